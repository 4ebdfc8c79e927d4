import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RefusalSum, RefusalSums } from './refusal-sums.ts';

/** How often sums are kept, ms. */
const sumEvery = 60_000;

/**
 * Hands over what was counted, every minute and once more at the end. What was counted since the
 * last time is lost with a process that is killed.
 */
export function keptEachMinute<Kind extends JsonObject>(
  sums: RefusalSums<Kind>,
  keepSum: (sum: RefusalSum<Kind>) => Promise<void>,
  onFailure: (error: unknown) => void,
): { readonly close: () => Promise<void> } {
  const keepSums = async (): Promise<void> => {
    for (const sum of sums.take()) await keepSum(sum);
  };
  let keeping = Promise.resolve();
  const keep = (): Promise<void> => (keeping = keeping.then(keepSums).catch(onFailure));
  const timer = setInterval(() => void keep(), sumEvery);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await keep();
    },
  };
}
