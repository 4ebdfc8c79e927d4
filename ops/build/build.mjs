// Builds what runs: TypeScript to dist/ and the screens to dist/ui/.
// `--if-changed` skips the work when no source is newer than the last build.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { removeOlder, replaceFolder } from './in-place.mjs';
import { lawPackage } from './law-package.mjs';
import { pinnedNode, refuseOtherNode } from './pinned-node.mjs';
import { newestSource, sourceFolders } from './sources.mjs';

const root = new URL('../..', import.meta.url).pathname;
const stamp = join(root, 'dist/.built');

function run(command, args) {
  const { status } = spawnSync(join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Files that the compiler does not carry along but the program reads. */
function copyData(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) copyData(path);
    else if (/\.(sql|ndjson)$/.test(entry.name) || path.includes('/data/'))
      cpSync(path, join(root, 'dist', path.slice(root.length)));
  }
}

/** The script of the page that verifies a bundle in a browser, bundled once and not at run time. */
function buildVerifierPage() {
  const { stdout, status } = spawnSync(
    pinnedNode(),
    [join(root, 'dist/ops/build/verifier-page-script.js')],
    { cwd: root, stdio: ['ignore', 'pipe', 2], maxBuffer: 2 ** 26 },
  );
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(join(root, 'dist/chain-anchors/verifier/page-script.built.js'), stdout);
}

/**
 * The screens, each file compressed once and not at every request. They are built beside those that a
 * server may be showing, and take their place when they are whole.
 */
function buildScreens() {
  run('vite', ['build', '--config', 'ops/build/vite.config.ts', '--logLevel', 'warn']);
  const built = join(root, 'dist/ui.coming');
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // All of them: the server takes the compressed one for every file, or none.
    if (entry.isFile()) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
  replaceFolder(built, join(root, 'dist/ui'));
}

async function buildLawPackage() {
  mkdirSync(join(root, 'dist/law'), { recursive: true });
  const code = await lawPackage(join(root, 'dist/domain/law/package.js'));
  writeFileSync(join(root, 'dist/law/andu-law.js'), code);
}

refuseOtherNode();
const upToDate = existsSync(stamp) && statSync(stamp).mtimeMs > newestSource(root);
if (!(process.argv.includes('--if-changed') && upToDate)) {
  // Until the end there is no build that counts as done; a server that runs from here keeps its files.
  rmSync(stamp, { force: true });
  const began = Date.now();
  run('tsc', ['-p', 'tsconfig.build.json']);
  for (const folder of sourceFolders(root)) if (folder !== 'ui') copyData(join(root, folder));
  buildVerifierPage();
  await buildLawPackage();
  if (existsSync(join(root, 'ops/build/vite.config.ts'))) buildScreens();
  removeOlder(join(root, 'dist'), began);
  writeFileSync(stamp, '');
}
