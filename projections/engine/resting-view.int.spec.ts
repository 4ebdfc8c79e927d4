import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBackend } from '../embedded/sqlite-backend.ts';
import { accountProjector, accountShape } from '../testing/account-view.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';
import { appendRandomAccounts } from '../testing/random-accounts.ts';
import { type Engine, openEngine } from './engine.ts';
import { type Progress, trackProgress } from './progress.ts';
import type { ViewDefinition } from './view.ts';

const many = 50;
let folder: string;
let log: MemoryLog;
let engine: Engine;
let progress: Progress;

/** Serves, over an empty log, a view that rests so long after each commit. */
async function start(restMs: number): Promise<void> {
  const definition = {
    projector: accountProjector(1),
    backend: openSqliteBackend(folder, 'accounts', accountShape),
    rest: { mostMs: restMs, times: 1_000_000 },
  } as unknown as ViewDefinition;
  progress = trackProgress(['accounts']);
  const onProgress = progress.update;
  engine = await openEngine({
    events: log,
    views: [definition],
    onProgress,
    limits: { chunk: many },
  });
  void engine.run();
  await progress.ready;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-rest-'));
  log = memoryLog();
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const append = (count: number): void =>
  appendRandomAccounts(log, { count, accounts: 60, seed: log.events.length + 1 });
const seenWithin = (ms: number): Promise<boolean> =>
  progress.waitFor('accounts', log.events.length, ms);

test('after a quiet time a view does not rest, then it lets events gather', async () => {
  await start(60_000);
  append(1);
  expect(await seenWithin(5_000)).toBe(true);
  append(9);
  expect(await seenWithin(200)).toBe(false);
});

test('its rest ends when somebody waits, and when many events wait', async () => {
  await start(60_000);
  append(1);
  expect(await seenWithin(5_000)).toBe(true);
  append(9);
  engine.hurry('accounts', 10);
  expect(await seenWithin(5_000)).toBe(true);
  append(many - 1);
  expect(await seenWithin(200)).toBe(false);
  append(1);
  expect(await seenWithin(5_000)).toBe(true);
});

test('its rest ends by itself', async () => {
  await start(100);
  for (let event = 0; event < 3; event += 1) {
    append(1);
    expect(await seenWithin(5_000)).toBe(true);
  }
});
