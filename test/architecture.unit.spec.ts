import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * The house, from the ground up: what each folder may import beside itself and `domain`. What stands on
 * one floor does not know its neighbours; what two of them share lies below.
 */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  platform: [],
  'event-store': ['platform'],
  migrations: ['platform', 'event-store'],
  http: ['platform', 'event-store', 'migrations'],
  identity: ['platform', 'event-store', 'migrations', 'http'],
  commands: ['platform', 'event-store', 'migrations', 'http', 'identity'],
  projections: ['platform', 'event-store', 'migrations'],
  'chain-anchors': ['platform', 'event-store', 'migrations', 'http'],
  'read-api': ['platform', 'event-store', 'migrations', 'http', 'projections'],
  ui: ['identity', 'commands', 'read-api'],
  demo: ['identity'],
  server: [
    'platform',
    'event-store',
    'migrations',
    'http',
    'identity',
    'commands',
    'projections',
    'chain-anchors',
    'read-api',
  ],
  ops: [
    'platform',
    'event-store',
    'migrations',
    'http',
    'identity',
    'commands',
    'projections',
    'chain-anchors',
    'demo',
  ],
};

/**
 * The rooms of the screens: what all of them stand on, then the pages' folders, each with the neighbours it
 * may ask, then what puts them together. `ui/main.tsx` alone stands above.
 */
const standOn = ['base', 'parts', 'words'] as const;
const uiMayImport: Record<string, readonly string[]> = {
  base: [],
  parts: ['base'],
  words: ['base', 'parts'],
  forms: standOn,
  'case-parts': [...standOn, 'forms'],
  documents: standOn,
  duty: standOn,
  messages: standOn,
  search: standOn,
  statistics: standOn,
  'work-list': standOn,
  warnings: standOn,
  audit: [...standOn, 'case-parts'],
  law: [...standOn, 'forms'],
  steps: [...standOn, 'forms', 'case-parts'],
  cases: [...standOn, 'forms', 'case-parts', 'documents', 'law', 'steps'],
  criminal: [...standOn, 'forms', 'case-parts', 'steps'],
  administration: [...standOn, 'duty', 'messages'],
  cockpit: [...standOn, 'duty', 'statistics'],
};
/** Above every page: the page table, the layout, what signs in and follows the server. */
const uiAbove = 'app';

/** On top: the composition root, the command line, and what tests the whole. */
const above = new Set(['cli', 'bin', 'test']);

const isSource = (name: string): boolean => /\.(?:tsx?|mts|mjs)$/.test(name);
const noSources = new Set(['node_modules', 'dist', 'docs']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return isSource(entry.name) ? [path] : [];
  });
}

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => name)
  .filter((name) => !noSources.has(name) && sources(join(root, name)).length > 0);

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:\bfrom |^import |\bimport\()'([^'\n]+)'/gm)].map(
    ([, name]) => name!,
  );
}

/** Modules of which a file imports nothing but types. */
function typeImportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export) type [^;]*? from '([^'\n]+)'/gm)].map(
    ([, name]) => name!,
  );
}

/** The path that a specifier leads to, from the root; null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return relative(root, resolve(dirname(file), specifier));
}

interface Edge {
  readonly file: string;
  readonly to: string;
}
const edgesOf = (folder: string): readonly Edge[] =>
  sources(join(root, folder)).flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const to = target(file, specifier);
      return to === null ? [] : [{ file: relative(root, file), to }];
    }),
  );
/** Of the files that stand in no folder: the composition root and the command line. */
const edgesOfRoot = (): readonly Edge[] =>
  readdirSync(root)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) =>
      importsOf(join(root, file)).flatMap((specifier) => {
        const to = target(join(root, file), specifier);
        return to === null ? [] : [{ file, to }];
      }),
    );
const top = (path: string): string => path.split('/')[0]!;

describe('the direction of imports', () => {
  test('every folder with sources has its floor', () => {
    expect(folders.filter((folder) => !(folder in mayImport) && !above.has(folder))).toEqual([]);
  });

  test.each(folders.filter((folder) => folder in mayImport))(
    '%s knows only what stands below it',
    (folder) => {
      const allowed = new Set([folder, 'domain', ...mayImport[folder]!]);
      expect(edgesOf(folder).filter(({ to }) => !allowed.has(top(to)))).toEqual([]);
    },
  );

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

  test('read-api asks the views by their ports', () => {
    const past = edgesOf('read-api').filter(
      ({ to }) => top(to) === 'projections' && !to.startsWith('projections/ports/'),
    );
    expect(past).toEqual([]);
  });

  test('an adapter is known to where its port is opened, and to what looks into its own files', () => {
    const adapters = [
      'event-store/embedded/',
      'projections/embedded/',
      'chain-anchors/ledger/embedded-ledger.ts',
    ];
    const intoFiles = [
      'projections/check/',
      'ops/',
      'cli/offline.ts',
      'server/data-folder/look-before.ts',
    ];
    const isOfAdapter = (path: string) => adapters.some((adapter) => path.startsWith(adapter));
    const mayKnow = (file: string) =>
      isOfAdapter(file) ||
      /\/open-(?:store|views|ledger)\.ts$|\.spec\.ts$|\/testing\//.test(file) ||
      intoFiles.some((place) => file.startsWith(place));
    const chosen = ['.', ...folders.filter((folder) => folder !== 'test')]
      .flatMap((folder) => (folder === '.' ? edgesOfRoot() : edgesOf(folder)))
      .filter(({ file, to }) => isOfAdapter(to) && !mayKnow(file));
    expect(chosen).toEqual([]);
  });

  test('the protocol for clients outside is known to where it is served, and to nothing it serves', () => {
    const place = 'event-store/grpc-server/';
    const known = ['.', ...folders.filter((folder) => folder !== 'test')]
      .flatMap((folder) => (folder === '.' ? edgesOfRoot() : edgesOf(folder)))
      .filter(({ to }) => to.startsWith(place))
      .filter(
        ({ file }) => !/^(?:event-store\/grpc-server|server|ops\/faults|ops\/fsck)\//.test(file),
      );
    expect(known).toEqual([]);
  });

  test('ui knows of the server what the routes answer, and only the types of it', () => {
    const wrong = sources(join(root, 'ui')).flatMap((file) => {
      const server = importsOf(file).filter((specifier) => /^#(?!domain\/)/.test(specifier));
      const types = new Set(typeImportsOf(file));
      return server
        .filter((specifier) => !specifier.endsWith('-answers.ts') || !types.has(specifier))
        .map((specifier) => `${relative(root, file)}: ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  test('the rooms of ui know what stands below them, and only the neighbours they name', () => {
    const room = (path: string) => path.split('/')[1]!;
    const rooms = readdirSync(join(root, 'ui'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && sources(join(root, 'ui', entry.name)).length > 0)
      .map(({ name }) => name);
    expect(rooms.toSorted()).toEqual([...Object.keys(uiMayImport), uiAbove].toSorted());
    const wrong = edgesOf('ui').filter(
      ({ file, to }) =>
        top(to) === 'ui' &&
        file.split('/').length > 2 &&
        room(file) !== uiAbove &&
        room(file) !== room(to) &&
        !uiMayImport[room(file)]!.includes(room(to)),
    );
    expect(wrong).toEqual([]);
  });

  test('what a test alone needs is imported by tests alone', () => {
    const testing = folders
      .filter((folder) => folder !== 'test')
      .flatMap((folder) => edgesOf(folder))
      .filter(
        ({ file, to }) => to.includes('/testing/') && !/\.spec\.tsx?$|\/testing\//.test(file),
      );
    expect(testing).toEqual([]);
  });
});

describe('the files', () => {
  const edges = Map.groupBy(
    [...edgesOfRoot(), ...folders.flatMap((folder) => edgesOf(folder))],
    ({ file }) => file,
  );

  test('import each other in no circle, types included', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) {
        circles.push([...way.slice(at), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const { to } of edges.get(file) ?? []) visit(to, [...way, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

/** No function is longer, lines; what is blank or a comment is counted too. */
const longest = 80;

/**
 * Functions over {@link longest} lines, arrow functions, methods and components included: `file name`, or
 * `file line …` where one has no name. Suites are lists of tests and not looked at.
 */
function longFunctions(): readonly string[] {
  const home = mkdtempSync(join(tmpdir(), 'andu-functions-'));
  const rule = ['error', { max: longest, skipBlankLines: false, skipComments: false, IIFEs: true }];
  const configuration = {
    plugins: [],
    categories: { correctness: 'off' },
    rules: { 'max-lines-per-function': rule },
  };
  writeFileSync(join(home, 'oxlint.json'), JSON.stringify(configuration));
  const suites = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**'];
  const files = readdirSync(root).filter((name) => name.endsWith('.ts'));
  const ignored = suites.map((pattern) => `--ignore-pattern=${pattern}`);
  const given = ['-c', join(home, 'oxlint.json'), '-f', 'json', ...ignored, ...files, ...folders];
  const found = JSON.parse(outputOf(join(root, 'node_modules/.bin/oxlint'), given)) as Found;
  rmSync(home, { recursive: true });
  expect(found.number_of_files).toBeGreaterThan(500);
  return found.diagnostics.map(({ filename, message, labels }) => {
    const name = /`(.+)`/.exec(message)?.[1] ?? `line ${labels[0]!.span.line}`;
    return `${filename} ${name}`;
  });
}

interface Found {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** What a program prints; that it found something is in the exit code as well. */
function outputOf(program: string, given: readonly string[]): string {
  try {
    return execFileSync(program, given, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 24 });
  } catch (error) {
    const { stdout } = error as { readonly stdout: string };
    if (!stdout) throw error;
    return stdout;
  }
}

describe('the functions', () => {
  test(`have at most ${longest} lines, but for those that wait to be broken up`, () => {
    const listed = readFileSync(join(root, 'test/long-functions.json'), 'utf8');
    // The list only shrinks: what is broken up leaves it, and nothing new comes.
    expect(longFunctions().toSorted()).toEqual(JSON.parse(listed));
  });
});

describe('the types', () => {
  test('are checked of every file', () => {
    const { exclude = [] } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
      readonly exclude?: readonly string[];
    };
    expect(exclude).toEqual([]);
  });

  test('are checked in every folder', () => {
    const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
      readonly include: readonly string[];
    };
    const typed = folders.filter((folder) =>
      sources(join(root, folder)).some((file) => /\.tsx?$/.test(file)),
    );
    expect(typed.filter((folder) => !include.includes(folder))).toEqual([]);
  });
});
