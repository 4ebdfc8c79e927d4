import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening, journey, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { broughtCase } from './system/brought-case.ts';
import { kurrentServer, type KurrentServer } from './system/kurrent-server.ts';
import { lookBefore } from '../server/data-folder/look-before.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** The whole system with its events in a server that speaks the protocol of EventStoreDB. */
const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);

let server: KurrentServer;
let andu: ServedAndu;

beforeAll(async () => {
  server = await kurrentServer();
  andu = await serveAndu({ eventStore: server.address('esdb') });
}, 60_000);
afterAll(async () => {
  await andu?.close();
  await server?.dispose();
}, 60_000);

const running = () => ({ url: andu.url, dataFolder: andu.folder }) as never;
const asSupervisor = async (path: string): Promise<Record<string, unknown>> =>
  (await andu.as('supervisor')(path)).body;
const asAuditor = async (path: string): Promise<Record<string, unknown>> =>
  (await andu.as('auditor')(path)).body;

/** Asks until the answer is as wanted; gives the last one in any case. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  let answer = await ask();
  for (let turn = 0; turn < 400 && !wanted(answer); turn += 1) {
    await wait(25);
    answer = await ask();
  }
  return answer;
}

interface Shown {
  readonly type: string;
  readonly proof: { readonly kind: string };
}
const eventsOf = async (caseId: string): Promise<readonly Shown[]> => {
  const { events } = await asAuditor(`/api/events?case=${caseId}`);
  return (events as readonly Shown[]).filter(({ type }) => type !== 'CaseViewed');
};

/** A head was signed over it; the chain has it some seconds later. */
const isInLog = (kind: string): boolean => kind === 'checkpointed' || kind === 'anchored';

describe('Andu with its events in KurrentDB', () => {
  test('carries a case to its end: every view has it, and every event is in the log', async () => {
    const caseId = await broughtCase(running(), { reference: '云上狱减字第1号' }, journey.slice(1));
    const found = await until(
      () => asSupervisor(`/api/cases/${caseId}`),
      ({ stage }) => stage === 'closed',
    );
    expect(found).toMatchObject({ caseId, stage: 'closed' });
    const hits = await until(
      () => asSupervisor(`/api/search?q=${encodeURIComponent('云上狱减字第1号')}`),
      ({ total }) => Number(total) > 0,
    );
    expect(JSON.stringify(hits)).toContain(caseId);
    const events = await until(
      () => eventsOf(caseId),
      (all) => all.length === journey.length && all.every(({ proof }) => isInLog(proof.kind)),
    );
    expect(events.filter(({ proof }) => !isInLog(proof.kind))).toEqual([]);
    expect(events).toHaveLength(journey.length);
  }, 60_000);

  test('is checked against what the server holds', async () => {
    const engine = {
      kind: 'kurrentdb',
      address: server.address('esdb'),
      folder: join(andu.folder, 'events'),
    } as const;
    const report = await fsckFolder(andu.folder, { engine });
    expect(report.differences).toEqual([]);
    expect(report.events).toBeGreaterThan(journey.length);
    expect(report.views).toBe(7);
  }, 60_000);

  test('says when the server is away, and goes on when it is back, nothing lost', async () => {
    const before = await broughtCase(running(), {}, journeyUntil('acceptCase').slice(1));
    await server.stop();
    const ready = await until(
      () => andu.call('/readyz'),
      ({ status }) => status === 503,
    );
    expect(ready.status).toBe(503);
    expect(JSON.stringify(ready.body)).toContain('event-store');
    const opening = await andu.signedBy(agencies.prison)('/api/commands/openCase', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { data: anotherOpening({ agencies }) },
    });
    expect(opening).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    expect(JSON.stringify(opening.body)).toContain('KurrentDB');

    await server.start();
    const back = await until(
      () => andu.call('/readyz'),
      ({ status }) => status === 200,
    );
    expect(back).toMatchObject({ status: 200, body: { ready: true } });
    const after = await broughtCase(running(), {}, journey.slice(1));
    const seen = await until(
      () => asSupervisor(`/api/cases/${after}`),
      ({ stage }) => stage === 'closed',
    );
    expect(seen).toMatchObject({ stage: 'closed' });
    expect(await eventsOf(before)).toHaveLength(journeyUntil('acceptCase').length);
  }, 90_000);

  test('is not begun anew in a folder whose events are in the server', async () => {
    const elsewhere = testConfiguration(andu.folder, { eventStore: null });
    await expect(lookBefore(elsewhere)).rejects.toMatchObject({ code: 'other-event-store' });
    await expect(
      lookBefore({ ...elsewhere, eventStore: server.address('esdb') }),
    ).resolves.toBeUndefined();
  });
});
