import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './peers-folder.ts';

/**
 * `npm run peers`: installs the event stores that `andu bench peers` compares ours with, as their lock file
 * says and without running scripts of theirs. They lie in the user's cache, outside the project, and are no
 * part of it. PostgreSQL is not installed: the machine's own programs are used.
 */
const folder = peersFolder();
mkdirSync(folder, { recursive: true });
for (const name of ['package.json', 'package-lock.json']) {
  copyFileSync(join(import.meta.dirname, 'packages', name), join(folder, name));
}
const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
  cwd: folder,
  stdio: 'inherit',
});
if (installed.error !== undefined) process.stderr.write(`npm: ${installed.error.message}\n`);
process.exitCode = installed.status ?? 1;
