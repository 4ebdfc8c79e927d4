import { z } from 'zod';
import { text } from '#domain/casework/fields.ts';
import { longestQuery, mostExportedRows } from '#domain/kernel/search-limits.ts';
import {
  searchFacets,
  type SearchHit,
  type SearchRequest,
  type SearchStore,
} from '#projections/ports/search-store.ts';
import { oneOrMore } from '../query-fields.ts';

/** Rows that are fetched at a time. */
const pageSize = 100;

/** The facets that a search can be narrowed by, each with its values. */
export const searchFilter = z.strictObject(
  Object.fromEntries(searchFacets.map((name) => [name, oneOrMore.optional()])),
);

export const searchExport = z.strictObject({
  purpose: text(200, { zh: '用途', en: 'Purpose', personal: 'freeText' }),
  q: z.string().max(longestQuery).default(''),
  filter: searchFilter.default({}),
  sort: z.enum(['relevance', 'newest']).default('relevance'),
});

/**
 * Every hit in the order in which the screen shows them, up to `mostExportedRows`: of one list, as
 * it was when the first page was read.
 */
export async function allHits(
  store: SearchStore,
  request: Omit<SearchRequest, 'limit' | 'searchAfter'>,
): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  let searchAfter: string | null = null;
  do {
    const page = await store.search({
      ...request,
      limit: pageSize,
      ...(searchAfter === null ? {} : { searchAfter }),
    });
    hits.push(...page.hits);
    ({ searchAfter } = page);
  } while (searchAfter !== null && hits.length < mostExportedRows);
  return hits.slice(0, mostExportedRows);
}
