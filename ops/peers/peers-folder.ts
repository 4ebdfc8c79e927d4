import { homedir } from 'node:os';
import { join } from 'node:path';

/** Changes with `packages/package-lock.json`, so that what was installed before is not taken for it. */
const edition = 1;

/** Where `npm run peers` installs the event stores that we are compared with. */
export const peersFolder = (): string =>
  join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'andu',
    'peers',
    String(edition),
  );
