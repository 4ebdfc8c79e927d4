import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enginesFolder } from './engines-folder.ts';

export const ferretVersion = '1.24.2';

/** Our own part of it is built by Go and not by us: a program in `dist/` finds it where it was built from. */
const sources = join(
  import.meta.dirname,
  import.meta.url.endsWith('.ts') ? 'ferretdb' : '../../../ops/engines/ferretdb',
);

/** Where `npm run engines` puts FerretDB, and tests look for it: another place for each version of our own part. */
export function ferretProgram(): string {
  const own = readFileSync(join(sources, 'main.go'));
  const digest = createHash('sha256').update(own).digest('hex').slice(0, 8);
  return join(enginesFolder(), `ferretdb-${ferretVersion}-${digest}`);
}
