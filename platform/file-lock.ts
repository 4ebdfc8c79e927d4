import { DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from './private-files.ts';
import { refuseOther, UnusableSharedFile } from './data-folder/shared-file.ts';
import { sqliteCode } from './sqlite-code.ts';
import { isDamage } from './storage-failure.ts';

/** `alone`: nobody else holds it in any way; `shared`: nobody holds it alone. */
export type LockHold = 'alone' | 'shared';

/** A lock that is held until it is released, or its process ends in whatever way. */
export interface FileLock {
  /** Again is no fault. */
  release(): void;
}

const busy = 5;

/**
 * Takes a lock of the kernel on an empty file, which is made when it is not there; null when another
 * holds it for longer than `waitMs`, during which the caller's thread stands still.
 *
 * The lock is SQLite's own on a database without content: the kernel takes it back after `kill -9`,
 * which a file with a process id does not survive. Nothing else may open that file: closing it
 * anywhere in the process drops a POSIX lock. Throws UnusableSharedFile for one with another content, and for what is no file.
 */
export function lockFile(path: string, hold: LockHold, waitMs: number): FileLock | null {
  refuseOther(path, 'file');
  createPrivateFile(path);
  const lock = new DatabaseSync(path, { timeout: waitMs });
  try {
    lock.exec(hold === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT * FROM sqlite_schema');
  } catch (error) {
    lock.close();
    // It holds nothing: what is in it was put there by somebody else.
    if (isDamage(error)) throw new UnusableSharedFile(path, { cause: error });
    if (sqliteCode(error) !== busy) throw error;
    return null;
  }
  return {
    release() {
      if (lock.isOpen) lock.close();
    },
  };
}
