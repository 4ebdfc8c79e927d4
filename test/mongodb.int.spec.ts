import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { type Andu, startAndu } from '../main.ts';
import { broughtCase } from './system/brought-case.ts';
import { type Answer, callersOf, type Callers } from './system/callers.ts';
import { findMongo, type MongoServer } from './system/mongo-server.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** The whole system with its dossiers in a server that speaks MongoDB's protocol. */
const startMongo = findMongo();

if (startMongo === null) {
  test.todo('NOT TESTED: there is no server that speaks MongoDB’s protocol here');
} else {
  let server: MongoServer;
  let folder: string;
  let andu: Andu;
  let callers: Callers;

  async function begin(): Promise<void> {
    andu = await startAndu(testConfiguration(folder, { dossiers: server.address }));
    callers = callersOf(andu.url, folder);
  }

  beforeAll(async () => {
    server = await startMongo();
    folder = await newFolder();
    await begin();
    await until(readiness, ({ status }) => status === 200);
  }, 120_000);
  afterAll(async () => {
    await andu?.close();
    await server?.dispose();
    await removeFolder(folder);
  }, 60_000);

  /** As `andu_views` lists the generations of a view. */
  interface Listed {
    readonly _id: string;
    readonly generations: readonly { readonly state: string; readonly collection: string }[];
  }

  const readiness = (): Promise<Answer> => callers.call('/readyz');
  const list = (by = callers): Promise<Answer> => by.as('supervisor')('/api/cases');
  let cases = 0;
  const bring = (reference = `云上狱减字第${(cases += 1) + 1}号`): Promise<string> =>
    broughtCase(
      { url: andu.url, dataFolder: folder } as never,
      { reference },
      journeyUntil('acceptCase').slice(1),
    );

  /** Asks until the answer is as wanted; gives the last one in any case. */
  async function until(
    ask: () => Promise<Answer>,
    wanted: (answer: Answer) => boolean,
  ): Promise<Answer> {
    let answer = await ask();
    for (let turn = 0; turn < 1_500 && !wanted(answer); turn += 1) {
      await wait(50);
      answer = await ask();
    }
    return answer;
  }

  const holds = ({ status, body }: Answer, caseId: string): boolean =>
    status === 200 && JSON.stringify(body).includes(caseId);
  /** The list once it has the case. */
  const listWith = (caseId: string, by = callers): Promise<Answer> =>
    until(
      () => list(by),
      (answer) => holds(answer, caseId),
    );

  test('lists its cases from there, where a person finds them as documents', async () => {
    const caseId = await bring('云上狱减字第1号');
    expect(holds(await listWith(caseId), caseId)).toBe(true);
    const { MongoClient } = await import('mongodb');
    const client = new MongoClient(server.address);
    const db = client.db();
    const catalogues = await db.collection<Listed>('andu_views').find({}).toArray();
    const storedIn = async (view: string): Promise<unknown> => {
      const { generations } = catalogues.find(({ _id }) => _id.endsWith(`/${view}`))!;
      const { collection } = generations.find(({ state }) => state === 'serving')!;
      return db.collection(collection).findOne({ _id: caseId as never });
    };
    const [dossier, work, quality] = [
      await storedIn('dossier'),
      await storedIn('worklist'),
      await storedIn('quality'),
    ];
    await client.close();
    expect(dossier).toMatchObject({
      body: { id: caseId, reference: '云上狱减字第1号' },
      list: { reference: '云上狱减字第1号' },
    });
    expect(work).toMatchObject({
      body: { id: caseId },
      items: expect.arrayContaining([
        expect.objectContaining({ kind: 'turn', agencyKind: 'court' }),
      ]),
    });
    expect(quality).toMatchObject({ body: { id: caseId }, list: { parties: expect.anything() } });
  }, 120_000);

  test('is checked without them, and it is said which were not', async () => {
    const report = await fsckFolder(folder, { served: ['dossier', 'worklist', 'quality'] });
    expect(report.differences).toEqual([]);
    expect(report.views).toBe(4);
  }, 60_000);

  test('is read the same by a process beside, which does not write them', async () => {
    const roles = ['commands', 'read-api'] as const;
    const given = testConfiguration(folder, { dossiers: server.address, roles });
    const beside = await startAndu(given);
    try {
      const caseId = await bring();
      const ofBeside = await listWith(caseId, callersOf(beside.url, folder));
      expect(holds(ofBeside, caseId)).toBe(true);
      expect(ofBeside.body).toEqual((await listWith(caseId)).body);
    } finally {
      await beside.close();
    }
  }, 120_000);

  test('fills them anew where nothing tells that they are its own', async () => {
    const caseId = await bring();
    await listWith(caseId);
    await andu.close();
    const file = join(folder, 'views', 'mongodb.id');
    const before = readFileSync(file, 'utf8');
    rmSync(file);
    await begin();
    const filled = await listWith(caseId);
    expect(holds(filled, caseId)).toBe(true);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  }, 120_000);

  describe('whose server goes away', () => {
    /** Where it can be stopped: one of ours. */
    const process = () => server.process!;
    const isOurs = globalThis.process.env['ANDU_TEST_MONGO'] === undefined;
    const away = isOurs ? test : test.skip;

    /** Commands go on, readers are told which store, readiness names it, and nothing tells its address. */
    async function seenFromOutside(): Promise<string> {
      const caseId = await bring();
      const refused = await until(
        () => list(),
        ({ status }) => status === 503,
      );
      expect(refused).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
      expect(JSON.stringify(refused.body)).toContain('MongoDB');
      const isNamed = ({ body }: Answer): boolean => {
        const { dependencies } = body as { dependencies: { name: string; ready: boolean }[] };
        return dependencies.some(({ name, ready }) => name === 'view-dossier' && !ready);
      };
      const ready = await until(readiness, isNamed);
      const said = JSON.stringify(ready.body);
      expect(said).toContain('MongoDB');
      const { host } = new URL(server.address);
      for (const told of [said, JSON.stringify(refused.body)]) expect(told).not.toContain(host);
      const found = await callers.as('supervisor')('/api/search?q=cases');
      expect(found.status).toBe(200);
      return caseId;
    }

    async function seenBack(caseId: string): Promise<void> {
      expect(holds(await listWith(caseId), caseId)).toBe(true);
      const back = await until(readiness, ({ status }) => status === 200);
      expect(back.status).toBe(200);
    }

    away(
      'goes on with commands, and catches up by itself after a kill',
      async () => {
        await process().kill();
        const caseId = await seenFromOutside();
        await process().start();
        await seenBack(caseId);
      },
      240_000,
    );

    away(
      'does the same while it is paused: it takes connections and answers nothing',
      async () => {
        process().pause();
        const caseId = await seenFromOutside();
        process().goOn();
        await seenBack(caseId);
      },
      240_000,
    );

    interface ViewDetail {
      readonly reason?: string;
      readonly position: number;
      readonly head: number;
    }
    function detailOf({ body }: Answer): ViewDetail {
      const { dependencies } = body as { dependencies: { name: string; detail: string }[] };
      const { detail } = dependencies.find(({ name }) => name === 'view-dossier')!;
      return JSON.parse(detail) as ViewDetail;
    }

    /** Commands go on, readiness says why the view does not, what lies there is read on and says of when it is. */
    async function seenUnwritable(reason: string): Promise<string> {
      const caseId = await bring();
      const says = (answer: Answer): boolean =>
        detailOf(answer).reason?.startsWith(reason) === true;
      const ready = await until(readiness, says);
      expect([ready.status, says(ready)]).toEqual([503, true]);
      const { position, head } = detailOf(ready);
      const old = await list();
      expect([old.status, holds(old, caseId)]).toEqual([200, false]);
      expect([old.headers.get('andu-as-of'), position < head]).toEqual([String(position), true]);
      const later = await callers.as('supervisor')(`/api/cases?after=${head}`);
      expect(later).toMatchObject({ status: 504, body: { code: 'view-not-caught-up' } });
      return caseId;
    }

    const pragmas = [
      ['takes no writes', 'query_only(1)', 'refused'],
      ['is full', 'max_page_count(1)', 'full'],
    ] as const;
    for (const [name, pragma, reason] of pragmas) {
      away(
        `goes on while it ${name}, says of which position a list is, and catches up`,
        async () => {
          await process().kill();
          await process().start(pragma);
          const caseId = await seenUnwritable(reason);
          await process().kill();
          await process().start();
          await seenBack(caseId);
        },
        240_000,
      );
    }

    away(
      'starts without it, and with all that it held when it is back',
      async () => {
        await andu.close();
        await process().kill();
        await begin();
        const caseId = await seenFromOutside();
        await process().start();
        await seenBack(caseId);
      },
      240_000,
    );
  });
}
