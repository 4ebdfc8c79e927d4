import { type Engine, openEngine } from '../engine/engine.ts';
import { trackProgress } from '../engine/progress.ts';
import type { ViewDefinition } from '../engine/view.ts';
import { hashView } from '../engine/view-hash.ts';
import type { ViewBackend } from '../ports/sink.ts';
import { type Account, accountProjector } from './account-view.ts';
import { Crashed, crashingBackend } from './crashing-backend.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { appendRandomAccounts, randomFrom } from './random-accounts.ts';

const crashes = 20;
const events = 150;
const limits = { chunk: 25, cachedDocuments: 8, fillingDocuments: 5, fillingEvents: 50 };

/** What every engine keeps while a view is filled anew beside the serving one; `open`: the same place, as each process opens it. */
export function describeBlueGreen(name: string, open: () => Promise<ViewBackend<Account>>): void {
  describe(`${name}, while a view is filled anew,`, () => {
    const log = memoryLog();
    let wanted: string;
    beforeAll(async () => {
      appendRandomAccounts(log, { count: events, accounts: 12, seed: 20 });
      const { engine } = await begun(log, await open());
      wanted = (await engine.rebuild('accounts')).hash;
      await engine.close();
    }, 60_000);

    test(`answers all along over ${crashes} crashes, and has the old or the new afterwards`, async () => {
      const random = randomFrom(4_711);
      const reader = readAllAlong(await open());
      for (let crash = 0; crash < crashes; crash += 1) {
        await crashOnce(log, await open(), 1 + Math.floor(random() * 40));
      }
      const { engine } = await begun(log, await open());
      expect((await engine.rebuild('accounts')).hash).toBe(wanted);
      await engine.close();
      const { hashes, withoutAnswer } = await reader.end();
      expect(hashes.length).toBeGreaterThan(0);
      expect({ other: hashes.filter((hash) => hash !== wanted), withoutAnswer }).toEqual({
        other: [],
        withoutAnswer: 0,
      });
      // Nothing of all those that broke off is left.
      const after = await open();
      expect((await after.generations()).map(({ state }) => state)).toEqual(['serving']);
      await after.close();
    }, 180_000);

    test('pauses, goes on from there in another process, and gives the same', async () => {
      const { engine: first } = await begun(log, await open());
      const asked = first.rebuild('accounts').catch((error: unknown) => error);
      const paused = await first.pause('accounts');
      expect(paused).toMatchObject({ head: events });
      const { filling, position } = first.status()[0]!;
      expect([filling, position]).toEqual([paused!.position, events]);
      await first.close();
      expect(await asked).toMatchObject({ message: 'the projections are closed' });
      const { engine: second } = await begun(log, await open());
      const report = await second.rebuild('accounts');
      expect(report).toMatchObject({ hash: wanted, position: events });
      expect(report.events).toBe(events - paused!.position);
      expect(await second.pause('accounts')).toBeNull();
      await second.close();
    }, 60_000);
  });
}

async function begun(log: MemoryLog, backend: ViewBackend<Account>) {
  const views = [{ projector: accountProjector(), backend } as unknown as ViewDefinition];
  const progress = trackProgress(['accounts']);
  const engine = await openEngine({ events: log, views, limits, onProgress: progress.update });
  void engine.run();
  return { engine };
}

/** One process that fills the view anew and ends at some moment of it. */
async function crashOnce(
  log: MemoryLog,
  inner: ViewBackend<Account>,
  after: number,
): Promise<void> {
  const { backend, crashed } = crashingBackend(inner, after);
  let engine: Engine | null = null;
  try {
    ({ engine } = await begun(log, backend));
    // It may as well come to its end before.
    await Promise.race([crashed, engine.rebuild('accounts', true)]);
  } catch (error) {
    if (!(error instanceof Crashed)) throw error;
  }
  await (engine === null ? inner.close() : engine.close());
}

/** Reads what serves again and again, as another process does that follows what is stored. */
function readAllAlong(backend: ViewBackend<Account>) {
  const hashes: string[] = [];
  let withoutAnswer = 0;
  let isEnding = false;
  const servingNow = async () =>
    (await backend.generations()).find(({ state }) => state === 'serving')?.id ?? null;

  async function readOnce(): Promise<void> {
    const id = await servingNow();
    if (id === null) {
      withoutAnswer += 1;
      return;
    }
    try {
      const sink = await backend.open(id);
      const { hash } = await hashView(sink);
      await sink.close();
      if ((await servingNow()) === id) hashes.push(hash);
    } catch (error) {
      // Dropped while it was read: what serves instead is asked.
      if ((await servingNow()) === id) throw error;
    }
  }

  async function readOn(): Promise<void> {
    while (!isEnding) {
      await readOnce();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await readOnce();
  }
  const reading = readOn();
  return {
    async end() {
      isEnding = true;
      await reading;
      await backend.close();
      return { hashes, withoutAnswer };
    },
  };
}
