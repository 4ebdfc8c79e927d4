import { Instrumenter } from '@stryker-mutator/instrumenter';
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** One change of the source, switched on by its id while the tests run. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  /** Counted from 1, as an editor does. */
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** Law as data (texts, dates, citations, holidays) has tests of its own kind: what is mutated is the reasoning. */
const isReasoning = (file: string): boolean =>
  !/\.spec\.ts$|\/rules\/|\/testing\/|holiday-years\.ts$/.test(file);

/** What a reader sees and no rule asks for: a text with Chinese characters or a space, or one in two languages. */
const isProse = (mutator: string, original: string): boolean =>
  (mutator === 'StringLiteral' && /[\u3000-\uffef]|\s/.test(original)) ||
  (mutator === 'ObjectLiteral' && /^\{\s*zh:/.test(original));

const silent = new Proxy(
  {},
  { get: (_, name) => (String(name).startsWith('is') ? () => false : () => undefined) },
) as never;

/** Places are counted in the first run only: with a mutant on, counting would take most of the time. */
function countedOnce(instrumented: string): string {
  const counting = 'var c = cov.static;';
  if (instrumented.includes('stryCov') && !instrumented.includes(counting))
    throw new Error('The instrumenter counts in another way now');
  return instrumented.replace(counting, `if (ns.activeMutant !== undefined) return; ${counting}`);
}

/**
 * Copies what the tests of the law need from `root` to `sandbox`, with every mutant of
 * `domain/law` in its place, each behind a switch (mutant schemata: all at once, one compilation).
 * Texts are left out: a wrong word is found by reading, not by a test that repeats it.
 *
 * @returns the mutants; the caller removes `sandbox`
 */
export async function plantMutants(root: string, sandbox: string): Promise<Mutant[]> {
  rmSync(sandbox, { recursive: true, force: true });
  mkdirSync(sandbox, { recursive: true });
  for (const each of ['package.json', 'domain', 'test/independent-law'])
    cpSync(join(root, each), join(sandbox, each), { recursive: true });
  symlinkSync(join(root, 'docs'), join(sandbox, 'docs'));

  const files = globSync('domain/law/**/*.ts', { cwd: root }).filter(isReasoning).toSorted();
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const planted = await new Instrumenter(silent).instrument(
    // Types become blanks, so that places stay what they are.
    [...sources].map(([file, source]) => ({
      name: `${file}.js`,
      mutate: true,
      content: stripTypeScriptTypes(source),
    })),
    { excludedMutations: [], plugins: null, ignorers: [] },
  );
  for (const { name, content } of planted.files)
    writeFileSync(join(sandbox, name.slice(0, -'.js'.length)), countedOnce(content));

  return planted.mutants.flatMap(({ id, fileName, location, mutatorName, replacement }) => {
    const file = fileName.slice(0, -'.js'.length);
    const lines = sources
      .get(file)!
      .split('\n')
      .slice(location.start.line, location.end.line + 1);
    lines[lines.length - 1] = lines.at(-1)!.slice(0, location.end.column);
    lines[0] = lines[0]!.slice(location.start.column);
    const original = lines.join('\n');
    if (isProse(mutatorName, original)) return [];
    return [
      { id, file, line: location.start.line + 1, mutator: mutatorName, original, replacement },
    ];
  });
}
