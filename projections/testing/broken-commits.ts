import type { ViewRunner } from '../engine/view-runner.ts';
import type { Account } from './account-view.ts';
import type { MemoryLog } from './memory-log.ts';

/** A commit that a test breaks off. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Takes the whole log; a commit that breaks off is taken up from what is stored. Throws any other failure. */
export async function takeAll(
  runner: Pick<ViewRunner<Account>, 'taken' | 'take' | 'commit' | 'reset'>,
  log: MemoryLog,
): Promise<void> {
  while (runner.taken < log.events.length) {
    try {
      const entries = log.events.slice(runner.taken, runner.taken + 25);
      await runner.take(entries, entries.at(-1)!.position);
      await runner.commit();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      await runner.reset();
    }
  }
}
