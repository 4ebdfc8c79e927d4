import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppendedByOthers, EventIdConflict, WrongExpectedRevision } from '../port.ts';
import { describeEventStore } from '../testing/contract-suite.ts';
import { all, newStream, sampleEvent, sampleEvents } from '../testing/sample-events.ts';
import { storeInFolder } from '../testing/store-in-folder.ts';
import { type EmbeddedStore, EventStoreInUse, openEmbeddedStore } from './embedded-store.ts';

describeEventStore('an embedded store that shares its folder', () =>
  storeInFolder({ writers: 'shared' }),
);

describe('two stores that write to one folder', () => {
  let parent: string;
  let folder: string;
  let one: EmbeddedStore;
  let other: EmbeddedStore;
  const open = (): Promise<EmbeddedStore> => openEmbeddedStore({ folder, writers: 'shared' });
  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), 'andu-two-writers-'));
    folder = join(parent, 'events');
    [one, other] = await Promise.all([open(), open()]);
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    rmSync(parent, { recursive: true, force: true });
  });
  const either = (index: number): EmbeddedStore => (index % 2 === 0 ? one : other);

  test('give every position once, without a gap, and read the same', async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, writer) => {
        for (let round = 0; round < 10; round += 1) {
          await either(writer).append(`writer-${writer}`, sampleEvents((round % 3) + 1), 'any');
        }
      }),
    );
    const events = await all(one.readAll());
    expect(events.map(({ position }) => position)).toEqual(
      Array.from({ length: 40 * 19 }, (_, index) => index + 1),
    );
    expect(await all(other.readAll())).toEqual(events);
    const times = events.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual(times.toSorted());
  });

  test('let one of fifty win who expect the same revision', async () => {
    const stream = newStream();
    await one.append(stream, sampleEvents(1), 'noStream');
    const tried = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => either(index).append(stream, sampleEvents(1), 0)),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tried) {
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(WrongExpectedRevision);
    }
    expect(await all(other.readStream(stream))).toHaveLength(2);
  });

  test('give the first answer to what the other has written, and refuse its ids elsewhere', async () => {
    const stream = newStream();
    const events = sampleEvents(2);
    const first = await one.append(stream, events, 'noStream');
    expect(await other.append(stream, events, 'noStream')).toEqual({ ...first, repeated: true });
    await expect(other.append(newStream(), [events[0]!], 'any')).rejects.toThrow(EventIdConflict);
  });

  test('refuse what depends on that the other has appended nothing of a kind', async () => {
    const opening = () => sampleEvent({ type: 'Opened' });
    const { position } = await one.append(newStream(), [opening()], 'any');
    const unless = { type: 'Opened', after: position };
    await one.append(newStream(), [opening()], 'any');
    await other.append(newStream(), [sampleEvent({ type: 'Closed' })], 'any');
    // What one has appended itself is its own matter, and so is another type.
    await one.append(newStream(), sampleEvents(1), 'any', unless);
    const foreign = await other.append(newStream(), [opening()], 'any');
    await expect(one.append(newStream(), sampleEvents(1), 'any', unless)).rejects.toThrow(
      AppendedByOthers,
    );
    const looked = { ...unless, after: foreign.position };
    await one.append(newStream(), sampleEvents(1), 'any', looked);
  });

  test('show a subscriber of one what the other appends', async () => {
    const stop = new AbortController();
    const event = sampleEvent();
    const seen = (async () => {
      for await (const message of one.subscribe({ after: 0, signal: stop.signal })) {
        if (message.kind === 'event') return message.event.id;
      }
      return null;
    })();
    await other.append(newStream(), [event], 'any');
    expect(await seen).toBe(event.id);
    stop.abort();
  });

  test('keep out who wants to be alone, until both are closed', async () => {
    await expect(openEmbeddedStore({ folder })).rejects.toThrow(EventStoreInUse);
    await one.close();
    await expect(openEmbeddedStore({ folder })).rejects.toThrow(EventStoreInUse);
    await other.append(newStream(), sampleEvents(1), 'any');
    await other.close();
    const alone = await openEmbeddedStore({ folder });
    await expect(open()).rejects.toThrow(EventStoreInUse);
    await alone.close();
  }, 30_000);
});
