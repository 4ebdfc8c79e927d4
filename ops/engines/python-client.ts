import { homedir } from 'node:os';
import { join } from 'node:path';

/** The client for Python, and the version of it that the specs were run with. */
export const pythonClient = { package: 'kurrentdbclient', version: '1.3.5' } as const;

/** Where `npm run engines:python` puts a Python with that client, and its spec looks for it. */
export const pythonFolder = (): string =>
  join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'andu',
    'engines',
    `${pythonClient.package}-${pythonClient.version}`,
  );
export const pythonProgram = (): string => join(pythonFolder(), 'bin', 'python');
