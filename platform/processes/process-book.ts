import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { sharedFiles } from '../data-folder/folder-files.ts';
import { openingShared } from '../data-folder/shared-file.ts';
import { NamedDatabase } from '../named-database.ts';
import { createPrivateFile, makeFolder } from '../private-files.ts';

/** What the processes of one data folder tell each other; none of it outlives them. */
export const processFolder = (dataFolder: string): string => join(dataFolder, 'processes');

export const bookFile = (folder: string): string => join(folder, 'roles.db');

/**
 * `lease`: who does what only one may do, until when (ms of {@link sinceBoot}), under which number.
 * `process`: who is there. `note`: the last word of whoever has a role. `question`: what one process
 * asks of whoever has a role, and the answer. `running`: what is being done in one process only.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS lease (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, fence INTEGER NOT NULL, until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS process (
    id TEXT PRIMARY KEY, roles TEXT NOT NULL, url TEXT, seen INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS question (
    id INTEGER PRIMARY KEY, role TEXT NOT NULL, content TEXT NOT NULL, answer TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS running (
    id BLOB PRIMARY KEY, process TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Opens the book of a folder, which is made when it is not there; nobody else may be at its making. */
export function openProcessBook(folder: string): DatabaseSync {
  makeFolder(folder);
  return openingShared(bookFile(folder), () => {
    createPrivateFile(bookFile(folder));
    const database = new NamedDatabase(bookFile(folder), sharedFiles.book, { timeout: 5_000 });
    // What a power cut takes from it was worth nothing after it.
    database.exec(`PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL; ${tables}`);
    return database;
  });
}

/** Forgets what earlier processes left; only while no other process is there. */
export function beginProcessBook(database: DatabaseSync): void {
  database.exec(`UPDATE lease SET until = 0; DELETE FROM process; DELETE FROM note;
    DELETE FROM question; DELETE FROM running`);
}

/**
 * Milliseconds since the machine started: the same clock in every process of it, which nobody sets
 * back. Kept nowhere that outlives the machine.
 */
export const sinceBoot = (): number => Number(process.hrtime.bigint() / 1_000_000n);
