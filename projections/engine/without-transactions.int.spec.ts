import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { accountProjector } from '../testing/account-view.ts';
import { Broken, takeAll } from '../testing/broken-commits.ts';
import { memoryBackend, memoryEngine, type MemoryEngine } from '../testing/memory-backend.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';
import { appendRandomAccounts } from '../testing/random-accounts.ts';
import { describeViewBackend } from '../testing/sink-contract.ts';
import { ViewRunner } from './view-runner.ts';

let kept = memoryEngine();
describeViewBackend(
  'an engine without transactions',
  async () => memoryBackend(kept),
  async () => {
    kept = memoryEngine();
  },
);

const options = { cachedDocuments: 20, skipped: new Set<string>() };

/** Carries one generation over the log; a commit that breaks off is taken up from what is stored. */
async function carried(engine: MemoryEngine, log: MemoryLog): Promise<Map<string, JsonObject>> {
  const backend = memoryBackend(engine);
  const sink = await backend.open((await backend.create(1)).id);
  const runner = await ViewRunner.open(accountProjector(), sink, options);
  await takeAll(runner, log);
  const found = new Map<string, JsonObject>();
  for await (const [key, value] of sink.entries()) found.set(key, value);
  found.set('parked', {
    events: (await sink.parked()).map(({ key, position }) => `${key} ${position}`),
  });
  return found;
}

test.each([1, 2, 3, 4, 5])(
  'commits that break off anywhere lead to what whole ones lead to, tallies and parked included (%s)',
  async (seed) => {
    const log = memoryLog();
    appendRandomAccounts(log, { count: 600, accounts: 25, seed });
    // Some cannot be taken, and park their key.
    for (const stream of ['account-3', 'account-7']) {
      log.append(stream, 'Moved', { by: 1, poison: true });
      log.append(stream, 'Moved', { by: 2 });
    }
    appendRandomAccounts(log, { count: 100, accounts: 25, seed: seed + 50 });
    const whole = await carried(memoryEngine(), log);
    const broken = memoryEngine();
    let writes = 0;
    let breaks = 0;
    broken.beforeWrite = () => {
      writes += 1;
      if (writes % (17 + seed) !== 0) return;
      breaks += 1;
      throw new Broken();
    };
    expect(await carried(broken, log)).toEqual(whole);
    expect(breaks).toBeGreaterThan(20);
  },
);
