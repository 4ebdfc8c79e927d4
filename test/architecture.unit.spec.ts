import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What each folder may import; see "The house" in docs/architecture.md. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  'event-store': ['domain'],
  migrations: ['domain', 'event-store'],
  commands: ['domain', 'event-store'],
  projections: ['domain', 'event-store', 'migrations'],
  'chain-anchors': ['domain', 'event-store'],
  'read-api': ['domain', 'event-store', 'projections'],
  ui: ['domain'],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export|\}|.*\bimport\()[^'\n]*'([^']+)'/gm)]
    .filter(([line]) => /\bfrom '|^import '|\bimport\('/.test(line))
    .map((match) => match[1]!);
}

/** The top folder a specifier leads to, or null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0]!;
  if (!specifier.startsWith('.')) return null;
  return relative(root, resolve(dirname(file), specifier)).split('/')[0]!;
}

const existing = readdirSync(root).filter((name) => name in mayImport);

describe('the direction of imports', () => {
  test.each(existing)('%s knows only what stands below it', (folder) => {
    const wrong = sources(join(root, folder)).flatMap((file) =>
      importsOf(file)
        .map((specifier) => ({ file: relative(root, file), to: target(file, specifier) }))
        .filter(({ to }) => to !== null && to !== folder && !mayImport[folder]!.includes(to)),
    );
    expect(wrong).toEqual([]);
  });

  test('domain is pure: no Node API, no framework', () => {
    const allowed = new Set(['zod']);
    const wrong = sources(join(root, 'domain'))
      .filter((file) => !file.endsWith('.spec.ts') && !file.includes('/testing/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => !/^[.#]/.test(specifier) && !allowed.has(specifier))
          .map((specifier) => `${relative(root, file)}: ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });
});
