/**
 * Mutation testing of the law: is there a test that fails when a rule is changed?
 *
 * `npm run mutate [-- --only review/amount] [--jobs 2] [--json file]`
 *
 * Prints the score by file and every survivor with its place; the exit code says nothing about the
 * score, for a person reads the survivors.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plantMutants, type Mutant } from './mutants.ts';
import { report, type Outcome } from './report.ts';
import type { Baseline, Question, Verdict } from './tester.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '../..');
const sandbox = join(root, '.mutation');
/** All tests of the law take a quarter of this; an endless loop takes longer. */
const patience = 120_000;

const mutants = await plantMutants(root, sandbox);
const queue = mutants.filter(({ file }) => file.includes(options.only));

/** A tester that keeps the law loaded, or one that has `alone` active from the first line on. */
function tester(alone?: Mutant): ChildProcess {
  return fork(join(import.meta.dirname, 'tester.ts'), [sandbox, alone?.file ?? ''], {
    execArgv: ['--conditions=andu-source', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...(alone && { __STRYKER_ACTIVE_MUTANT__: alone.id }) },
    stdio: ['ignore', 'ignore', alone ? 'ignore' : 'inherit', 'ipc'],
  });
}

/** The next answer of a tester; null when it died or took too long. */
function answer<T>(child: ChildProcess): Promise<T | null> {
  return new Promise((resolve) => {
    const settle = (value: T | null) => {
      clearTimeout(timer);
      child.off('message', said).off('exit', died);
      resolve(value);
    };
    const said = (value: unknown) => settle(value as T);
    const died = () => settle(null);
    const timer = setTimeout(died, patience);
    child.on('message', said).on('exit', died);
  });
}

function ask<T>(child: ChildProcess, question: Question): Promise<T | null> {
  const answered = answer<T>(child);
  child.send(question);
  return answered;
}

const first = tester();
const baseline = await ask<Baseline>(first, { ask: 'baseline' });
first.kill('SIGKILL');
if (baseline === null) throw new Error('The tests of the law did not come to an end');
for (const name of baseline.failing)
  process.stderr.write(`not asked, fails without a mutant: ${name}\n`);

/** Quick tests first, and only those that pass the mutant's place. */
const quickFirst = baseline.tests.toSorted((a, b) => a.milliseconds - b.milliseconds);
const whileLoading = new Set(baseline.whileLoading);
const outcomes: Outcome[] = [];
let next = 0;

async function work(): Promise<void> {
  let kept: ChildProcess | undefined;
  const verdictOn = async (mutant: Mutant, tests: typeof quickFirst): Promise<Verdict | null> => {
    const { id } = mutant;
    if (whileLoading.has(id)) {
      const child = tester(mutant);
      const verdict = await answer<Verdict>(child);
      child.kill('SIGKILL');
      return verdict;
    }
    if (tests.length === 0) return { id, killedBy: null, poisoned: false };
    const fresh = kept === undefined;
    kept ??= tester();
    const hits = tests.reduce((sum, each) => sum + each.hits[id]!, 0);
    const verdict = await ask<Verdict>(kept, {
      ask: 'mutant',
      id,
      tests: tests.map((each) => each.id),
      hitLimit: hits * 100 + 10_000,
    });
    if (verdict !== null && !verdict.poisoned) return verdict;
    kept.kill('SIGKILL');
    kept = undefined;
    return verdict === null || fresh ? verdict : verdictOn(mutant, tests);
  };
  for (let mutant = queue[next++]; mutant !== undefined; mutant = queue[next++]) {
    const { id } = mutant;
    const tests = quickFirst.filter(({ hits }) => id in hits);
    const verdict = await verdictOn(mutant, tests);
    outcomes.push({
      mutant,
      covered: tests.length > 0 || whileLoading.has(id),
      killedBy: verdict === null ? 'no answer (endless, or the process ended)' : verdict.killedBy,
    });
    if (outcomes.length % 250 === 0)
      process.stderr.write(`${outcomes.length} of ${queue.length}\n`);
  }
  kept?.kill('SIGKILL');
}

await Promise.all(Array.from({ length: Number(options.jobs) }, work));
rmSync(sandbox, { recursive: true, force: true });
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(outcomes));
process.stdout.write(`${report(outcomes)}\n`);
