// A build beside a server that runs from the same folder: nothing is taken away before what follows is there.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a finished folder in the place of another, which is gone for no longer than two renames take. */
export function replaceFolder(finished, folder) {
  const former = `${folder}.former`;
  rmSync(former, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, former);
  renameSync(finished, folder);
  rmSync(former, { recursive: true, force: true });
}

/** Takes away what a build that began at this moment did not write: files whose source is gone. */
export function removeOlder(folder, began) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      removeOlder(path, began);
      if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
    } else if (statSync(path).mtimeMs < began) rmSync(path);
  }
}
