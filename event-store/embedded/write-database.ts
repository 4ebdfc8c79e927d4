import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from '#platform/private-files.ts';
import { checkSchema, ensureSchema, storeFileName } from './schema.ts';
import type { WriterOptions } from './writer-protocol.ts';

const pageBytes = 4096;

type FileOptions = Pick<WriterOptions, 'folder' | 'maxFileBytes'>;

/**
 * Opens the store's file for a writer, with a sync before every commit returns, and makes it ready:
 * nobody else writes meanwhile.
 */
export function openForWriting(options: FileOptions): DatabaseSync {
  createPrivateFile(join(options.folder, storeFileName));
  return opened(options, (database) => {
    ensureSchema(database);
    settle(database);
  });
}

/** Opens a file that is ready, beside others who write to it. */
export const openPrepared = (options: FileOptions): DatabaseSync => opened(options, checkSchema);

function opened(
  { folder, maxFileBytes }: FileOptions,
  look: (database: DatabaseSync) => void,
): DatabaseSync {
  const file = join(folder, storeFileName);
  // The appender keeps the references; checking them again costs a look-up per event.
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: false });
  try {
    database.exec(`
      PRAGMA page_size = ${pageBytes};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON; -- macOS: past the disk's cache; no effect elsewhere
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -16384;
      PRAGMA temp_store = MEMORY;`);
    if (maxFileBytes !== null) {
      database.exec(`PRAGMA max_page_count = ${Math.floor(maxFileBytes / pageBytes)}`);
    }
    look(database);
    // To begin a transaction the appender waits in its own way.
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Brings all commits into the main file, synced, and empties the write-ahead log.
 *
 * After a failed sync the operating system may call pages clean that it never
 * wrote. Frames that only the log holds would then be trusted and later lost;
 * so a store starts, and starts again after an i/o error, from a synced file.
 */
export function settle(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(TRUNCATE);
    PRAGMA busy_timeout = 0`);
}

/** Writes and takes back 64 KiB, so that a store that ran full learns when there is room. */
export function probe(database: DatabaseSync): void {
  settle(database);
  database.exec('INSERT INTO probes VALUES (zeroblob(65536))');
  database.exec('DELETE FROM probes');
}
