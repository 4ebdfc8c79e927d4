import { copyFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreUnavailable } from '../port.ts';
import { all, newStream, sampleEvent, sampleEvents } from '../testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '../testing/store-in-folder.ts';
import { openEmbeddedStore } from './embedded-store.ts';

let open: StoreInFolder;
afterEach(async () => {
  await open.dispose();
});

const large = () => sampleEvent({ data: { text: '案'.repeat(20_000) } });

describe('a full store', () => {
  beforeEach(async () => {
    open = await storeInFolder({ maxFileBytes: 1024 * 1024 });
  });

  test('acknowledges nothing that it does not keep', async () => {
    const acknowledged: string[] = [];
    const refused: unknown[] = [];
    for (let round = 0; round < 40; round += 1) {
      const event = large();
      await open.store.append(newStream(), [event], 'any').then(
        () => acknowledged.push(event.id),
        (error: unknown) => refused.push(error),
      );
    }
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(refused.length).toBeGreaterThan(3);
    for (const error of refused) expect(error).toMatchObject({ reason: 'full' });
    expect(refused[0]).toBeInstanceOf(StoreUnavailable);
    expect(open.store.health()).toMatchObject({ kind: 'failing', reason: 'full' });
    expect((await all(open.store.readAll())).map(({ id }) => id)).toEqual(acknowledged);

    const reopened = await open.reopen({});
    const { position } = await reopened.append(newStream(), sampleEvents(1), 'any');
    expect(position).toBe(acknowledged.length + 1);
    const kept = (await all(reopened.readAll())).map(({ id }) => id);
    expect(kept.slice(0, -1)).toEqual(acknowledged);
  });

  test('refuses a whole group and can be read meanwhile', async () => {
    const { events } = await open.store.append(newStream(), sampleEvents(2), 'any');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => open.store.append(newStream(), [large()], 'any')),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: { name: 'StoreUnavailable', reason: 'full' } });
    }
    expect(await all(open.store.readAll())).toEqual(events);
  });

  test('writes again, by itself, as soon as there is room', async () => {
    const many = Array.from({ length: 30 }, large);
    await expect(open.store.append(newStream(), many, 'any')).rejects.toThrow(StoreUnavailable);
    const { position } = await open.store.append(newStream(), sampleEvents(1), 'any');
    expect(position).toBe(1);
    expect(open.store.health()).toEqual({ kind: 'ready' });
  });
});

describe('a write-ahead log that ends in the middle', () => {
  beforeEach(async () => {
    open = await storeInFolder();
  });

  test.each([0.99, 0.7, 0.31, 0.05])('loses what was not whole, at %d of it', async (part) => {
    for (let round = 0; round < 30; round += 1) {
      await open.store.append(newStream(), sampleEvents(2), 'any');
    }
    const events = await all(open.store.readAll());
    const torn = join(dirname(open.folder), 'torn');
    mkdirSync(torn);
    for (const name of ['events.sqlite', 'events.sqlite-wal']) {
      copyFileSync(join(open.folder, name), join(torn, name));
    }
    const log = join(torn, 'events.sqlite-wal');
    truncateSync(log, Math.floor(statSync(log).size * part));

    const recovered = await openEmbeddedStore({ folder: torn });
    const kept = await all(recovered.readAll());
    expect(kept).toEqual(events.slice(0, kept.length));
    expect(kept.length).toBeLessThan(events.length);
    // Appends are whole or not there.
    expect(kept.length % 2).toBe(0);
    const next = await recovered.append(newStream(), sampleEvents(1), 'any');
    expect(next.position).toBe(kept.length + 1);
    await recovered.close();
  });
});
