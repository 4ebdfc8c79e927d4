import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodePackages, nodeVersion, otherNode, pinnedNode } from '../ops/build/pinned-node.mjs';

const root = resolve(import.meta.dirname, '..');
const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { packages } = json('package-lock.json') as {
  packages: Record<
    string,
    { version?: string; integrity?: string; os?: string; cpu?: string; hasInstallScript?: boolean }
  >;
};
const manifest = json('package.json') as {
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

test.each(Object.entries(nodePackages))(
  'the lock file holds the digest of the Node.js for %s, of the one version',
  (platform, name) => {
    const [os, cpu] = platform.split('-');
    expect(manifest.optionalDependencies[name]).toBe(nodeVersion);
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version: nodeVersion,
      integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/),
      os,
      cpu,
    });
  },
);

test('no package is taken without a digest, and none but these may run a script', () => {
  const names = Object.keys(packages).filter((name) => name !== '');
  expect(names.filter((name) => !packages[name]!.integrity?.startsWith('sha512-'))).toEqual([]);
  const scripts = names
    .filter((name) => packages[name]!.hasInstallScript)
    .map((name) => name.replace(/^.*node_modules\//, ''));
  expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(scripts));
  expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual([
    '@swc/core',
  ]);
});

test('scripts of npm, the command line and this test run on it', () => {
  const pinned = realpathSync(pinnedNode());
  expect(realpathSync(join(root, 'node_modules/.bin/node'))).toBe(pinned);
  expect(realpathSync(process.execPath)).toBe(pinned);
  const { stdout } = spawnSync(pinned, ['--version'], { encoding: 'utf8' });
  expect(stdout.trim()).toBe(`v${nodeVersion}`);
});

test('another Node.js is refused with a sentence, in both languages', () => {
  expect(otherNode(`v${nodeVersion}`)).toBeNull();
  expect(otherNode('v20.20.2')).toMatch(/npm ci\n.*this is v20\.20\.2; run npm ci/);
  // The packages of other platforms are not installed here.
  const here = `${process.platform}-${process.arch}`;
  const [platform, name] = Object.entries(nodePackages).find(([each]) => each !== here)!;
  expect(() => pinnedNode(platform)).toThrow(`${name} is missing; run npm ci`);
});

/** What the launcher says and exits with on a Node.js that calls itself so. */
function launchedBy(version: string, platform: string): { status: number | null; said: string } {
  const named = `for (const [name, value] of Object.entries(${JSON.stringify({ version, platform })}))
    Object.defineProperty(process, name, { value });`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(named)}`,
      join(root, 'bin/andu.mjs'),
      'help',
    ],
    { encoding: 'utf8' },
  );
  return { status, said: stderr };
}

test('the launcher on an older Node.js without the package says which one is needed, and fails', () => {
  const { status, said } = launchedBy('v20.20.2', 'freebsd');
  expect(said).toContain(`案牍须在 Node.js ${nodeVersion} 上运行，当前为 v20.20.2；请执行 npm ci`);
  expect(said).toContain(`Andu runs on Node.js ${nodeVersion}, this is v20.20.2; run npm ci`);
  expect(status).toBe(1);
});

test('the launcher on a machine whose package is not installed says so, and fails', () => {
  const other = Object.keys(nodePackages).find((each) => !each.startsWith(process.platform))!;
  const [platform] = other.split('-');
  const { status, said } = launchedBy('v20.20.2', platform!);
  expect(said).toMatch(/缺少 Node\.js（.*）.*npm ci\n.* is missing; run npm ci/u);
  expect(status).toBe(1);
});
