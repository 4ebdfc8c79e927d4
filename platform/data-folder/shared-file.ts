import { renameSync, rmSync, statSync } from 'node:fs';
import { sqliteCode } from '../sqlite-code.ts';
import { openToCheck } from '../stored-file.ts';
import { pageFault } from './refusals.ts';

/** A file that only serves running processes cannot be used, and not be made anew either. */
export class UnusableSharedFile extends Error {
  override readonly name = 'UnusableSharedFile';
  readonly path: string;
  constructor(path: string, options: ErrorOptions) {
    super((options.cause as Error).message, options);
    this.path = path;
  }
}

/** Throws UnusableSharedFile where something else lies in the place of a file, or of a folder, of that kind. */
export function refuseOther(path: string, due: 'file' | 'folder'): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (due === 'file' ? found.isFile() : found.isDirectory())) return;
  const cause = Object.assign(new Error(`it is no ${due}`), {
    code: due === 'file' ? 'EISDIR' : 'ENOTDIR',
  });
  throw new UnusableSharedFile(path, { cause });
}

/** What is wrong with such a file; null when it is sound or not there. */
export function sharedFileFault(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.isFile() && found.size === 0)) return null;
  if (!found.isFile()) return 'it is no file';
  try {
    const database = openToCheck(path, 'live');
    try {
      return pageFault(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (![11, 26].includes(sqliteCode(error))) throw error;
    return (error as Error).message;
  }
}

/**
 * Puts a damaged file aside, so that whoever opens it next makes it anew; to be called while no process
 * uses it. Gives what was wrong with it, or null. Throws UnusableSharedFile when that cannot be done.
 */
export function putDamagedAside(path: string): string | null {
  try {
    const fault = sharedFileFault(path);
    if (fault === null) return null;
    rmSync(`${path}.damaged`, { recursive: true, force: true });
    renameSync(path, `${path}.damaged`);
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    return fault;
  } catch (cause) {
    throw new UnusableSharedFile(path, { cause });
  }
}

/** Opens such a file. Throws UnusableSharedFile. */
export function openingShared<Result>(path: string, open: () => Result): Result {
  try {
    return open();
  } catch (cause) {
    throw new UnusableSharedFile(path, { cause });
  }
}
