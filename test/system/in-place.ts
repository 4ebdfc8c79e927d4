import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

/** Puts an empty folder in the place of a file. */
export function mkdirInPlace(path: string): void {
  rmSync(path, { force: true });
  mkdirSync(path);
}

/** Puts a pipe in the place of a file: whoever opens it waits. */
export function pipeInPlace(path: string): void {
  rmSync(path);
  execFileSync('mkfifo', ['-m', '600', path]);
}
