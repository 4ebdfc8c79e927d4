import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreOverloaded } from '../port.ts';
import { describeEventStore } from '../testing/contract-suite.ts';
import { describeEventIndex } from '../testing/index-contract.ts';
import { all, newStream, sampleEvent, sampleEvents } from '../testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '../testing/store-in-folder.ts';
import { EventStoreInUse, openEmbeddedStore } from './embedded-store.ts';

describeEventStore('the embedded store', () => storeInFolder());
describeEventIndex('the embedded store', () => storeInFolder());

const large = () => sampleEvent({ data: { text: '案'.repeat(20_000) } });

describe('the embedded store', () => {
  let open: StoreInFolder;
  beforeEach(async () => {
    open = await storeInFolder({ queue: { events: 6_000 } });
  });
  afterEach(async () => {
    await open.dispose();
  });

  describe('positions', () => {
    test('count from 1 without gaps, whatever failed in between', async () => {
      const { store } = open;
      expect(await store.head()).toBe(0);
      const taken = sampleEvent();
      await store.append(newStream(), [taken], 'any');
      await Promise.allSettled(
        Array.from({ length: 60 }, (_, index) => {
          if (index % 3 === 0) return store.append(newStream(), sampleEvents(2), 7);
          if (index % 3 === 1) return store.append(newStream(), [sampleEvent(), taken], 'any');
          return store.append(newStream(), sampleEvents(2), 'noStream');
        }),
      );
      const reopened = await open.reopen();
      await reopened.append(newStream(), sampleEvents(1), 'any');
      const positions = (await all(reopened.readAll())).map(({ position }) => position);
      expect(positions).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
    });
  });

  describe('group commit', () => {
    test('gives appends of the same moment one transaction', async () => {
      const before = transactions(open.folder);
      const streams = Array.from({ length: 500 }, () => newStream());
      await Promise.all(streams.map((stream) => open.store.append(stream, sampleEvents(1), 'any')));
      expect(transactions(open.folder) - before).toBe(1);
    });

    test('gives 32 writers far fewer transactions than appends', async () => {
      const before = transactions(open.folder);
      await Promise.all(
        Array.from({ length: 32 }, async () => {
          const stream = newStream();
          for (let round = 0; round < 10; round += 1) {
            await open.store.append(stream, sampleEvents(1), 'any');
          }
        }),
      );
      expect(transactions(open.folder) - before).toBeLessThanOrEqual(320 / 8);
    });

    test('gives every append of a lone writer its own transaction', async () => {
      const before = transactions(open.folder);
      for (let round = 0; round < 20; round += 1) {
        await open.store.append(newStream(), sampleEvents(1), 'any');
      }
      expect(transactions(open.folder) - before).toBe(20);
    });

    test('keeps a transaction short under any load', async () => {
      const before = transactions(open.folder);
      await Promise.all(
        Array.from({ length: 5 }, () => open.store.append(newStream(), sampleEvents(1_000), 'any')),
      );
      expect(transactions(open.folder) - before).toBe(2);
    });
  });

  describe('back-pressure', () => {
    test('refuses what does not fit the queue and writes what did', async () => {
      const store = await open.reopen({ queue: { events: 10 } });
      const events = sampleEvents(30);
      const outcomes = await Promise.allSettled(
        events.map((event) => store.append(newStream(), [event], 'any')),
      );
      const taken = events.filter((_, index) => outcomes[index]!.status === 'fulfilled');
      expect(taken).toEqual(events.slice(0, 10));
      for (const outcome of outcomes.slice(10)) {
        expect(outcome).toMatchObject({ reason: expect.any(StoreOverloaded) });
      }
      expect(store.backlog()).toEqual({ events: 0, bytes: 0 });
      await store.append(newStream(), [events[29]!], 'any');
      const stored = (await all(store.readAll())).map(({ id }) => id);
      expect(stored).toEqual([...taken, events[29]!].map(({ id }) => id));
    });

    test('counts bytes as well as events', async () => {
      const store = await open.reopen({ queue: { bytes: 100_000 } });
      const outcomes = await Promise.allSettled([
        store.append(newStream(), [large()], 'any'),
        store.append(newStream(), [large()], 'any'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(outcomes[1]).toMatchObject({ reason: expect.any(StoreOverloaded) });
    });

    test('takes an append larger than the queue when nothing else waits', async () => {
      const store = await open.reopen({ queue: { events: 10 } });
      const { revision } = await store.append(newStream(), sampleEvents(50), 'noStream');
      expect(revision).toBe(49);
    });
  });

  describe('the folder', () => {
    test('has one writer in this process', async () => {
      await expect(openEmbeddedStore({ folder: open.folder })).rejects.toThrow(EventStoreInUse);
      await open.store.append(newStream(), sampleEvents(1), 'any');
    });

    test('has one writer on the machine', () => {
      const script = `
      import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
      const opening = openEmbeddedStore({ folder: process.argv[1] });
      console.log(await opening.then(() => 'opened', (error) => error.name));
      process.exit();`;
      const said = execFileSync(
        process.execPath,
        ['--conditions=andu-source', '--input-type=module', '-e', script, open.folder],
        { encoding: 'utf8' },
      );
      expect(said.trim()).toBe('EventStoreInUse');
    });

    test('can be opened again when its writer is closed', async () => {
      await open.store.close();
      const next = await openEmbeddedStore({ folder: open.folder });
      await next.append(newStream(), sampleEvents(1), 'any');
      await next.close();
    });

    test('is its owner’s alone', async () => {
      await open.store.append(newStream(), sampleEvents(1), 'any');
      expect(statSync(open.folder).mode & 0o777).toBe(0o700);
      const files = readdirSync(open.folder);
      expect(files).toEqual(expect.arrayContaining(['events.sqlite', 'events.sqlite-wal']));
      for (const file of files) expect(statSync(join(open.folder, file)).mode & 0o777).toBe(0o600);
    });
  });

  describe('an append that has no meaning', () => {
    test.each<[string, string]>([
      ['an empty name', ''],
      ['a name that is not in NFC', 'case-e\u0301'],
      ['a name with half a character', 'case-\ud800'],
    ])('is refused for %s', async (_, stream) => {
      await expect(open.store.append(stream, sampleEvents(1), 'any')).rejects.toThrow(TypeError);
      expect(await open.store.head()).toBe(0);
    });

    test('is refused without events and for an impossible revision', async () => {
      await expect(open.store.append(newStream(), [], 'any')).rejects.toThrow(RangeError);
      await expect(open.store.append(newStream(), sampleEvents(1), -1)).rejects.toThrow(RangeError);
      await expect(open.store.append(newStream(), sampleEvents(1), 0.5)).rejects.toThrow(
        RangeError,
      );
    });
  });
});

/**
 * Transactions that stand in the write-ahead log: its frames that end one carry
 * the size of the database, the others 0 (sqlite.org/fileformat2.html, 4.1). It
 * must not have been restarted since.
 */
function transactions(folder: string): number {
  const log = readFileSync(join(folder, 'events.sqlite-wal'));
  if (log.length === 0) return 0;
  const pageBytes = log.readUInt32BE(8);
  let count = 0;
  for (let frame = 32; frame + 24 + pageBytes <= log.length; frame += 24 + pageBytes) {
    const ofThisLog = log.subarray(frame + 8, frame + 16).equals(log.subarray(16, 24));
    if (ofThisLog && log.readUInt32BE(frame + 4) !== 0) count += 1;
  }
  return count;
}
