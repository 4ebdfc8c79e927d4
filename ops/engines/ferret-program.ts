import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enginesFolder } from './engines-folder.ts';

const version = '1.24.2';

/** Where `npm run engines` puts FerretDB, and tests look for it: another place for each version of our own part. */
export function ferretProgram(): string {
  const own = readFileSync(join(import.meta.dirname, 'ferretdb', 'main.go'));
  const digest = createHash('sha256').update(own).digest('hex').slice(0, 8);
  return join(enginesFolder(), `ferretdb-${version}-${digest}`);
}
