import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type RecordedEvent, UnreadableEvent } from '../port.ts';
import { all, sampleEvents, until } from '../testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '../testing/store-in-folder.ts';

/** A store of 30 events in three streams whose file is altered. */
let open: StoreInFolder;
beforeEach(async () => {
  open = await storeInFolder();
  for (let round = 0; round < 10; round += 1) {
    for (const stream of ['case-a', 'case-b', 'case-c']) {
      await open.store.append(stream, sampleEvents(1), 'any');
    }
  }
});
afterEach(() => open.dispose());

function alter(statement: string): void {
  const database = new DatabaseSync(open.store.file, { enableForeignKeyConstraints: false });
  database.exec(statement);
  database.close();
}

async function readPast(): Promise<{ read: RecordedEvent[]; left: UnreadableEvent[] }> {
  const left: UnreadableEvent[] = [];
  const read = await all(open.store.readAll({ onUnreadable: (event) => left.push(event) }));
  await readSealed(read, left);
  return { read, left };
}

/** Sealed, everything is what it is when it is read at once, also where it is opened in another order. */
async function readSealed(
  read: readonly RecordedEvent[],
  left: readonly UnreadableEvent[],
): Promise<void> {
  const sealed = await all(open.store.readSealed!({}));
  const opened = sealed
    .toReversed()
    .map((event) => [event, event.open()] as const)
    .toReversed();
  for (const [{ position, stream }, event] of opened) {
    const own = event instanceof UnreadableEvent ? event.place : event;
    expect({ position, stream }).toEqual({ position: own.position, stream: own.stream });
  }
  const events = opened.map(([, event]) => event);
  expect(events.filter((event) => !(event instanceof UnreadableEvent))).toEqual(read);
  const lost = events.filter((event) => event instanceof UnreadableEvent);
  expect(lost.map(({ place, reason }) => ({ place, reason }))).toEqual(
    left.map(({ place, reason }) => ({ place, reason })),
  );
}

test.each([
  ['no JSON', `UPDATE events SET data = '{"a":' WHERE position = 8`],
  ['JSON, but no object', `UPDATE events SET metadata = '7' WHERE position = 8`],
  ['of a kind that there is not', 'UPDATE events SET kind = 77 WHERE position = 8'],
  ['of a stream that there is not', 'UPDATE events SET stream = 77 WHERE position = 8'],
  ['of no moment', 'UPDATE events SET recorded_at = 9e17 WHERE position = 8'],
])('an event that is %s is named by its place; all others are read', async (_, statement) => {
  alter(statement);
  const { read, left } = await readPast();
  expect(read.map(({ position }) => position)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1).filter((position) => position !== 8),
  );
  expect(left).toMatchObject([{ position: 8, reason: 'malformed' }]);
  expect(left[0]!.message).toBe('the event at position 8 cannot be read: malformed');
  const before: number[] = [];
  const reading = (async () => {
    for await (const { position } of open.store.readAll()) before.push(position);
  })();
  await expect(reading).rejects.toThrow(UnreadableEvent);
  expect(before).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a stream is read up to the event that cannot be; the other streams whole', async () => {
  alter(`UPDATE events SET data = 'x' WHERE position = 8`);
  await expect(all(open.store.readStream('case-b'))).rejects.toThrow(UnreadableEvent);
  expect(await all(open.store.readStream('case-b', { limit: 2 }))).toHaveLength(2);
  expect(await all(open.store.readStream('case-a'))).toHaveLength(10);
});

test('a subscription says where it is and goes on', async () => {
  alter(`UPDATE events SET data = 'x' WHERE position = 8`);
  const filter = { streamPrefixes: ['case-b'] };
  const messages = await until(
    open.store.subscribe({ after: 2, filter }),
    ({ kind }) => kind === 'caughtUp',
  );
  expect(messages.map((each) => (each.kind === 'event' ? each.event.position : each.kind))).toEqual(
    [5, 'unreadable', 11, 14, 17, 20, 23, 26, 29, 'checkpoint', 'caughtUp'],
  );
});

test('a damaged page takes the events that lie on it, with their streams, and no other', async () => {
  const probe = new DatabaseSync(open.store.file);
  probe.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const page = probe
    .prepare(
      `SELECT pageno FROM dbstat WHERE name = 'events' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 1`,
    )
    .get()!['pageno'] as number;
  probe.close();
  const { file } = open.store;
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xff), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
  await open.reopen();
  const { read, left } = await readPast();
  expect(left.length).toBeGreaterThan(0);
  expect(read.length).toBeGreaterThan(0);
  expect(read.length + left.length).toBe(30);
  for (const { reason, place } of left) {
    expect(reason).toBe('damaged');
    expect(place.stream).toBe(['case-c', 'case-a', 'case-b'][place.position % 3]);
  }
});
