import { statfsSync } from 'node:fs';
import { sqliteCode } from '#platform/sqlite-code.ts';

/** Why the store cannot write, as StoreUnavailable says it. */
export type StorageFailure = 'full' | 'io';

const full = 13;
/** PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, CANTOPEN, PROTOCOL, NOLFS, NOTADB. */
const failing = new Set([3, 5, 6, 7, 8, 10, 11, 14, 15, 22, 26]);

/**
 * Tells a failure of the storage below from a failure of one statement; null for
 * the latter. `folder` is asked for space, because some full disks show as an
 * i/o error (SQLITE_IOERR_SHMSIZE, for one).
 */
export function storageFailureOf(error: unknown, folder: string): StorageFailure | null {
  const code = sqliteCode(error);
  if (code === full) return 'full';
  if (!failing.has(code)) return null;
  return hasSpace(folder) ? 'io' : 'full';
}

/** CORRUPT or NOTADB: what is on the disk is no database, or not all of one. */
export const isDamage = (error: unknown): boolean => [11, 26].includes(sqliteCode(error));

function hasSpace(folder: string): boolean {
  try {
    return statfsSync(folder).bavail > 0;
  } catch {
    return true;
  }
}
