import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { Script, createContext } from 'node:vm';
import { factsOf, publishedCases, workedCases } from '../testing/cases.ts';
import { explain } from './explain.ts';
import { review } from './review.ts';

const entry = join(import.meta.dirname, '..', 'package.ts');

const maker = join(import.meta.dirname, '../../../ops/build/law-package.mjs');

/**
 * The review as one script, as a browser or a contract would carry it. Made in a process of its
 * own: the bundler's native part does not know the arrays of a test's realm.
 */
const bundle = (format: 'iife' | 'esm' = 'iife'): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { lawPackage } = await import(${JSON.stringify(maker)});
       process.stdout.write(await lawPackage(process.argv[1], '${format}'));`,
      entry,
    ],
    { encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 },
  );

/** What a contract or a browser may not offer, and a review must not ask for. */
const absent = [
  'Date',
  'Intl',
  'Temporal',
  'process',
  'require',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'console',
];

test('the bundled review answers the same in a bare context without clock, chance or locale', () => {
  const code = bundle();
  const context = createContext(Object.create(null));
  new Script(
    `${absent.map((name) => `globalThis.${name} = undefined;`).join('')}delete Math.random;`,
  ).runInContext(context);
  new Script(code).runInContext(context);
  const facts = [...workedCases, ...publishedCases].map(({ input }) => factsOf(input));
  const run = new Script(
    'JSON.stringify(JSON.parse(input).map((f) => { const r = law.review(f); return [r, law.explain(r, "zh"), law.explain(r, "en")]; }))',
  );
  (context as { input?: string }).input = JSON.stringify(facts);
  const there = JSON.parse(run.runInContext(context) as string);
  const here = facts.map((each) => {
    const answer = review(each);
    return [answer, explain(answer, 'zh'), explain(answer, 'en')];
  });
  expect(there).toEqual(JSON.parse(JSON.stringify(here)));
});

test('as a module it imports nothing', () => {
  const code = bundle('esm');
  expect(code).toMatch(/export\s*\{/);
  expect(code).not.toMatch(/\bimport\b/);
});

test('it is under 64 KB, compressed', () => {
  expect(gzipSync(bundle(), { level: 9 }).length).toBeLessThan(64 * 1024);
});
