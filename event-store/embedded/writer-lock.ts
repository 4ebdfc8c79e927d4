import { join } from 'node:path';
import { type FileLock, lockFile, type LockHold } from '#platform/file-lock.ts';

/** Another process writes to the folder and lets nobody else, or this one asks to be alone. */
export class EventStoreInUse extends Error {
  override readonly name = 'EventStoreInUse';
  readonly folder: string;
  constructor(folder: string) {
    super(`the event store in ${folder} is already open for writing; stop the other process first`);
    this.folder = folder;
  }
}

/** A first writer needs so long at most until the file is ready for others, ms. */
const waitMs = 3_000;
/** Whoever only looks whether the folder is free holds the lock for less, ms. */
const lookMs = 100;

const pathIn = (folder: string): string => join(folder, 'writer.lock');

/** The lock of a folder that nobody writes to just now; null when somebody does. */
export const lockIfAlone = (folder: string): FileLock | null =>
  lockFile(pathIn(folder), 'alone', lookMs);

/**
 * Makes the caller a writer of a folder until `release`, or until its process ends in whatever way:
 * the only one (`alone`), or one of several (`shared`). Readers of the store are not in its way.
 * Throws EventStoreInUse.
 */
export function lockForWriting(folder: string, hold: LockHold): FileLock {
  const lock = lockFile(pathIn(folder), hold, waitMs);
  if (lock === null) throw new EventStoreInUse(folder);
  return lock;
}

/**
 * The lock of one of several writers. `prepare` makes or looks after the file: the first to come
 * does so alone, and whoever comes meanwhile waits for it. Throws EventStoreInUse.
 */
export function joinWriters(folder: string, prepare: () => void): FileLock {
  const alone = lockIfAlone(folder);
  if (alone !== null) {
    try {
      prepare();
    } finally {
      alone.release();
    }
  }
  const shared = lockFile(pathIn(folder), 'shared', waitMs);
  if (shared === null) throw new EventStoreInUse(folder);
  return shared;
}
