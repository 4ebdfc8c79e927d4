import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Nothing can be made there, whoever asks: `/proc` is such a place. */
export class NoFolderHere extends Error {
  override readonly name = 'NoFolderHere';
  /** As the errors of the operating system have it. */
  readonly code = 'NOFOLDER';
  readonly path: string;
  constructor(path: string) {
    super(`no folder can be made: ${path}`);
    this.path = path;
  }
}

/**
 * Makes a folder that only its owner may enter, with those above it that are missing. Throws
 * NoFolderHere, and what the operating system says. (`recursive` of Node.js never ends where nothing
 * can be made: it takes ENOENT for a missing parent, and asks again.)
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') throw new NoFolderHere(each);
      // Somebody else made it meanwhile.
      if (code !== 'EEXIST') throw error;
    }
  }
}

/** Makes a folder that only its owner may enter, and its entry in the parent durable. */
export function createPrivateFolder(folder: string): void {
  makeFolder(folder);
  chmodSync(folder, 0o700);
  const parent = openSync(dirname(folder), 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}

/**
 * Makes an empty file that only its owner may read, unless it is there; SQLite
 * gives `-wal` and `-shm` the rights of the main file. A file that is there is
 * not opened: closing it would drop the locks this process holds on it.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    chmodSync(path, 0o600);
  }
}
