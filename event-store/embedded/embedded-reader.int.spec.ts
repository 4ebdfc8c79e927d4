import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SubscriptionMessage } from '../port.ts';
import { all, newStream, sampleEvents, until } from '../testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '../testing/store-in-folder.ts';
import { openEmbeddedReader } from './embedded-reader.ts';

let open: StoreInFolder;
beforeEach(async () => {
  open = await storeInFolder();
});
afterEach(async () => {
  await open.dispose();
});

describe('a reader in another thread', () => {
  test('sees each event after it is appended', async () => {
    const { events: history } = await open.store.append(newStream(), sampleEvents(3), 'any');
    const thread = new Worker(new URL('../testing/reader.worker.ts', import.meta.url), {
      workerData: open.store.file,
      execArgv: ['--conditions=andu-source'],
    });
    const received: SubscriptionMessage[] = [];
    const ended = once(thread, 'exit');
    const next = async (): Promise<SubscriptionMessage> => {
      const [message] = (await once(thread, 'message')) as [SubscriptionMessage];
      received.push(message);
      return message;
    };
    while ((await next()).kind !== 'caughtUp');
    expect(received.slice(0, -1)).toEqual(history.map((event) => ({ kind: 'event', event })));

    for (let round = 0; round < 20; round += 1) {
      const seen = next();
      const { events } = await open.store.append(newStream(), sampleEvents(1), 'any');
      expect(await seen).toEqual({ kind: 'event', event: events[0] });
    }
    thread.postMessage('end');
    expect(await ended).toEqual([0]);
  });
});

describe('a reader beside the store', () => {
  test('reads what the store reads', async () => {
    await open.store.append(newStream(), sampleEvents(20), 'any');
    const reader = openEmbeddedReader({ file: open.store.file });
    expect(await all(reader.readAll())).toEqual(await all(open.store.readAll()));
    expect(await reader.head()).toBe(20);
    await reader.close();
  });

  test('left in the middle of a read does not keep the writer from its work', async () => {
    await open.store.append(newStream(), sampleEvents(1_500), 'any');
    const reading = open.store.readAll()[Symbol.asyncIterator]();
    await reading.next();
    await open.store.append(newStream(), sampleEvents(1_500), 'any');
    const reopened = await open.reopen();
    expect(await reopened.head()).toBe(3_000);
    expect(await all(reopened.readAll())).toHaveLength(3_000);
  });

  test('ends its subscriptions with an error when it is closed', async () => {
    const reader = openEmbeddedReader({ file: open.store.file });
    const waiting = all(reader.subscribe({ after: 0 }));
    await until(reader.subscribe({ after: 0 }), ({ kind }) => kind === 'caughtUp');
    await reader.close();
    await expect(waiting).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'closed' });
  });

  test('is refused where there is no store', () => {
    const file = join(open.folder, 'none.sqlite');
    expect(() => openEmbeddedReader({ file })).toThrow('ENOENT');
  });

  test('is refused for a file that this program does not know', async () => {
    const { file } = open.store;
    await open.store.close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openEmbeddedReader({ file })).toThrow('layout 99');
    await expect(open.reopen()).rejects.toThrow('layout 99');
  });
});
