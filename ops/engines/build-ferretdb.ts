import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ferretProgram } from './ferret-program.ts';

/**
 * Part of `npm run engines`: fetches and builds FerretDB, a server that speaks MongoDB's protocol, for the specs that need one
 * (`test/mongodb*.int.spec.ts`). Needs Go; what is fetched is held to `ferretdb/go.sum`. It lies in the user's
 * cache, outside the project, and is no part of it.
 */
const program = ferretProgram();
if (existsSync(program)) {
  process.stdout.write(`${program} is there\n`);
} else {
  mkdirSync(dirname(program), { recursive: true });
  // Whole or not there: a build that is ended in the middle leaves no program behind.
  const part = `${program}.part`;
  const built = spawnSync('go', ['build', '-mod=readonly', '-o', part, '.'], {
    cwd: join(import.meta.dirname, 'ferretdb'),
    stdio: 'inherit',
  });
  if (built.error !== undefined) process.stderr.write(`go: ${built.error.message}\n`);
  if (built.status === 0) renameSync(part, program);
  process.exitCode = built.status ?? 1;
}
