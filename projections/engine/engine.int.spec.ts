import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { openSqliteBackend } from '../embedded/sqlite-backend.ts';
import type { ViewBackend } from '../ports/sink.ts';
import { type Account, accountProjector, accountShape } from '../testing/account-view.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';
import { appendRandomAccounts } from '../testing/random-accounts.ts';
import { type Engine, type EngineOptions, openEngine } from './engine.ts';
import { trackProgress } from './progress.ts';
import type { ViewDefinition } from './view.ts';

let folder: string;
let log: MemoryLog;
const open: Engine[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-engine-'));
  log = memoryLog();
});
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const definition = (
  version = 1,
  wrap: (backend: ViewBackend<Account>) => ViewBackend<Account> = (backend) => backend,
): ViewDefinition =>
  ({
    projector: accountProjector(version),
    backend: wrap(openSqliteBackend(folder, 'accounts', accountShape)),
  }) as unknown as ViewDefinition;

async function start(options: Partial<EngineOptions> = {}) {
  const progress = trackProgress(['accounts']);
  const engine = await openEngine({
    events: log,
    views: [definition()],
    onProgress: progress.update,
    limits: { chunk: 50, cachedDocuments: 20, fillingDocuments: 30, fillingEvents: 200 },
    ...options,
  });
  open.push(engine);
  void engine.run();
  return {
    engine,
    progress,
    caughtUp: () => progress.waitFor('accounts', log.events.length, 10_000),
  };
}

/** What the view must hold, folded here in the plainest way. */
function expected(version = 1): Map<string, JsonObject> {
  const projector = accountProjector(version);
  const docs = new Map<string, Account>();
  for (const event of log.events) {
    if (!projector.eventTypes!.has(event.type)) continue;
    const doc = projector.apply(docs.get(event.stream), event, event.stream);
    if (doc) docs.set(event.stream, doc);
    else docs.delete(event.stream);
  }
  return docs;
}

async function held(): Promise<Map<string, JsonObject>> {
  const backend = openSqliteBackend(folder, 'accounts', accountShape);
  const serving = (await backend.generations()).find(({ state }) => state === 'serving')!;
  const sink = await backend.open(serving.id);
  const docs = new Map<string, JsonObject>();
  for await (const [key, value] of sink.entries())
    if (!key.startsWith('tally:')) docs.set(key, value);
  await sink.close();
  await backend.close();
  return docs;
}

test('a view holds what its events say, those that were there and those that come', async () => {
  appendRandomAccounts(log, { count: 1_000, accounts: 60, seed: 1 });
  const { caughtUp } = await start();
  expect(await caughtUp()).toBe(true);
  appendRandomAccounts(log, { count: 500, accounts: 60, seed: 2 });
  expect(await caughtUp()).toBe(true);
  expect(await held()).toEqual(expected());
});

test('a view on an empty store serves at once, at position 0', async () => {
  const { progress } = await start();
  await progress.ready;
  expect(progress.positions()).toEqual({ accounts: 0 });
});

test('a wait for a position that does not come ends with false', async () => {
  const { progress } = await start();
  expect(await progress.waitFor('accounts', 1, 20)).toBe(false);
  expect(() => progress.waitFor('no such view', 1, 20)).toThrow(RangeError);
});

test('a restart goes on where the view stood, and takes nothing twice', async () => {
  appendRandomAccounts(log, { count: 700, accounts: 40, seed: 3 });
  const first = await start();
  await first.caughtUp();
  await open.pop()!.close();
  appendRandomAccounts(log, { count: 300, accounts: 40, seed: 4 });
  const second = await start();
  await second.caughtUp();
  expect(await held()).toEqual(expected());
  expect(second.progress.status()[0]).toMatchObject({ generation: 1, lag: 0, fault: null });
});

test('a view that is rebuilt from zero is the view that was kept live, tallies included', async () => {
  const { engine, caughtUp } = await start();
  for (let round = 0; round < 10; round += 1) {
    appendRandomAccounts(log, { count: 100, accounts: 30, seed: round });
    await caughtUp();
  }
  const live = await engine.hash('accounts');
  const rebuilt = await engine.rebuild('accounts');
  expect(rebuilt).toMatchObject({
    hash: live.hash,
    entries: live.entries,
    position: 1_000,
    generation: 2,
  });
  expect(rebuilt.events).toBe(1_000);
  expect((await engine.hash('accounts')).hash).toBe(live.hash);
});

test('while a view is refilled the old one serves, and follows', async () => {
  appendRandomAccounts(log, { count: 2_000, accounts: 30, seed: 5 });
  const { engine, progress, caughtUp } = await start();
  await caughtUp();
  const rebuilding = engine.rebuild('accounts');
  log.append('account-new', 'Opened', { owner: '李四' });
  expect(await caughtUp()).toBe(true);
  const seen = new Set<number | null>();
  while (progress.status()[0]!.generation === 1) {
    seen.add(progress.status()[0]!.position);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const report = await rebuilding;
  expect([...seen].every((position) => position! >= 2_000)).toBe(true);
  expect(report.position).toBe(2_001);
  expect(await held()).toEqual(expected());
});

test('a new version of a projector refills its view by itself', async () => {
  appendRandomAccounts(log, { count: 400, accounts: 20, seed: 6 });
  await (await start()).caughtUp();
  await open.pop()!.close();
  const { progress } = await start({ views: [definition(2)] });
  expect(progress.status()).toEqual([]);
  while (progress.status()[0]?.generation !== 2)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await held()).toEqual(expected(2));
});

test('filling that was broken off goes on at the next start', async () => {
  appendRandomAccounts(log, { count: 3_000, accounts: 50, seed: 7 });
  const backend = openSqliteBackend(folder, 'accounts', accountShape);
  await backend.create(1);
  await backend.close();
  const { engine, caughtUp, progress } = await start();
  await caughtUp();
  expect(progress.status()[0]!.generation).toBe(1);
  const live = await engine.hash('accounts');
  expect((await engine.rebuild('accounts')).hash).toBe(live.hash);
});

describe('a poisoned event', () => {
  async function poisoned() {
    log.append('account-1', 'Opened', { owner: '张三' });
    log.append('account-2', 'Opened', { owner: '李四' });
    const bad = log.append('account-1', 'Moved', { by: 5, poison: true });
    log.append('account-1', 'Moved', { by: 7 });
    log.append('account-2', 'Moved', { by: 9 });
    const running = await start();
    await running.caughtUp();
    return { ...running, bad };
  }

  test('parks its own key and lets the rest go on', async () => {
    const { engine, bad } = await poisoned();
    const docs = await held();
    expect(docs.get('account-1')).toMatchObject({ sum: 0, seen: [1] });
    expect(docs.get('account-2')).toMatchObject({ sum: 9 });
    expect((await engine.parked('accounts')).map((entry) => ({ ...entry }))).toEqual([
      {
        key: 'account-1',
        position: 3,
        eventId: bad.id,
        type: 'Moved',
        error: 'this event cannot be taken',
      },
      { key: 'account-1', position: 4, eventId: log.events[3]!.id, type: 'Moved', error: null },
    ]);
    expect(engine.status()[0]).toMatchObject({ parked: 2, lag: 0, fault: null });
  });

  test('keeps later events of its key waiting, also after a restart', async () => {
    await poisoned();
    await open.pop()!.close();
    log.append('account-1', 'Moved', { by: 1 });
    const { engine, caughtUp } = await start();
    await caughtUp();
    expect((await engine.parked('accounts')).map(({ position }) => position)).toEqual([3, 4, 6]);
  });

  test('is taken again after a fix, with what waited behind it', async () => {
    const { engine, bad } = await poisoned();
    (bad.data as Record<string, unknown>)['poison'] = false;
    expect(await engine.replay('accounts', 'account-1')).toBe(0);
    expect((await held()).get('account-1')).toMatchObject({ sum: 12, seen: [1, 3, 4] });
    const live = await engine.hash('accounts');
    expect((await engine.rebuild('accounts')).hash).toBe(live.hash);
  });

  test('stays parked when it is taken again without a fix', async () => {
    const { engine } = await poisoned();
    expect(await engine.replay('accounts', 'account-1')).toBe(2);
    expect((await engine.parked('accounts')).map(({ error }) => error)).toEqual([
      'this event cannot be taken',
      null,
    ]);
  });

  test('may be skipped with a reason, which holds for a rebuild as well', async () => {
    const { engine, bad } = await poisoned();
    expect(await engine.skip('accounts', 'account-1', bad.id, '重复录入')).toBe(0);
    expect((await held()).get('account-1')).toMatchObject({ sum: 7, seen: [1, 4] });
    const live = await engine.hash('accounts');
    expect(await engine.rebuild('accounts')).toMatchObject({ hash: live.hash });
    expect(await engine.parked('accounts')).toEqual([]);
  });

  test('whose key cannot be named parks its stream', async () => {
    log.append('account-1', 'Opened', { owner: '张三' });
    const nameless = log.append('account-1', 'Moved', { by: 1, nameless: true });
    log.append('account-1', 'Moved', { by: 2 });
    log.append('account-2', 'Opened', { owner: '李四' });
    const { engine, caughtUp } = await start();
    await caughtUp();
    expect((await engine.parked('accounts')).map(({ key, position }) => [key, position])).toEqual([
      ['account-1', 2],
      ['account-1', 3],
    ]);
    (nameless.data as Record<string, unknown>)['nameless'] = false;
    expect(await engine.replay('accounts', 'account-1')).toBe(0);
    expect((await held()).get('account-1')).toMatchObject({ sum: 3 });
  });

  test('of several keys leaves those that are not parked up to date', async () => {
    log.append('account-1', 'Opened', { owner: '张三' });
    log.append('account-2', 'Opened', { owner: '李四' });
    log.append('account-1', 'Moved', { by: 1, poison: true });
    log.append('account-1', 'Moved', { by: 2, also: ['account-2'] });
    const { caughtUp, engine } = await start();
    await caughtUp();
    expect((await engine.parked('accounts')).map(({ position }) => position)).toEqual([3, 4]);
    expect((await held()).get('account-1')).toMatchObject({ sum: 0 });
  });
});

test('an event that is missing from the store is parked in plain sight, and the view goes on', async () => {
  appendRandomAccounts(log, { count: 20, accounts: 3, seed: 8 });
  const gap: typeof log.readAll = async function* (options) {
    for await (const event of log.readAll(options)) if (event.position !== 12) yield event;
  };
  const { engine, caughtUp } = await start({ events: { ...log, readAll: gap } });
  await caughtUp();
  expect(engine.status()[0]).toMatchObject({ parked: 1, lag: 0, fault: null });
  expect(await engine.parked('accounts')).toMatchObject([{ key: 'position-12', position: 12 }]);
});

test('a serving generation that is damaged is given up and filled anew', async () => {
  appendRandomAccounts(log, { count: 200, accounts: 9, seed: 9 });
  const first = await start();
  await first.caughtUp();
  const { hash } = await first.engine.hash('accounts');
  await open.pop()!.close();
  const file = join(folder, 'accounts-1.sqlite');
  writeFileSync(file, Buffer.alloc(statSync(file).size, 7));
  const second = await start();
  await second.caughtUp();
  expect((await second.engine.hash('accounts')).hash).toBe(hash);
  expect(second.engine.status()[0]).toMatchObject({ generation: 2, fault: null });
  await second.engine.damaged('accounts');
  expect(second.engine.status()[0]!.generation).toBeNull();
  while (second.engine.status()[0]!.generation === null) await wait(5);
  expect((await second.engine.hash('accounts')).hash).toBe(hash);
});

test('a catalogue that is damaged is put aside, and the view filled anew', async () => {
  appendRandomAccounts(log, { count: 50, accounts: 3, seed: 10 });
  await (await start()).caughtUp();
  await open.pop()!.close();
  const file = join(folder, 'accounts.catalogue.sqlite');
  writeFileSync(file, 'garbage'.repeat(2_000));
  await (await start()).caughtUp();
  expect(await held()).toEqual(expected());
  expect(readdirSync(folder)).toContain('accounts.catalogue.sqlite.damaged');
});

test('a view that has seen more than the store has is filled anew', async () => {
  appendRandomAccounts(log, { count: 50, accounts: 3, seed: 11 });
  await (await start()).caughtUp();
  await open.pop()!.close();
  log = memoryLog();
  appendRandomAccounts(log, { count: 20, accounts: 3, seed: 12 });
  const { caughtUp, engine } = await start();
  await caughtUp();
  expect(await held()).toEqual(expected());
  expect(engine.status()[0]).toMatchObject({ generation: 2, position: 20 });
});

test('a sink that fails is tried again and loses nothing', async () => {
  let failures = 0;
  const flaky = (backend: ViewBackend<Account>): ViewBackend<Account> => ({
    ...backend,
    async open(id) {
      const sink = await backend.open(id);
      return {
        ...sink,
        async commit(change) {
          if (change.position > 100 && failures < 2) {
            failures += 1;
            throw new Error('the disk is full');
          }
          await sink.commit(change);
        },
      };
    },
  });
  appendRandomAccounts(log, { count: 400, accounts: 20, seed: 9 });
  const { caughtUp } = await start({ views: [definition(1, flaky)] });
  expect(await caughtUp()).toBe(true);
  expect(failures).toBe(2);
  expect(await held()).toEqual(expected());
});

test('a document that cannot be put into columns or words parks its key, and the view goes on', async () => {
  const shape: typeof accountShape = {
    ...accountShape,
    leftOut: [],
    companion: {
      schema: '',
      open: () => ({
        put: (_row, { owner, sum }) => {
          if (owner === '王五' && sum > 0) throw new TypeError('no words for it');
        },
        remove: () => undefined,
        settle: () => undefined,
      }),
    },
  };
  log.append('account-1', 'Opened', { owner: '王五' });
  log.append('account-2', 'Opened', { owner: '李四' });
  log.append('account-1', 'Moved', { by: 5 });
  log.append('account-2', 'Moved', { by: 9 });
  const views = [
    {
      projector: accountProjector(1),
      backend: openSqliteBackend(folder, 'accounts', shape),
    } as unknown as ViewDefinition,
  ];
  const { engine, caughtUp } = await start({ views });
  expect(await caughtUp()).toBe(true);
  log.append('account-1', 'Moved', { by: 7 });
  expect(await caughtUp()).toBe(true);
  expect((await held()).get('account-2')).toMatchObject({ sum: 9 });
  const parked = await engine.parked('accounts');
  expect(parked.every(({ key }) => key === 'account-1')).toBe(true);
  expect(parked[0]).toMatchObject({ error: 'no words for it' });
  expect(engine.status()[0]).toMatchObject({ lag: 0, fault: null });
});

test('what is asked of an unknown view, or of a closed engine, is refused', async () => {
  const { engine } = await start();
  await expect(engine.parked('no such view')).rejects.toThrow(RangeError);
  await engine.close();
  open.pop();
  await expect(engine.rebuild('accounts')).rejects.toThrow('closed');
});
