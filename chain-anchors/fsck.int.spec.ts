import type { RecordedEvent } from '#event-store/port.ts';
import { enterChainIdentity } from './chain-identity.ts';
import { fsck, fsckFolder } from './fsck.ts';
import { anchorJob } from './ledger/anchor-job.ts';
import { openEmbeddedLedger } from './ledger/embedded-ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import { signHead } from './log/checkpoint-signer.ts';
import { recordedEvents } from './testing/events.ts';
import { newFolder, openLog, origin, removeFolder, type OpenLog } from './testing/log-in-folder.ts';

let folder: string;
let open: OpenLog;
let ledger: Ledger;
let events: RecordedEvent[];

beforeEach(async () => {
  folder = newFolder();
  open = openLog(folder);
  ledger = openEmbeddedLedger({ folder, channel: 'legal-affairs' });
  await enterChainIdentity(open.database, ledger);
  await ledger.registerLog(origin, open.key.publicKey);
  events = recordedEvents(600);
  open.sequencer.append(events.slice(0, 270));
  await anchorJob(open.database, open.log, ledger, origin).run(signHead(open.database, open.key));
  open.sequencer.append(events.slice(270, 590));
  signHead(open.database, open.key);
});
afterEach(async () => {
  await ledger.close();
  open.database.close();
  removeFolder(folder);
});

const check = (stored: readonly RecordedEvent[] = events) =>
  fsck({
    store: {
      async *readAll() {
        yield* stored;
      },
    },
    database: open.database,
    ledger,
    origin,
  });

test('everything that is stored agrees; events without a leaf yet are no difference', async () => {
  expect(await check()).toEqual({
    events: 590,
    leaves: 590,
    checkpoints: 2,
    anchored: 1,
    difference: null,
  });
});

test('the files of a folder are checked beside their writer', async () => {
  const store = {
    async *readAll() {
      yield* events;
    },
  };
  const report = await fsckFolder({ folder, origin, channel: 'legal-affairs' }, store);
  expect(report).toMatchObject({ leaves: 590, anchored: 1, difference: null });
});

const changed = (at: number, change: Partial<RecordedEvent>): RecordedEvent[] =>
  events.map((event, index) => (index === at ? { ...event, ...change } : event));

test.each([
  ['data of an event', (at: number) => changed(at, { data: { number: -1 } })],
  ['the type of an event', (at: number) => changed(at, { type: 'Another' })],
  ['the time of an event', (at: number) => changed(at, { recordedAt: '2001-01-01T00:00:00.000Z' })],
])('changed %s is named', async (_, change) => {
  expect((await check(change(123))).difference).toMatchObject({
    where: 'event',
    at: events[123]!.id,
  });
});

test('a removed and an inserted event are named at their leaf', async () => {
  expect((await check(events.toSpliced(50, 1))).difference).toMatchObject({
    where: 'leaf',
    at: '50',
  });
  const inserted = events.toSpliced(50, 0, { ...recordedEvents(1)[0]!, position: 50 });
  expect((await check(inserted)).difference).toMatchObject({ where: 'leaf', at: '50' });
  expect((await check(events.slice(0, 400))).difference).toMatchObject({
    where: 'leaf',
    at: '400',
  });
});

test.each([
  ['a leaf', "UPDATE leaf SET bytes = CAST(bytes || x'20' AS BLOB) WHERE idx = 77", 'event'],
  ['a missing leaf', 'DELETE FROM leaf WHERE idx = 77', 'leaf'],
  ['a full tile', 'UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND idx = 1', 'tile'],
  ['a partial tile', 'UPDATE tile SET hashes = zeroblob(2496) WHERE level = 0 AND idx = 2', 'tile'],
  ['an upper tile', 'UPDATE tile SET hashes = zeroblob(64) WHERE level = 1', 'tile'],
  [
    'the root of a checkpoint',
    'UPDATE checkpoint SET root = zeroblob(32) WHERE size = 270',
    'checkpoint',
  ],
  [
    'a signature',
    "UPDATE checkpoint SET note = replace(note, '— prison', '— court') WHERE size = 270",
    'checkpoint',
  ],
  [
    'a checkpoint beyond the log',
    'UPDATE checkpoint SET size = 900 WHERE size = 590',
    'checkpoint',
  ],
])('a change of %s in the log is named', async (_, statement, where) => {
  open.database.exec(statement);
  expect((await check()).difference).toMatchObject({ where });
});

test('a chain that has another root, or more leaves, is named', async () => {
  const head = (await ledger.getHead(origin))!;
  const report = (chain: Partial<Ledger>) =>
    fsck({
      store: {
        async *readAll() {
          yield* events;
        },
      },
      database: open.database,
      ledger: { ...ledger, ...chain },
      origin,
    });
  const other = await report({ getCheckpoint: async () => ({ ...head, root: '00' }) });
  expect(other.difference).toMatchObject({ where: 'ledger', at: '270' });
  const { committed } = head;
  const block = { ...committed.block, number: 7 };
  const moved = { ...head, committed: { ...committed, block } };
  const rewritten = await report({ getCheckpoint: async () => moved });
  expect(rewritten.difference).toMatchObject({ where: 'ledger', at: '270' });
  const ahead = await report({ getHead: async () => ({ ...head, size: 10_000 }) });
  expect(ahead.difference).toMatchObject({ where: 'ledger', at: '10000' });
});
