import { setTimeout as pause } from 'node:timers/promises';
import { away } from './failures.ts';

/**
 * What is asked gives, when it comes within so many ms. Else throws StoreUnavailable, and `late` is aborted: what comes
 * then is nobody's any more.
 */
export async function inTime<T>(
  withinMs: number,
  ask: (late: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const answered = new AbortController();
  const tooLate = pause(withinMs, undefined, { signal: answered.signal, ref: false }).then(() => {
    late.abort();
    throw away(new Error(`it does not answer within ${withinMs / 1000} s`));
  });
  try {
    return await Promise.race([ask(late.signal), tooLate]);
  } finally {
    answered.abort();
    tooLate.catch(() => undefined);
  }
}
