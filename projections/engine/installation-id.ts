import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFolder } from '#platform/private-files.ts';

/**
 * By what a data folder has in a server is told from what another has there: 12 hex digits in a file among the views.
 * Gone with them, the views are filled anew beside what is there: none of another store is ever taken for ours.
 */
export interface InstallationId {
  /** Null where nothing was written yet. */
  read(): string | null;
  readOrMake(): string;
}

/** @param server by its kind: each has an id of its own. */
export function installationId(
  folder: string,
  server: 'mongodb' | 'elasticsearch',
): InstallationId {
  const file = join(folder, `${server}.id`);
  const read = (): string | null => {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    return /^[0-9a-f]{12}$/.test(text) ? text : null;
  };
  return {
    read,
    readOrMake() {
      const known = read();
      if (known !== null) return known;
      createPrivateFolder(folder);
      const id = randomUUID().replaceAll('-', '').slice(-12);
      writeFileSync(file, `${id}\n`, { mode: 0o600, flush: true });
      return id;
    },
  };
}
