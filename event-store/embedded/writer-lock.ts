import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from '#platform/private-files.ts';
import { sqliteCode } from './storage-failure.ts';

const busy = 5;

/** Another process, or another store of this process, writes to the folder. */
export class EventStoreInUse extends Error {
  override readonly name = 'EventStoreInUse';
  readonly folder: string;
  constructor(folder: string) {
    super(`the event store in ${folder} is already open for writing; stop the other process first`);
    this.folder = folder;
  }
}

/**
 * Makes the caller the only writer of a folder until `release`, or until its
 * process ends in whatever way.
 *
 * The lock is SQLite's own exclusive file lock on an empty file beside the
 * store: the kernel takes it back after `kill -9`, which a file with a process
 * id does not survive, and readers of the store are not in its way. Nothing
 * else may open that file: closing it anywhere in the process drops a POSIX lock.
 * Throws EventStoreInUse.
 */
export function lockForWriting(folder: string): { release(): void } {
  const path = join(folder, 'writer.lock');
  createPrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: 500 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw sqliteCode(error) === busy ? new EventStoreInUse(folder) : error;
  }
  return { release: () => lock.close() };
}
