import { closeSync, openSync, readSync, statSync } from 'node:fs';
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

/** What a SQLite file of ours holds. */
export interface FileLayout {
  /** The statements that make its tables. */
  readonly tables: string;
  /** `user_version` and `application_id` of the file. */
  readonly version: number;
  readonly application: number;
}

/**
 * What is wrong with a file as a SQLite file: pages, indices and their rows by SQLite's own
 * check, the tables against those that its layout makes, and what the file says of itself.
 */
export function fileFaults(database: DatabaseSync, path: string, layout: FileLayout): string[] {
  return [
    ...headerFaults(path),
    ...checked(() => structureFaults(database, layout)),
    ...checked(() => layoutFaults(database, layout.tables)),
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

/** Bytes of a SQLite file that say how it is to be read. */
const headLength = 100;

/** Those bytes; fewer in a file that is shorter. */
export function headOf(path: string): Buffer {
  const head = Buffer.alloc(headLength);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head, 0, headLength, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * The header by the "Database File Format" of SQLite, 1.3: what its own check passes over. Bytes 18 and
 * 19 say what may write and read the file; above 2 nobody may.
 */
function headerFaults(path: string): string[] {
  const head = headOf(path);
  const faults: string[] = [];
  if (head.length < headLength) return ['it is shorter than a header'];
  if (head[18] !== head[19] || ![1, 2].includes(head[18]!)) {
    faults.push(`the header has format ${head[18]} and ${head[19]}`);
  }
  // Not written yet while all but the first page lies in the log beside it.
  const schemaFormat = head.readUInt32BE(44);
  const wanted = hasLog(path) ? [0, 4] : [4];
  if (!wanted.includes(schemaFormat)) faults.push(`the header has schema format ${schemaFormat}`);
  const unused = [head.subarray(20, 21), head.subarray(48, 56), head.subarray(64, 68)];
  if ([...unused, head.subarray(72, 92)].some((bytes) => bytes.some((byte) => byte !== 0))) {
    faults.push('the header has a value where none belongs');
  }
  return faults;
}

const hasLog = (path: string): boolean =>
  (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

function structureFaults(database: DatabaseSync, { version, application }: FileLayout): string[] {
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
    ...lines('user_version')
      .filter((text) => text !== String(version))
      .map((text) => `it has layout ${text}; this program knows ${version}`),
    ...lines('application_id')
      .filter((text) => text !== String(application))
      .map((text) => `its application is ${text}`),
    ...lines('integrity_check(20)').filter((text) => text !== 'ok'),
  ];
}

function layoutFaults(database: DatabaseSync, tables: string): string[] {
  const expected = new DatabaseSync(':memory:');
  try {
    expected.exec(tables);
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
