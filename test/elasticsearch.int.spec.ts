import { setTimeout as wait } from 'node:timers/promises';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import { type Andu, startAndu } from '../main.ts';
import { broughtCase } from './system/brought-case.ts';
import { type Answer, callersOf, type Callers } from './system/callers.ts';
import { type ElasticServer, findElastic } from './system/elastic-server.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** The whole system with its search in Elasticsearch, which is killed, paused and filled. */
const startElastic = findElastic();

if (startElastic === null) {
  test.todo('NOT TESTED: there is no Elasticsearch here');
} else {
  let server: ElasticServer;
  let folder: string;
  let andu: Andu;
  let callers: Callers;

  beforeAll(async () => {
    server = await startElastic();
    folder = await newFolder();
    andu = await startAndu(testConfiguration(folder, { search: server.address }));
    callers = callersOf(andu.url, folder);
    await until(readiness, ({ status }) => status === 200);
  }, 180_000);
  afterAll(async () => {
    await andu?.close();
    await server?.dispose();
    await removeFolder(folder);
  }, 60_000);

  const readiness = (): Promise<Answer> => callers.call('/readyz');
  let cases = 0;
  const nextReference = (): string => `云上狱减字第${(cases += 1)}号`;
  const bring = (reference: string): Promise<string> =>
    broughtCase(
      { url: andu.url, dataFolder: folder } as never,
      { reference },
      journeyUntil('acceptCase').slice(1),
    );
  const search = (reference: string): Promise<Answer> =>
    callers.as('supervisor')(`/api/search?q=${encodeURIComponent(`"${reference}"`)}`);

  /** Asks until the answer is as wanted; gives the last one in any case. */
  async function until(
    ask: () => Promise<Answer>,
    wanted: (answer: Answer) => boolean,
  ): Promise<Answer> {
    let answer = await ask();
    for (let turn = 0; turn < 600 && !wanted(answer); turn += 1) {
      await wait(50);
      answer = await ask();
    }
    return answer;
  }

  const holds = ({ status, body }: Answer, caseId: string): boolean =>
    status === 200 && JSON.stringify(body).includes(caseId);
  const isNamed = ({ body }: Answer): boolean => {
    const { dependencies } = body as { dependencies: { name: string; ready: boolean }[] };
    return dependencies.some(({ name, ready }) => name === 'view-search' && !ready);
  };

  /** What was brought while the server was at fault is found once it is not. */
  async function caughtUp(reference: string, caseId: string): Promise<void> {
    const found = await until(
      () => search(reference),
      (answer) => holds(answer, caseId),
    );
    expect(holds(found, caseId)).toBe(true);
    expect((await until(readiness, ({ status }) => status === 200)).status).toBe(200);
  }

  /** Commands go on, whoever searches is told which store, readiness names it, and nothing tells its address. */
  async function seenFromOutside(): Promise<readonly [reference: string, caseId: string]> {
    const reference = nextReference();
    const caseId = await bring(reference);
    const refused = await until(
      () => search(reference),
      ({ status }) => status === 503,
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    const said = await until(readiness, isNamed);
    const { host } = new URL(server.address);
    for (const { body } of [refused, said]) {
      expect(JSON.stringify(body)).toContain('Elasticsearch');
      expect(JSON.stringify(body)).not.toContain(host);
    }
    expect((await callers.as('supervisor')('/api/cases')).status).toBe(200);
    return [reference, caseId];
  }

  test('finds there what was just written', async () => {
    const reference = nextReference();
    await caughtUp(reference, await bring(reference));
  }, 60_000);

  test('is full, takes nothing and still finds what it has, until there is room again', async () => {
    const block = (isFull: boolean | null) =>
      fetch(`${server.address}/andu-search-*/_settings?expand_wildcards=all`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ 'index.blocks.read_only_allow_delete': isFull }),
      });
    const known = nextReference();
    const before = await bring(known);
    await caughtUp(known, before);
    await block(true);
    const reference = nextReference();
    const caseId = await bring(reference);
    const said = await until(readiness, isNamed);
    expect(JSON.stringify(said.body)).toContain('full (429 cluster_block_exception)');
    expect(holds(await search(known), before)).toBe(true);
    await block(null);
    await caughtUp(reference, caseId);
  }, 120_000);

  /** Where it can be stopped: one of ours. */
  const away = process.env['ANDU_TEST_ELASTIC'] === undefined ? test : test.skip;

  away(
    'goes on with commands while it is paused: it takes connections and answers nothing',
    async () => {
      server.process!.pause();
      const brought = await seenFromOutside();
      server.process!.goOn();
      await caughtUp(...brought);
    },
    180_000,
  );

  away(
    'catches up by itself after a kill',
    async () => {
      await server.process!.kill();
      const brought = await seenFromOutside();
      await server.process!.start();
      await caughtUp(...brought);
    },
    180_000,
  );
}
