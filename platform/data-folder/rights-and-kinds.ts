import { lstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** Something else lies in the place of a file: opening a pipe would wait for a writer for ever. */
export class NoRegularFile extends Error {
  override readonly name = 'NoRegularFile';
}

/** What lies at a path in the place of a file, in a word; null for a file, and for nothing. */
export function otherThanFile(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return null;
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  return found.isSocket() ? 'socket' : 'device';
}

/** Throws NoRegularFile; nothing for a path where nothing is. */
export function refuseOtherThanFile(path: string): void {
  const kind = otherThanFile(path);
  if (kind !== null)
    throw new NoRegularFile(`a ${kind} stands in the place of the file ${basename(path)}`);
}

/** Whoever may write there could put in what is believed: an account, or another file under the same name. */
export class WritableByOthers extends Error {
  override readonly name = 'WritableByOthers';
}

/** Throws WritableByOthers where everybody on the machine may write to a file or folder; nothing where nothing is. */
export function refuseWritableByOthers(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink() || (found.mode & 0o002) === 0) return;
  throw new WritableByOthers(
    `${path} can be written by others (mode ${(found.mode & 0o777).toString(8)})`,
  );
}
