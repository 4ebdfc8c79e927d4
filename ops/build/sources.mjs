// What a build is made of. Whatever else lies beside it (cases, evidence, a data folder) is no source:
// it would start a build, and take away what a running server serves meanwhile.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const notBuilt = new Set(['node_modules', 'test']);

/** The folders of the checkout at `root` that its tsconfig.json names, without those that are not built. */
export function sourceFolders(root) {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return include.filter((name) => !notBuilt.has(name) && existsSync(join(root, name)));
}

/** Newest modification time (ms) of anything that the checkout at `root` is built from. */
export function newestSource(root) {
  const settings = readdirSync(root).filter(
    (name) => name.endsWith('.ts') || /^(package(-lock)?|tsconfig.*)\.json$/.test(name),
  );
  return Math.max(
    ...settings.map((name) => statSync(join(root, name)).mtimeMs),
    ...sourceFolders(root).map((name) => newestBelow(join(root, name))),
  );
}

function newestBelow(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notBuilt.has(entry.name)) continue;
    const path = join(folder, entry.name);
    const time = entry.isDirectory() ? newestBelow(path) : statSync(path).mtimeMs;
    if (time > latest) latest = time;
  }
  return latest;
}
