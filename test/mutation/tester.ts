import { argv, env } from 'node:process';
import { loadLaw, passes, specsOfLaw, switchboard, testsOf, type LawTest } from './tests-of-law.ts';

/** What the runner asks of a tester that has loaded everything without a mutant. */
export type Question =
  | { readonly ask: 'baseline' }
  | {
      readonly ask: 'mutant';
      readonly id: string;
      /** In this order; it stops at the first that fails. */
      readonly tests: readonly string[];
      /** How often the mutant's place may be passed before it counts as an endless loop. */
      readonly hitLimit: number;
    };

/** The tests that pass without a mutant: how long each takes, and which places it passes how often. */
export interface Baseline {
  readonly failing: readonly string[];
  readonly tests: readonly {
    readonly id: string;
    readonly milliseconds: number;
    readonly hits: Readonly<Record<string, number>>;
  }[];
  /** Places passed while modules load: their mutants need a process of their own. */
  readonly whileLoading: readonly string[];
}

/**
 * The test that failed; null where all passed. `poisoned`: that test still fails with the mutant
 * off, so something of a mutant was kept and the answer is worth nothing.
 */
export interface Verdict {
  readonly id: string;
  readonly killedBy: string | null;
  readonly poisoned: boolean;
}

const say = (answer: Baseline | Verdict): void => void process.send!(answer);

async function baseline(
  tests: Iterable<LawTest>,
  whileLoading: readonly string[],
): Promise<Baseline> {
  const run: Baseline['tests'][number][] = [];
  const failing: string[] = [];
  for (const test of tests) {
    const start = performance.now();
    const passed = await passes(test);
    const milliseconds = performance.now() - start;
    const hits = switchboard.mutantCoverage.perTest[test.id] ?? {};
    if (passed) run.push({ id: test.id, milliseconds, hits });
    else failing.push(test.id);
  }
  return { failing, tests: run, whileLoading };
}

async function mutant(
  tests: ReadonlyMap<string, LawTest>,
  { id, tests: order, hitLimit }: Extract<Question, { ask: 'mutant' }>,
): Promise<Verdict> {
  Object.assign(switchboard, { activeMutant: id, hitCount: 0, hitLimit });
  let killer: LawTest | undefined;
  for (const name of order)
    if (!(await passes(tests.get(name)!))) {
      killer = tests.get(name)!;
      break;
    }
  for (const each of ['activeMutant', 'hitCount', 'hitLimit'] as const) delete switchboard[each];
  const poisoned = killer !== undefined && !(await passes(killer));
  return { id, killedBy: killer?.id ?? null, poisoned };
}

/** All specs, one after the other, with a mutant that is there from the first line on. */
async function fromTheFirstLine(id: string, sandbox: string, file: string): Promise<Verdict> {
  for (const spec of specsOfLaw(sandbox, file)) {
    try {
      for (const test of await testsOf(sandbox, spec))
        if (!(await passes(test))) return { id, killedBy: test.id, poisoned: false };
    } catch {
      return { id, killedBy: `${spec} does not load`, poisoned: false };
    }
  }
  return { id, killedBy: null, poisoned: false };
}

const [, , sandbox, file] = argv as [string, string, string, string];
const alone = env['__STRYKER_ACTIVE_MUTANT__'];
if (alone === undefined) {
  await loadLaw(sandbox);
  const whileLoading = Object.keys(switchboard.mutantCoverage.static);
  const tests = new Map<string, LawTest>();
  for (const spec of specsOfLaw(sandbox))
    for (const test of await testsOf(sandbox, spec)) tests.set(test.id, test);
  process.on('message', async (question: Question) =>
    say(
      question.ask === 'baseline'
        ? await baseline(tests.values(), whileLoading)
        : await mutant(tests, question),
    ),
  );
} else {
  say(await fromTheFirstLine(alone, sandbox, file));
  process.disconnect?.();
}
