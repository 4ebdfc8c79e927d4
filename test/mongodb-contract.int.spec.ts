import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { noNames } from '#domain/directory/directory-names.ts';
import { ViewRunner } from '#projections/engine/view-runner.ts';
import { hashView } from '#projections/engine/view-hash.ts';
import { installationId } from '#projections/engine/installation-id.ts';
import { openMongoBackend } from '#projections/mongodb/mongo-backend.ts';
import { type MongoConnection, openMongo } from '#projections/mongodb/mongo-connection.ts';
import { sides } from '#projections/mongodb/mongo-view.ts';
import { caseOrders, type CaseListRequest } from '#projections/ports/dossier-store.ts';
import { type QualityChoice, qualityOrders } from '#projections/ports/quality-store.ts';
import type { WorkListRequest } from '#projections/ports/work-list-store.ts';
import { mayAlwaysWrite } from '#projections/ports/sink.ts';
import { type ProjectionsHandle, startProjections } from '#projections/start-projections.ts';
import { accountCollection } from '#projections/testing/account-collection.ts';
import { accountProjector } from '#projections/testing/account-view.ts';
import { Broken, takeAll } from '#projections/testing/broken-commits.ts';
import { appendContractCases } from '#projections/testing/contract-cases.ts';
import { describeBlueGreen } from '#projections/testing/blue-green-contract.ts';
import { describeDossierStore } from '#projections/testing/dossier-contract.ts';
import { embeddedViewsIn } from '#projections/testing/embedded-views.ts';
import { memoryBackend, memoryEngine } from '#projections/testing/memory-backend.ts';
import { memoryLog, type MemoryLog } from '#projections/testing/memory-log.ts';
import { appendRandomAccounts, randomFrom } from '#projections/testing/random-accounts.ts';
import { describeQualityStore } from '#projections/testing/quality-contract.ts';
import { describeWorkListStore } from '#projections/testing/work-list-contract.ts';
import { describeViewBackend } from '#projections/testing/sink-contract.ts';
import type { ViewBackend } from '#projections/ports/sink.ts';
import type { Account } from '#projections/testing/account-view.ts';
import { breakingConnection } from './system/breaking-connection.ts';
import { findMongo, type MongoServer } from './system/mongo-server.ts';

/** The contracts of the port, over a server that speaks MongoDB's protocol. */
const startMongo = findMongo();

if (startMongo === null) {
  test.todo('NOT TESTED: there is no server that speaks MongoDB’s protocol here');
} else {
  let server: MongoServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andu-mongo-'));
    server = await startMongo();
  }, 60_000);
  afterAll(async () => {
    await server.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const accountsOver = (mongo: MongoConnection, installation: string): ViewBackend<Account> =>
    openMongoBackend({
      mongo,
      installation: installationId(join(folder, installation), 'mongodb'),
      view: 'accounts',
      shape: accountCollection,
      assertMayWrite: mayAlwaysWrite,
    });

  let round = 0;
  describeViewBackend(
    'MongoDB',
    async () => accountsOver(openMongo(server.address, sides.writing), `sink-${round}`),
    async () => void (round += 1),
  );

  describeBlueGreen('MongoDB', async () =>
    accountsOver(openMongo(server.address, sides.writing), 'blue-green'),
  );

  test('commits that break off anywhere lead to what whole ones lead to, parked included', async () => {
    const log = memoryLog();
    appendRandomAccounts(log, { count: 300, accounts: 12, seed: 7 });
    for (const stream of ['account-3', 'account-7']) {
      log.append(stream, 'Moved', { by: 1, poison: true });
      log.append(stream, 'Moved', { by: 2 });
    }
    appendRandomAccounts(log, { count: 60, accounts: 12, seed: 57 });
    let breaks = 0;
    let isFilling = false;
    const random = randomFrom(20261130);
    const mongo = breakingConnection(openMongo(server.address, sides.writing), () => {
      if (!isFilling || random() > 1 / 5) return;
      breaks += 1;
      throw new Broken();
    });
    const backend = accountsOver(mongo, 'breaking');
    const whole = await carried(memoryBackend(memoryEngine()), log);
    const begin = () => void (isFilling = true);
    expect(await carried(backend, log, begin)).toEqual(whole);
    expect(breaks).toBeGreaterThan(10);
    await backend.close();
  }, 120_000);

  describe('dossiers, work lists and quality in MongoDB', () => {
    const log = memoryLog();
    let served: ProjectionsHandle;
    let embedded: ProjectionsHandle;
    beforeAll(async () => {
      appendContractCases(log);
      embedded = await embeddedViewsIn(join(folder, 'embedded'), log);
      const mongo = { kind: 'mongodb', address: server.address } as const;
      served = await startProjections({
        stored: {
          kind: 'embedded',
          folder: join(folder, 'served'),
          servers: { dossier: mongo, worklist: mongo, quality: mongo },
        },
        names: noNames,
        events: { kind: 'inline', log },
      });
      await served.ready;
    }, 120_000);
    afterAll(async () => {
      await served.close();
      await embedded.close();
    });

    const underTest = () => ({ stores: served.stores, log });
    describeDossierStore('MongoDB', underTest);
    describeWorkListStore('MongoDB', underTest);
    describeQualityStore('MongoDB', underTest);

    test.each(['dossier', 'worklist', 'quality'] as const)(
      'hold what the embedded engine holds, by one figure over all of %s',
      async (view) => expect(await served.hash(view)).toEqual(await embedded.hash(view)),
    );

    const orders = [...caseOrders, 'shownName'] as const;
    test.each(orders)('by %s come in the order of the embedded engine, both ways', async (sort) => {
      for (const order of ['ascending', 'descending'] as const) {
        const request: CaseListRequest = { sort, order, offset: 3, limit: 20 };
        expect(await served.stores.dossiers.list(request)).toEqual(
          await embedded.stores.dossiers.list(request),
        );
      }
    });

    const staffNumbers = [undefined, '310001', 'no such number'] as const;
    const on = LegalDate('2026-03-15');
    const asked: readonly (readonly [string, WorkQuestion])[] = [
      ['everything', {}],
      ['an agency', { agency: 'court-a' }],
      ['what is due', { dueFrom: LegalDate('2026-02-10'), overdueOn: on }],
      ['rights', { rightsOn: on }],
      ['an agency and a stage', { agency: 'prison-b', stage: 'wardReview' }],
    ];
    test.each(asked)('list the work as the embedded engine does: %s', async (_, question) => {
      for (const staffNumber of staffNumbers) {
        const request = { ...question, ...(staffNumber && { staffNumber }), offset: 0, limit: 200 };
        const of = async ({ stores }: ProjectionsHandle) => {
          const { total, asOf, entries } = await stores.workLists.list(request);
          const days = entries.map(({ due, since }) => [due, since]);
          // Of what is equally pressing the order is the engine's own.
          return { total, asOf, days, entries: entries.map(textOf).toSorted() };
        };
        expect(await of(served)).toEqual(await of(embedded));
      }
    });

    const choices: readonly QualityChoice[] = [
      {},
      { party: 'prison-a', filter: { severity: ['blocking'] } },
      { filter: { agencyKind: ['prison', 'court'], district: ['310112', ''] } },
      { filter: { agency: ['court-a'], code: ['missingFact'] } },
    ];
    test.each(qualityOrders)(
      'list defects and cases as the embedded engine, by %s',
      async (sort) => {
        const at = qualityOrders.indexOf(sort);
        const order = at % 2 === 0 ? 'ascending' : 'descending';
        const request = {
          ...choices[at % choices.length],
          sort,
          order,
          offset: 0,
          limit: 1000,
        } as const;
        const of = async ({ stores: { quality } }: ProjectionsHandle) => {
          const defects = await quality.defects(request);
          const cases = await quality.cases(request);
          return {
            totals: [defects.total, cases.total],
            keys: defects.rows.map(({ defect, stage }) =>
              sort === 'stage' ? stage : sort === 'completeness' ? null : defect[sort],
            ),
            shares: cases.rows.map(({ present, required, stage }) =>
              sort === 'stage' ? stage : Math.floor((10_000 * present) / required),
            ),
            // Of what is equal the order is the engine's own.
            defects: defects.rows.map(textOf).toSorted(),
            cases: cases.rows.map(textOf).toSorted(),
          };
        };
        expect(await of(served)).toEqual(await of(embedded));
      },
    );

    test('sum the quality as the embedded engine does', async () => {
      for (const choice of choices) {
        expect(await served.stores.quality.summary(choice)).toEqual(
          await embedded.stores.quality.summary(choice),
        );
      }
    });

    test('are told of as the embedded engine tells, by case and in its order', async () => {
      const { dossiers } = await embedded.stores.dossiers.list({ offset: 0, limit: 5 });
      const request = { ids: dossiers.map(({ id }) => id), since: 0 };
      expect(await served.stores.dossiers.happenings(request)).toEqual(
        await embedded.stores.dossiers.happenings(request),
      );
      const count = { by: ['stage', 'court'], mark: 'open' } as const;
      expect(await served.stores.dossiers.count(count)).toEqual(
        await embedded.stores.dossiers.count(count),
      );
    });

    test('stay one list as of a position, whatever is written since, or the page has expired', async () => {
      const first = await served.stores.dossiers.list({ offset: 0, limit: 7 });
      const whole = await served.stores.dossiers.list({ offset: 0, limit: 200, at: first.asOf });
      appendContractCases(log);
      const head = await log.head();
      expect(await served.waitFor('dossier', head, 60_000)).toBe(true);
      const second = await served.stores.dossiers.list({ offset: 7, limit: 7, at: first.asOf });
      expect(second).toMatchObject({ asOf: first.asOf, total: first.total });
      expect(second.dossiers.map(({ id }) => id)).toEqual(
        whole.dossiers.slice(7, 14).map(({ id }) => id),
      );
      const unknown = { sort: 'name', offset: 0, limit: 7, at: first.asOf } as const;
      await expect(served.stores.dossiers.list(unknown)).rejects.toMatchObject({
        code: 'page-expired',
      });
    }, 120_000);
  });
}

type WorkQuestion = Omit<WorkListRequest, 'offset' | 'limit'>;
const textOf = (value: unknown): string => JSON.stringify(value);

/** Carries one generation over the log; a commit that breaks off is taken up from what is stored. */
async function carried(
  backend: ViewBackend<Account>,
  log: MemoryLog,
  begin: () => void = () => undefined,
): Promise<object> {
  const sink = await backend.open((await backend.create(1)).id);
  begin();
  const options = { cachedDocuments: 5, skipped: new Set<string>() };
  const runner = await ViewRunner.open(accountProjector(), sink, options);
  await takeAll(runner, log);
  const parked = (await sink.parked()).map(({ key, position }) => `${key} ${position}`);
  return { ...(await hashView(sink)), parked, position: await sink.position() };
}
