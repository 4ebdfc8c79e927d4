import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { all, newStream, sampleEvents } from '../testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '../testing/store-in-folder.ts';
import { appendRequest } from '../append-text.ts';
import { openAppender } from './appender.ts';
import { clockWatch } from './clock-watch.ts';
import { eventTables, storeFileName } from './schema.ts';

const hour = 3_600_000;

test('times of positions never go backwards, whatever the clock does', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(eventTables);
  let now = 5_000;
  const appender = openAppender(database, '.', () => now);
  for (const at of [5_000, 7_000, 6_000, 6_500, 0, 8_000]) {
    now = at;
    appender.commit([appendRequest(newStream(), sampleEvents(1), 'any')]);
  }
  const times = database.prepare('SELECT recorded_at FROM events ORDER BY position').all();
  expect(times.map((row) => row['recorded_at'])).toEqual([
    5_000, 7_000, 7_000, 7_000, 7_000, 8_000,
  ]);
  expect(appender.lastRecordedAt()).toBe(8_000);
  database.close();
});

test('a clock that is set back is said once each time, with how far', () => {
  const said: number[] = [];
  let now = 10_000;
  const clock = clockWatch(
    null,
    (behindMs) => said.push(behindMs),
    () => now,
  );
  clock.recorded(10_000);
  now = 9_990;
  expect(clock.behindMs()).toBe(10);
  expect(said).toEqual([]);
  now = 7_000;
  clock.recorded(10_000);
  clock.recorded(10_000);
  expect(said).toEqual([3_000]);
  now = 11_000;
  expect(clock.behindMs()).toBe(0);
  now = 8_000;
  expect(clock.behindMs()).toBe(2_000);
  expect(said).toEqual([3_000, 2_000]);
});

describe('a store whose last event lies ahead of the clock', () => {
  let open: StoreInFolder;
  beforeEach(async () => {
    open = await storeInFolder();
    await open.store.append(newStream(), sampleEvents(1), 'any');
  });
  afterEach(() => open.dispose());

  test('says so at the start, and records no earlier time', async () => {
    expect(open.store.clockBehindMs()).toBe(0);
    const ahead = Date.now() + hour;
    const database = new DatabaseSync(join(open.folder, storeFileName));
    database.prepare('UPDATE events SET recorded_at = ?').run(ahead);
    database.close();
    const said: number[] = [];
    const store = await open.reopen({ onClockBehind: (behindMs) => said.push(behindMs) });
    expect(said).toEqual([expect.any(Number)]);
    expect(said[0]).toBeGreaterThan(hour / 2);
    const { events } = await store.append(newStream(), sampleEvents(2), 'any');
    expect(events.map(({ recordedAt }) => Date.parse(recordedAt))).toEqual([ahead, ahead]);
    const times = (await all(store.readAll())).map(({ recordedAt }) => Date.parse(recordedAt));
    expect(times).toEqual([ahead, ahead, ahead]);
    expect(store.clockBehindMs()).toBeGreaterThan(hour / 2);
    expect(said).toHaveLength(1);
  });
});
