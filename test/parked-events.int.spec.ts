import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EventId } from '#domain/kernel/ids.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { fillWithCases } from '#ops/bench/rebuild-events.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** A system with one event that the views cannot take, and one of the same case behind it. */
let folder: string;
let bad: EventId;
let stream: string;
let andu: ServedAndu;
beforeAll(async () => {
  folder = await newFolder();
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await fillWithCases(store, 120);
  for await (const event of store.readAll()) if (event.type === 'CaseOpened') stream = event.stream;
  const metadata = {
    correlationId: randomUUID(),
    causationId: randomUUID(),
    actor: { kind: 'service', id: 'nobody', agency: null, role: 'none' },
    schemaVersion: 1,
    salt: Buffer.alloc(32, 7).toString('base64url'),
  } as const;
  bad = EventId(randomUUID());
  const behind = EventId(randomUUID());
  await store.append(
    stream,
    [bad, behind].map((id) => ({ id, type: 'CaseOpened', data: { offender: null }, metadata })),
    'any',
  );
  await store.close();
  andu = await serveAndu({ dataFolder: folder });
}, 60_000);
afterAll(async () => {
  await andu.close();
  await removeFolder(folder);
});

interface ParkedKey {
  readonly view: string;
  readonly key: string;
  readonly events: number;
  readonly first: { readonly eventId: string; readonly error: string | null };
}
const list = async (): Promise<readonly ParkedKey[]> =>
  (await andu.as('administrator')('/api/operation/parked')).body as readonly ParkedKey[];
const pathOf = ({ view, key }: ParkedKey): string =>
  `/api/operation/parked/${view}/${encodeURIComponent(key)}`;
const dossier = async (): Promise<ParkedKey> =>
  (await list()).find(({ view }) => view === 'dossier')!;

test('what is parked is listed with its view, its key and what failed', async () => {
  expect(await dossier()).toMatchObject({
    key: stream.replace('case-', ''),
    events: 2,
    first: { eventId: bad },
  });
  const views = (await andu.as('auditor')('/api/operation/views')).body;
  expect(views).toContainEqual(
    expect.objectContaining({ view: 'dossier', parked: 2, moves: true, lag: 0 }),
  );
});

test('a key is looked at: the first has failed, the second waits; no content of the events', async () => {
  const { body } = await andu.as('auditor')(pathOf(await dossier()));
  expect(body).toMatchObject({
    total: 2,
    events: [
      { eventId: bad, error: expect.any(String) },
      { type: 'CaseOpened', error: null },
    ],
  });
});

test('it is replayed with the count that was seen, which is recorded, and stays while it fails', async () => {
  const parked = await dossier();
  const administrator = andu.as('administrator');
  const stale = await administrator(`${pathOf(parked)}/replay`, { body: { events: 1 } });
  expect(stale).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  const answer = await administrator(`${pathOf(parked)}/replay`, { body: { events: 2 } });
  expect(answer).toMatchObject({ status: 200, body: { remaining: 2 } });
});

test.each([
  ['auditor', 403],
  ['prison-baimaoling-decider', 403],
])('%s may not replay or skip', async (user, status) => {
  const path = pathOf(await dossier());
  const body = { eventId: bad, reason: '重复' };
  expect((await andu.as(user)(`${path}/skip`, { body })).status).toBe(status);
  expect((await andu.as(user)(`${path}/replay`, { body: { events: 2 } })).status).toBe(status);
});

test.each([
  ['no reason', { eventId: 'BAD' }, 400],
  ['an event that is not parked', { eventId: randomUUID(), reason: '重复' }, 404],
  ['wrong types', { eventId: 7, reason: [] }, 400],
])('a skip with %s is refused', async (_, body, status) => {
  const answer = await andu.as('administrator')(`${pathOf(await dossier())}/skip`, { body });
  expect(answer.status).toBe(status);
});

test('an event that only waits cannot be skipped, nor one of a view or key that is not', async () => {
  const administrator = andu.as('administrator');
  const { body } = await administrator(pathOf(await dossier()));
  const [, waiting] = (body as { events: { eventId: string }[] }).events;
  const skip = { eventId: waiting!.eventId, reason: '重复' };
  const refused = await administrator(`${pathOf(await dossier())}/skip`, { body: skip });
  expect(refused).toMatchObject({ status: 422, body: { code: 'refused-by-state' } });
  for (const path of ['nowhere/case-1', 'dossier/case-1']) {
    expect((await administrator(`/api/operation/parked/${path}`)).status).toBe(404);
  }
});

test('the failed one is skipped with a reason; the next one fails by itself and is skipped too', async () => {
  const administrator = andu.as('administrator');
  for (const remaining of [1, 0]) {
    const { first, ...parked } = await dossier();
    const body = { eventId: first.eventId, reason: '重复录入' };
    const answer = await administrator(`${pathOf({ ...parked, first })}/skip`, { body });
    expect(answer).toMatchObject({ status: 200, body: { remaining } });
  }
  expect(await dossier()).toBeUndefined();
  const { body } = await andu.as('auditor')('/api/events?type=ParkedEventSkipped');
  expect(JSON.stringify(body)).toContain('重复录入');
});

test('what was skipped stays so when the files of the views are lost: the log says it', async () => {
  const before = (await list()).map(({ view, key }) => `${view} ${key}`);
  await andu.close();
  rmSync(join(folder, 'views'), { recursive: true });
  andu = await serveAndu({ dataFolder: folder });
  for (let tries = 0; tries < 200 && (await dossier()) !== undefined; tries += 1) await wait(25);
  expect((await list()).map(({ view, key }) => `${view} ${key}`)).toEqual(before);
});
