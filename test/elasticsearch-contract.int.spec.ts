import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { gramsOf } from '#projections/asking/search/grams.ts';
import { openElasticBackend } from '#projections/elasticsearch/elastic-backend.ts';
import {
  type ElasticConnection,
  openElastic,
} from '#projections/elasticsearch/elastic-connection.ts';
import { elasticSearch } from '#projections/elasticsearch/elastic-search.ts';
import { installationId } from '#projections/engine/installation-id.ts';
import { mayAlwaysWrite, type ViewBackend } from '#projections/ports/sink.ts';
import type { SearchAnswer } from '#projections/ports/search-store.ts';
import { type ProjectionsHandle, startProjections } from '#projections/start-projections.ts';
import { accountIndex } from '#projections/testing/account-index.ts';
import type { Account } from '#projections/testing/account-view.ts';
import { appendCase, caseNumber, journeyWith } from '#projections/testing/case-events.ts';
import { embeddedViewsIn } from '#projections/testing/embedded-views.ts';
import { type MemoryLog, memoryLog } from '#projections/testing/memory-log.ts';
import {
  appendSearchCases,
  describeSearchStore,
  searchNames,
} from '#projections/testing/search-contract.ts';
import { appendCorpusCases, searchCorpus } from '#projections/testing/search-corpus.ts';
import { describeViewBackend } from '#projections/testing/sink-contract.ts';
import { type ElasticServer, findElastic } from './system/elastic-server.ts';

/** The contracts of the port, over Elasticsearch. */
const startElastic = findElastic();

if (startElastic === null) {
  test.todo('NOT TESTED: there is no Elasticsearch here');
} else {
  let server: ElasticServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andu-elastic-'));
    server = await startElastic();
  }, 120_000);
  afterAll(async () => {
    await server?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const accountsOver = (elastic: ElasticConnection, installation: string): ViewBackend<Account> =>
    openElasticBackend({
      elastic,
      installation: installationId(join(folder, installation), 'elasticsearch'),
      view: 'accounts',
      shape: accountIndex,
      assertMayWrite: mayAlwaysWrite,
    });

  let round = 0;
  describeViewBackend(
    'Elasticsearch',
    async () => accountsOver(openElastic(server.address, { answerMs: 30_000 }), `sink-${round}`),
    async () => void (round += 1),
  );

  describe('the search in Elasticsearch', () => {
    const log = memoryLog();
    let served: ProjectionsHandle;
    let embedded: ProjectionsHandle;
    let small: ProjectionsHandle;
    const inElastic = (name: string, of: MemoryLog) =>
      startProjections({
        stored: {
          kind: 'embedded',
          folder: join(folder, name),
          servers: { search: { kind: 'elasticsearch', address: server.address } },
        },
        names: searchNames,
        events: { kind: 'inline', log: of },
      });
    beforeAll(async () => {
      const few = memoryLog();
      appendSearchCases(few);
      small = await inElastic('small', few);
      appendCorpusCases(log);
      embedded = await embeddedViewsIn(join(folder, 'embedded'), log, searchNames);
      served = await inElastic('served', log);
      await Promise.all([small.ready, served.ready]);
    }, 120_000);
    afterAll(async () => {
      await served?.close();
      await small?.close();
      await embedded?.close();
    });

    describeSearchStore('Elasticsearch', () => small.stores.search);

    test('holds what the embedded engine holds, by one figure over all of it', async () => {
      expect(await served.hash('search')).toEqual(await embedded.hash('search'));
    }, 60_000);

    test('answers two hundred questions as the embedded engine does', async () => {
      const corpus = searchCorpus();
      expect(corpus.length).toBeGreaterThanOrEqual(200);
      let found = 0;
      for (const request of corpus) {
        const [ours, twin] = await Promise.all(
          [served, embedded].map(({ stores }) => stores.search.search(request)),
        );
        // What the score decides is each engine's own; the rest is the same, hit by hit.
        const isScored = request.sort === 'relevance' && request.q !== '';
        const shown = isScored ? [inOrderOfIds(ours!), inOrderOfIds(twin!)] : [ours, twin];
        expect([request, shown[0]]).toEqual([request, shown[1]]);
        found += twin!.hits.length;
      }
      expect(found).toBeGreaterThan(1_000);
    }, 180_000);

    test('stay one list as of a position, whatever is written since, or the page has expired', async () => {
      const question = { q: '', sight: 'full', sort: 'newest', limit: 7 } as const;
      const { search } = served.stores.search;
      const first = await search(question);
      const whole = await search({ ...question, limit: 100 });
      // Never asked here; its first page is the twin's.
      const unknown = { ...question, q: '李 OR 秀英' };
      const foreign = await embedded.stores.search.search(unknown);
      appendCase(log, 100, journeyWith({ on: LegalDate('2026-03-01') }, 1));
      expect(await served.waitFor('search', await log.head(), 60_000)).toBe(true);
      const second = await search({ ...question, searchAfter: first.searchAfter! });
      expect(second).toMatchObject({ asOf: first.asOf, total: first.total });
      const ids = ({ hits }: SearchAnswer) => hits.map(({ id }) => id);
      expect(ids(second)).toEqual(ids(whole).slice(7, 14));
      expect((await search(question)).hits[0]!.id).toBe(caseNumber(100));
      await expect(search({ ...unknown, searchAfter: foreign.searchAfter! })).rejects.toMatchObject(
        { code: 'page-expired' },
      );
    }, 60_000);

    test('give a page far behind what is kept, in the order of the list', async () => {
      const deep = elasticSearch(server.address, join(folder, 'served'), 5).asking(searchNames);
      try {
        for (const sort of ['newest', 'relevance'] as const) {
          const question = { q: '张 OR 盗窃', sight: 'masked', sort } as const;
          const { hits } = await deep.store.search({ ...question, limit: 100 });
          const whole = await served.stores.search.search({ ...question, limit: 100 });
          expect(hits).toEqual(whole.hits);
          const paged: string[] = [];
          let mark: string | null = null;
          do {
            const page = await deep.store.search({
              ...question,
              limit: 7,
              ...(mark && { searchAfter: mark }),
            });
            paged.push(...page.hits.map(({ id }) => id));
            mark = page.searchAfter;
          } while (mark !== null);
          expect(paged).toEqual(whole.hits.map(({ id }) => id));
        }
      } finally {
        await deep.close();
      }
    }, 60_000);

    test('has in the index of masked readers nothing by which a person is known', async () => {
      const { Client } = await import('@elastic/elasticsearch');
      const client = new Client({ node: server.address });
      const id = installationId(join(folder, 'small'), 'elasticsearch').read()!;
      const listed = async (form: string) =>
        (await client.search({ index: `andu-search-${form}-${id}`, size: 100 })).hits.hits;
      try {
        const [full, masked] = [await listed('full'), await listed('masked')];
        expect([full.length, masked.length]).toEqual([4, 4]);
        for (const hidden of ['3101000001', '欧阳建华']) {
          expect(JSON.stringify(full)).toContain(hidden);
          expect(JSON.stringify(masked)).not.toContain(hidden);
          const words = { match_phrase: { 'words.parties': gramsOf(hidden) } };
          const { hits } = await client.search({ index: `andu-search-masked-${id}`, query: words });
          expect(hits.hits).toEqual([]);
        }
      } finally {
        await client.close();
      }
    }, 60_000);
  });
}

const inOrderOfIds = (answer: SearchAnswer): SearchAnswer => ({
  ...answer,
  hits: answer.hits.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
});
