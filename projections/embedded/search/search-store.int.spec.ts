import {
  appendSearchCases,
  describeSearchStore,
  searchNames,
} from '../../testing/search-contract.ts';
import { embeddedViews, type EmbeddedViews } from '../../testing/embedded-views.ts';
import { memoryLog } from '../../testing/memory-log.ts';

let views: EmbeddedViews;
beforeAll(async () => {
  const log = memoryLog();
  appendSearchCases(log);
  views = await embeddedViews(log, searchNames);
});
afterAll(() => views.close());

describeSearchStore('the embedded engine', () => views.projections.stores.search);

test('a question that was asked before with fewer facets counts those that are asked for now', async () => {
  const { search } = views.projections.stores.search;
  const question = { q: '盗窃', sort: 'newest', sight: 'full', limit: 1 } as const;
  expect((await search(question)).facets).toEqual({});
  for (const facets of [['offence'], ['offence']] as const) {
    const answer = await search({ ...question, facets });
    expect(answer.facets).toEqual({ offence: [{ value: '盗窃罪', count: 3 }] });
  }
});
