import type { KurrentReads } from './kurrent-reads.ts';
import { watchServer } from './server-watch.ts';

test('a server that keeps its connection and does not answer is away until it does', async () => {
  const unanswered: (() => void)[] = [];
  let hangs = true;
  const reads = {
    head: () =>
      hangs
        ? new Promise<number>((resolve) => unanswered.push(() => resolve(7)))
        : Promise.resolve(7),
  } as unknown as KurrentReads;
  const held = () => Promise.resolve();
  const watch = watchServer(reads, { held }, undefined, { everyMs: 5, withinMs: 20 });
  const kind = async (wanted: string): Promise<void> => {
    while (watch.health().kind !== wanted) await new Promise(setImmediate);
  };
  await kind('failing');
  expect(watch.health()).toMatchObject({
    reason: 'io',
    message: 'it does not answer within 0.02 s',
  });
  hangs = false;
  await kind('ready');
  // What it answers late is nobody's any more.
  for (const answer of unanswered) answer();
  await new Promise(setImmediate);
  expect(watch.health().kind).toBe('ready');
  watch.stop();
});
