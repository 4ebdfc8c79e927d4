import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from '#platform/sqlite-code.ts';
import { openToCheck } from '#platform/stored-file.ts';
import { storeFiles } from '#platform/data-folder/folder-files.ts';
import { largestAtStartBytes } from './look-before.ts';

/** What SQLite finds wrong with a table of a file; its words are for the operator, not for everybody. */
export interface FileDamage {
  readonly path: string;
  readonly table: string;
  readonly fault: string;
}

/** The databases of a data folder that a start did not look through, since they are too large to wait for. */
export const largeFiles = (folder: string): readonly string[] =>
  storeFiles
    .map(({ path }) => join(folder, path))
    .filter((path) => sizeOf(path) + sizeOf(`${path}-wal`) > largestAtStartBytes);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * The first fault of each table, with its indices. Table by table, so that no snapshot of the whole file keeps
 * the write-ahead log from being taken up; `sqlite_schema` stands for the list of free pages as well. Throws what
 * is no damage, as a file that is locked.
 */
export function* largeFileFaults(path: string): Generator<FileDamage> {
  const looked = (table: string, look: () => string | null): FileDamage[] => {
    const fault = damageOf(look);
    return fault === null ? [] : [{ path, table, fault }];
  };
  const schema = 'sqlite_schema';
  const found = looked(schema, () => tableFault(path, schema));
  yield* found;
  // Where the list of tables cannot be trusted, nothing that it leads to can be looked for.
  if (found.length > 0) return;
  for (const table of tablesOf(path)) yield* looked(table, () => tableFault(path, table));
}

/** SQLite's primary result codes that speak of the file itself: IOERR, CORRUPT, NOTADB. */
const ofTheFile = new Set([10, 11, 26]);

function damageOf(look: () => string | null): string | null {
  try {
    return look();
  } catch (error) {
    if (!ofTheFile.has(sqliteCode(error))) throw error;
    return (error as Error).message;
  }
}

const tableFault = (path: string, table: string): string | null =>
  reading(path, (database) => {
    const check = database.prepare(`PRAGMA quick_check("${table.replaceAll('"', '""')}")`);
    const [verdict] = Object.values(check.get()!);
    return verdict === 'ok' ? null : String(verdict);
  });

const tablesOf = (path: string): readonly string[] =>
  reading(path, (database) =>
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
      .all()
      .map(({ name }) => String(name)),
  );

function reading<Found>(path: string, read: (database: DatabaseSync) => Found): Found {
  const database = openToCheck(path, 'live');
  try {
    return read(database);
  } finally {
    database.close();
  }
}
