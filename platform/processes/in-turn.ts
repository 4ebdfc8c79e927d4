import { setTimeout as delay } from 'node:timers/promises';
import { lockFile } from '../file-lock.ts';

/** Runs one act after the other: what an act has looked at still holds when it writes. */
export type InTurn = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** No turn came: an act of another process takes too long. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
}

/** One after the other in this process. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    // A failed act is its caller's; the next one begins all the same.
    last = mine.catch(() => undefined);
    return mine;
  };
}

const lookMs = 10;
const patienceMs = 10_000;

/**
 * One after the other in all processes that name this file, which is made for nothing else. A process
 * that ends in whatever way gives up its turn. An act rejects with NoTurn when none comes.
 */
export function inTurnAcross(path: string): InTurn {
  const here = inTurn();
  return (act) =>
    here(async () => {
      for (const until = performance.now() + patienceMs; performance.now() < until;) {
        const lock = lockFile(path, 'alone', 0);
        if (lock === null) {
          await delay(lookMs);
          continue;
        }
        try {
          return await act();
        } finally {
          lock.release();
        }
      }
      throw new NoTurn('an act of another process has not ended');
    });
}
