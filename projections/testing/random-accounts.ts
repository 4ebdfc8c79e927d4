import type { MemoryLog } from './memory-log.ts';

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const colours = ['red', 'green', 'blue'];

/** Appends `count` events of `accounts` accounts in random order, closings included. */
export function appendRandomAccounts(
  log: MemoryLog,
  { count, accounts, seed }: { count: number; accounts: number; seed: number },
): void {
  const random = randomFrom(seed);
  const open = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const stream = `account-${Math.floor(random() * accounts)}`;
    const draw = random();
    if (!open.has(stream)) {
      log.append(stream, 'Opened', { owner: `owner ${stream}` });
      open.add(stream);
    } else if (draw < 0.7) {
      log.append(stream, 'Moved', { by: Math.floor(random() * 100) - 50 });
    } else if (draw < 0.9) {
      log.append(stream, 'Painted', { colour: colours[Math.floor(random() * 3)]! });
    } else if (draw < 0.95) {
      log.append(stream, 'Ignored', {});
    } else {
      log.append(stream, 'Closed', {});
      open.delete(stream);
    }
  }
}
