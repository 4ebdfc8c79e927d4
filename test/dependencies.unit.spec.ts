import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}
interface Locked {
  readonly peerDependencies?: Record<string, string>;
  readonly os?: readonly string[];
  readonly cpu?: string | readonly string[];
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const direct = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).filter(([path]) => path !== '');

/** Also of what is installed on other platforms only. */
const licences = new Map(
  locked.map(([path, { license }]) => [path.replace(/^node_modules\//, ''), license]),
);

/** The rows of a table whose first cell is one name in code marks: name, then the other cells. */
const rows = read('docs/dependencies.md')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const name = /^`([^`]+)`$/.exec(cells[1] ?? '')?.[1];
    return name !== undefined && cells.length === 7 ? [{ name, cells: cells.slice(2, 6) }] : [];
  });

describe('docs/dependencies.md', () => {
  test('names every direct dependency once, and nothing else', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(direct).sort());
  });

  test.each(rows)('$name: the licence is that of the package, and the purpose is said', (row) => {
    const [licence, month, purpose] = row.cells;
    expect(licence).toBe(licences.get(row.name));
    expect(month).toMatch(/^20\d\d-\d\d$/);
    expect(purpose).not.toBe('');
  });
});

describe('package.json', () => {
  test('pins every direct dependency to one version', () => {
    const loose = Object.entries(direct).filter(
      ([, version]) => !/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('names nothing that nothing uses', () => {
    const text = globSync('**/*.{ts,tsx,mjs}', {
      cwd: root,
      exclude: (path) => ['node_modules', 'dist'].includes(String(path)),
    })
      .map(read)
      .join('\n');
    const peers = new Set(
      locked.flatMap(([, { peerDependencies }]) => Object.keys(peerDependencies ?? {})),
    );
    // Programs of the scripts are called by name, not imported.
    const programs = new Set([
      ...Object.keys(manifest.optionalDependencies ?? {}),
      'oxlint',
      'prettier',
      'typescript',
      'jest',
    ]);
    const unused = Object.keys(direct).filter(
      (name) =>
        !name.startsWith('@types/') &&
        !peers.has(name) &&
        !programs.has(name) &&
        !new RegExp(`['"/]${name.replaceAll('/', '\\/')}['"/]`).test(text),
    );
    expect(unused).toEqual([]);
  });
});

describe('the lock file', () => {
  test('holds the digest of everything that is installed', () => {
    expect(locked.filter(([, { integrity, link }]) => !integrity && !link)).toEqual([]);
  });

  test('installs on x64 and on arm64: machine code is optional and there for both', () => {
    const machineCode = locked.filter(([, { cpu }]) => cpu !== undefined);
    expect(machineCode.filter(([, { optional }]) => optional !== true)).toEqual([]);
    const families = new Map<string, Set<string>>();
    for (const [path, { os, cpu }] of machineCode) {
      if (!os?.includes('linux')) continue;
      const family = path.slice(0, path.search(/(-?linux)/));
      const processors = families.get(family) ?? new Set();
      for (const processor of [cpu!].flat()) processors.add(processor);
      families.set(family, processors);
    }
    expect(families.size).toBeGreaterThan(3);
    const missing = [...families].filter(([, processors]) =>
      ['x64', 'arm64'].some((processor) => !processors.has(processor)),
    );
    expect(missing).toEqual([]);
  });
});
