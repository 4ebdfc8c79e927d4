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
