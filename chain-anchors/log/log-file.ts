import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NamedDatabase } from '#platform/named-database.ts';
import { storageFailureOf } from '#platform/storage-failure.ts';
import { makeFolder } from '#platform/private-files.ts';

/**
 * Opens a SQLite file of ours for its one writer: write-ahead log, every commit
 * synced (a root that was signed must not be forgotten), readable by its owner only.
 */
export function openForWriting(path: string): DatabaseSync {
  makeFolder(dirname(path));
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    settle(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Brings all commits into the main file: what a former process left in the log beside it, so that
 * damage of the main file is not hidden until that log is gone; and at the end, so that a stopped
 * system leaves whole files.
 */
function settle(database: DatabaseSync): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** The same at the end; where there is no room for it, the log beside the file holds the rest. */
export function settleIfRoom(database: DatabaseSync, folder: string): void {
  try {
    settle(database);
  } catch (error) {
    if (storageFailureOf(error, folder) === null) throw error;
  }
}

/** Opens it beside its writer, for queries. Throws when it is not there. */
export const openForReading = (path: string): DatabaseSync =>
  new NamedDatabase(path, 'log/anchors.db', { readOnly: true, timeout: 5_000 });
