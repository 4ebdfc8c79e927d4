import { closeSync, openSync, readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';

/** `live`: a server may write to it; `still`: nobody does, as in a backup, so nothing is left beside it. */
export type FileUse = 'live' | 'still';

/** Opens a SQLite file for looking only. Throws when it is not there or no database. */
export function openToCheck(path: string, use: FileUse): DatabaseSync {
  const url = pathToFileURL(path);
  if (use === 'still') url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true, timeout: 5_000 });
}

/** Begins one snapshot of the file: what is written from now on does not show. */
export function holdSnapshot(database: DatabaseSync): void {
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/**
 * What is wrong with a file as a SQLite file: pages, indices and their rows by SQLite's own
 * check, the tables against those that `layout` makes, and what the file says of itself.
 */
export function fileFaults(database: DatabaseSync, path: string, layout: string): string[] {
  return [
    ...headerFaults(path),
    ...checked(() => structureFaults(database)),
    ...checked(() => layoutFaults(database, layout)),
  ];
}

/** What reading throws is a fault like any other. */
export function checked(find: () => string[]): string[] {
  try {
    return find();
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Bytes 18 and 19: what may write and read it; above 2 nobody may. */
function headerFaults(path: string): string[] {
  const head = Buffer.alloc(100);
  const file = openSync(path, 'r');
  readSync(file, head, 0, 100, 0);
  closeSync(file);
  const faults: string[] = [];
  if (head[18] !== head[19] || ![1, 2].includes(head[18]!)) {
    faults.push(`the header has format ${head[18]} and ${head[19]}`);
  }
  return faults;
}

function structureFaults(database: DatabaseSync): string[] {
  const lines = (name: string): string[] =>
    database
      .prepare(`PRAGMA ${name}`)
      .all()
      .map((line) => String(Object.values(line)[0]));
  return [
    ...lines('encoding')
      .filter((text) => text !== 'UTF-8')
      .map((text) => `its encoding is ${text}`),
    ...lines('auto_vacuum')
      .filter((text) => text !== '0')
      .map((text) => `its vacuum is ${text}`),
    ...lines('integrity_check(20)').filter((text) => text !== 'ok'),
  ];
}

function layoutFaults(database: DatabaseSync, layout: string): string[] {
  const expected = new DatabaseSync(':memory:');
  try {
    expected.exec(layout);
    const found = objectsOf(database);
    const wanted = objectsOf(expected);
    return [...new Set([...found.keys(), ...wanted.keys()])]
      .filter((name) => found.get(name) !== wanted.get(name))
      .map((name) => `the definition of ${name} is not ours`);
  } finally {
    expected.close();
  }
}

const objectsOf = (database: DatabaseSync): Map<string, string> =>
  new Map(
    database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema')
      .all()
      .map((row) => [`${String(row['type'])} ${String(row['name'])}`, JSON.stringify(row)]),
  );
