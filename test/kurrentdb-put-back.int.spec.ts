import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { EventId } from '#domain/kernel/ids.ts';
import { openKurrentReader, openKurrentStore } from '#event-store/kurrentdb/kurrent-store.ts';
import type { EventToAppend } from '#event-store/port.ts';
import { startAndu } from '../main.ts';
import { StartFailure } from '../server/start-failure.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { broughtCase } from './system/brought-case.ts';
import { kurrentServer, type KurrentServer } from './system/kurrent-server.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** A server that was stopped and comes back with other files in the place of those that were written to. */
const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);

let server: KurrentServer;
let folder: string;
let andu: ServedAndu;

beforeEach(async () => {
  server = await kurrentServer();
  folder = await newFolder();
  andu = await serveAndu({ dataFolder: folder, eventStore: server.address('esdb') });
}, 180_000);
afterEach(async () => {
  await andu.close();
  await server.dispose();
  await removeFolder(folder);
}, 180_000);

const running = () => ({ url: andu.url, dataFolder: folder }) as never;
const opening = () =>
  andu.signedBy(agencies.prison)('/api/commands/openCase', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { data: anotherOpening({ agencies }) },
  });

/** Commands until one is answered by the server that came back: before, it is away. */
async function firstAnswered() {
  let answer = await opening();
  while (answer.body['code'] === 'store-unavailable') answer = await opening();
  return answer;
}

async function dependency(name: string): Promise<Record<string, unknown>> {
  const { body } = await andu.call('/readyz');
  const all = body['dependencies'] as readonly { name: string; detail: string }[] | undefined;
  const found = all?.find((each) => each.name === name);
  return found === undefined ? {} : { ...found, ...JSON.parse(found.detail) };
}

async function headOfServer(): Promise<number> {
  const reader = openKurrentReader({
    address: server.address('esdb'),
    folder: join(server.folder, 'ids'),
  });
  try {
    return await reader.head();
  } finally {
    await reader.close();
  }
}

describe.each(['an older copy', 'nothing'])(
  'a server of events that comes back with %s',
  (files) => {
    const other = files === 'nothing' ? 'empty' : 'older';

    beforeEach(async () => {
      await server.stop();
      if (other === 'older') server.copyTo('older');
      await server.start();
      while ((await andu.call('/readyz')).status !== 200) await wait(20);
      await broughtCase(running(), {}, journeyUntil('acceptCase').slice(1));
      await server.stop();
      await server.start(other);
    }, 180_000);

    test('takes no command, and says what to do, until the newest files are there again', async () => {
      const before = await headOfServer();
      const refused = await firstAnswered();
      expect(refused).toMatchObject({ status: 503, body: { code: 'events-lost' } });
      expect(JSON.stringify(refused.body)).toContain('andu accept-loss');
      expect(await headOfServer()).toBe(before);
      expect((await andu.call('/readyz')).status).toBe(503);
      expect(await dependency('stored-files')).toMatchObject({ code: 'events-lost' });
      expect(existsSync(join(folder, 'lost-events.json'))).toBe(true);

      await server.stop();
      await server.start();
      while ((await andu.call('/readyz')).status !== 200) await wait(20);
      expect(existsSync(join(folder, 'lost-events.json'))).toBe(false);
      expect(await opening()).toMatchObject({ status: 201 });

      await server.stop();
      while ((await dependency('transparency-log'))['code'] !== 'log-stopped') await wait(20);
      const { ready, advice } = await dependency('transparency-log');
      expect(ready).toBe(false);
      expect(advice).toMatchObject({ en: expect.stringContaining('it waits for the event store') });
    }, 180_000);

    test('is found out by the next start as well', async () => {
      await andu.close();
      const settings = testConfiguration(folder, { eventStore: server.address('esdb') });
      const before = await headOfServer();
      const started = await startAndu(settings).catch((error: unknown) => error);
      if (started instanceof StartFailure) {
        expect(started.code).toBe('events-lost-in-server');
      } else {
        const { dependencies, close } = started as Awaited<ReturnType<typeof startAndu>>;
        const found = (await dependencies()).find(({ name }) => name === 'event-store');
        await close();
        expect(found).toMatchObject({
          ready: false,
          detail: expect.stringContaining('events-lost'),
        });
      }
      expect(await headOfServer()).toBe(before);
      expect(existsSync(join(folder, 'lost-events.json'))).toBe(true);
    }, 180_000);
  },
);

test('somebody’s word that events are lost takes the server as it is', async () => {
  await andu.close();
  const options = { address: server.address('esdb'), folder: join(server.folder, 'ids') };
  const event = (): EventToAppend => {
    const id = EventId(crypto.randomUUID());
    return {
      ...anEvent,
      id,
      metadata: { ...anEvent.metadata, correlationId: id, causationId: id },
    };
  };
  const first = await openKurrentStore(options);
  await first.append('operation', [event()], 'any');
  await first.close();
  await server.stop();
  await server.start('empty');
  const found: unknown[] = [];
  const second = await openKurrentStore({ ...options, onLost: (lost) => found.push(lost) });
  expect(second.health()).toMatchObject({ kind: 'failing', reason: 'lost' });
  const lost = { name: 'StoreUnavailable', reason: 'lost' };
  await expect(second.append('operation', [event()], 'any')).rejects.toMatchObject(lost);
  expect(await second.head()).toBe(0);
  await second.close();
  expect(found).toEqual([{ head: 0, seen: expect.any(Number) }]);
  const accepted = await openKurrentStore({ ...options, acceptsLoss: true });
  const { position } = await accepted.append('operation', [event()], 'any');
  await accepted.close();
  const after = await openKurrentStore(options);
  expect(after.health()).toEqual({ kind: 'ready' });
  expect(await after.head()).toBe(position);
  await after.close();
}, 180_000);

const anEvent = {
  type: 'LossAccepted',
  data: { head: 0, seen: 1, by: '周卫国', reason: '无法恢复' },
  metadata: {
    actor: { kind: 'service', id: 'operator', agency: null, role: 'none' },
    schemaVersion: 1,
    salt: randomBytes(32).toString('base64url'),
  },
} as const;
