import { expect } from 'expect';
import fc from 'fast-check';
import { bind } from 'jest-each';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the instrumented source shares with the one who runs it (names are the instrumenter's). */
interface Switchboard {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage: { static: Hits; perTest: Record<string, Hits> };
}
type Hits = Record<string, number>;

export interface LawTest {
  readonly id: string;
  readonly run: () => unknown;
}

/** They bundle the law or load it anew: they would look at a copy of it, not at the mutant. */
const elsewhere = /bare-context|one-date|treatment|boundary-count|package/;

export const switchboard = ((globalThis as Record<string, unknown>)['__stryker__'] ??= {
  mutantCoverage: { static: {}, perTest: {} },
}) as Switchboard;

// A failing property need not be made small, and each run must try the same examples.
fc.configureGlobal({ seed: 20_261_124, endOnFailure: true });

/** The unit specs of the law; those beside `file` first. */
export function specsOfLaw(sandbox: string, file = ''): readonly string[] {
  const specs = globSync('{domain/law,test/independent-law}/**/*.unit.spec.ts', { cwd: sandbox });
  const far = (spec: string) => Number(dirname(spec) !== dirname(file));
  return specs
    .filter((spec) => !elsewhere.test(spec))
    .toSorted((a, b) => far(a) - far(b) || a.localeCompare(b));
}

/** Loads the law without its specs: what runs by then runs for every reader. */
export async function loadLaw(sandbox: string): Promise<void> {
  const files = globSync('domain/law/**/*.ts', { cwd: sandbox });
  for (const file of files.filter((each) => !/\.spec\.ts$|\/testing\//.test(each)))
    await import(pathToFileURL(join(sandbox, file)).href);
}

/**
 * Loads one spec and keeps its tests instead of running them: jest's own `expect` and `each`,
 * without the new file around each test that jest starts.
 */
export async function testsOf(sandbox: string, spec: string): Promise<readonly LawTest[]> {
  const found: LawTest[] = [];
  const path = [spec];
  const describe = (name: string, body: () => void) => {
    path.push(name);
    body();
    path.pop();
  };
  const test = (name: string, run: () => unknown) => {
    found.push({ id: `${[...path, name].join(' › ')} #${found.length}`, run });
  };
  Object.assign(globalThis, {
    expect,
    describe: Object.assign(describe, { each: bind(describe as never, false) }),
    test: Object.assign(test, { each: bind(test as never, false) }),
  });
  await import(pathToFileURL(join(sandbox, spec)).href);
  return found;
}

/** Whether a test passes with what is switched on. */
export async function passes({ id, run }: LawTest): Promise<boolean> {
  switchboard.currentTestId = id;
  try {
    await run();
    return true;
  } catch {
    return false;
  } finally {
    delete switchboard.currentTestId;
  }
}
