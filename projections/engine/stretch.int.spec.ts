import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBackend } from '../embedded/sqlite-backend.ts';
import { accountProjector, accountShape } from '../testing/account-view.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';
import { appendRandomAccounts } from '../testing/random-accounts.ts';
import { type Engine, openEngine } from './engine.ts';
import { openChunkReader } from './event-source.ts';
import { trackProgress } from './progress.ts';
import { openStretchReader } from './stretch.ts';
import type { ViewDefinition } from './view.ts';

let folder: string;
const open: Engine[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-stretch-'));
});
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const limits = {
  chunk: 20,
  cachedDocuments: 5,
  fillingDocuments: 15,
  fillingEvents: 120,
  stretchEvents: 120,
  stretchCharacters: 1_000_000,
};

/** What becomes of the log; `ofOneStream`: filled stream by stream. `wrap`: what the sink fails at. */
async function begun(log: MemoryLog, ofOneStream: boolean, failAt = 0) {
  const backend = openSqliteBackend(join(folder, String(ofOneStream)), 'accounts', accountShape);
  let commits = 0;
  const failing: typeof backend = {
    ...backend,
    async open(id) {
      const sink = await backend.open(id);
      return {
        ...sink,
        commit(change) {
          commits += 1;
          return commits === failAt ? Promise.reject(new Error('no space')) : sink.commit(change);
        },
      };
    },
  };
  const views = [
    { projector: { ...accountProjector(), ofOneStream }, backend: failing },
  ] as unknown as readonly ViewDefinition[];
  const progress = trackProgress(['accounts']);
  const engine = await openEngine({ events: log, views, limits, onProgress: progress.update });
  open.push(engine);
  void engine.run();
  return { engine, ready: progress.ready };
}

async function filled(log: MemoryLog, ofOneStream: boolean, failAt = 0) {
  const { engine, ready } = await begun(log, ofOneStream, failAt);
  await ready;
  const parked = (await engine.parked('accounts')).map(({ key, position, error }) => ({
    key,
    position,
    error,
  }));
  const { hash, entries } = await engine.hash('accounts');
  const { fault, position } = engine.status()[0]!;
  return { hash, entries, parked, fault, position };
}

/** With what cannot be taken, what waits behind it, and what names no key. */
function oddLog(seed: number): MemoryLog {
  const log = memoryLog();
  appendRandomAccounts(log, { count: 500, accounts: 40, seed });
  for (const stream of ['account-3', 'account-7']) {
    log.append(stream, 'Opened', { owner: '甲' });
    log.append(stream, 'Moved', { by: 1, poison: true });
    log.append(stream, 'Moved', { by: 2 });
  }
  log.append('account-9', 'Moved', { by: 1, nameless: true });
  appendRandomAccounts(log, { count: 300, accounts: 40, seed: seed + 50 });
  return log;
}

test.each([1, 2, 3])(
  'stream by stream a view becomes what it becomes in the order of the log, parked events included (%s)',
  async (seed) => {
    const log = oddLog(seed);
    const inOrder = await filled(log, false);
    expect(inOrder.parked.length).toBeGreaterThan(3);
    expect(await filled(log, true)).toEqual(inOrder);
  },
);

test('a position that the store left out is parked in its place', async () => {
  const log = oddLog(4);
  const gaps: MemoryLog = {
    ...log,
    async *readAll(options) {
      for await (const event of log.readAll(options)) if (event.position % 90 !== 0) yield event;
    },
  };
  const inOrder = await filled(gaps, false);
  expect(inOrder.parked).toContainEqual({
    key: 'position-180',
    position: 180,
    error: 'the event at position 180 cannot be read: missing',
  });
  expect(await filled(gaps, true)).toEqual(inOrder);
});

test('a commit that fails is taken up where the stretch before ended', async () => {
  const log = oddLog(5);
  const inOrder = await filled(log, false);
  expect(await filled(log, true, 3)).toEqual(inOrder);
});

test('a pause in the middle of a stretch goes to its end, and another process goes on there', async () => {
  const log = oddLog(6);
  const first = await begun(log, true);
  await first.ready;
  const live = await first.engine.hash('accounts');
  const asked = first.engine.rebuild('accounts').catch((error: unknown) => error);
  const paused = await first.engine.pause('accounts');
  const [stretch] = await stretchesOf(log);
  expect(paused).toEqual({ position: stretch!.upTo, head: log.events.length });
  await open.pop()!.close();
  expect(await asked).toMatchObject({ message: 'the projections are closed' });
  const second = await begun(log, true);
  const report = await second.engine.rebuild('accounts');
  expect(report.events).toBe(log.events.length - paused!.position);
  expect(report.hash).toBe(live.hash);
});

async function stretchesOf(log: MemoryLog, characters = limits.stretchCharacters) {
  const { chunk, fillingDocuments: streams, stretchEvents: events } = limits;
  const reader = openStretchReader(openChunkReader(log, chunk), {
    chunk,
    streams,
    events,
    characters,
  });
  const found = [];
  const head = await log.head();
  for (let after = 0; after < head; after = found.at(-1)!.upTo) {
    found.push(await reader.read(after, head));
  }
  return found;
}

test('a stretch ends with its streams, its events or its characters, and leaves nothing out', async () => {
  const log = memoryLog();
  appendRandomAccounts(log, { count: 200, accounts: 100, seed: 7 });
  appendRandomAccounts(log, { count: 200, accounts: 3, seed: 8 });
  const sealed: MemoryLog = {
    ...log,
    async *readSealed({ after = 0, limit = Infinity }) {
      for (const event of log.events.slice(after, after + limit)) {
        const { position, stream } = event;
        yield { position, stream, size: 100, open: () => event };
      }
    },
  };
  for (const [from, characters, expected] of [
    [log, limits.stretchCharacters, [20, 40]],
    [sealed, 2_500, [20, 40]],
  ] as const) {
    const stretches = await stretchesOf(from, characters);
    expect(stretches.slice(0, 2).map(({ upTo }) => upTo)).toEqual(expected);
    const positions = stretches.flatMap(({ pieces, piece }) =>
      Array.from({ length: pieces }, (_, number) => piece(number)).flatMap((entries) =>
        entries.map(({ position }) => position),
      ),
    );
    expect(positions.toSorted((one, other) => one - other)).toEqual(
      log.events.map(({ position }) => position),
    );
    const sizes = stretches.map(({ after, upTo }) => upTo - after);
    expect(Math.max(...sizes)).toBe(characters === 2_500 ? 40 : 120);
  }
});
