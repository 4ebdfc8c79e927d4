import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where `npm run engines` puts what it fetches, and tests look for it: in the user's cache, outside the project. */
export const enginesFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'andu', 'engines');
