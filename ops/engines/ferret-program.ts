import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '1.24.2';

/** Where `npm run engines` puts FerretDB, and tests look for it. */
export const ferretProgram = (): string =>
  join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'andu',
    'engines',
    `ferretdb-${version}`,
  );
