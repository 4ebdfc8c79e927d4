import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { openListMemory } from '../asking/list-memory.ts';
import { type SearchCounts, shownFacets } from '../asking/search/search-counts.ts';
import { cursorText } from '../asking/search/search-cursor.ts';
import { hitOf } from '../asking/search/search-hit.ts';
import {
  obstaclesAsked,
  pageRequestOf,
  questionOf,
  type SearchQuestion,
} from '../asking/search/search-question.ts';
import type { SearchAnswer, SearchObstacle, SearchStore } from '../ports/search-store.ts';
import type { SearchableCase } from '../views/search.ts';
import type { AskedIndex, AskIndex } from './ask-index.ts';
import { keysOf, listOf, type Rows } from './search-lists.ts';
import { countedQuery, everyCase } from './search-query.ts';

/** Rows from the first one on that are kept of a list, and so many are read at once of what lies behind. */
const stride = 10_000;
/** Lists that are kept: some 40 MB at most. */
const mostLists = 60;
/**
 * What is asked of the search, answered as the embedded engine answers it.
 * @param rowsKept smaller for a test of what lies behind
 */
export function searchQuestions(
  ask: AskIndex,
  names: DirectoryNames,
  rowsKept = stride,
): { readonly store: SearchStore; forget(): void } {
  let memory = openListMemory<SearchCounts, Rows>(mostLists);

  return {
    forget() {
      memory = openListMemory(mostLists);
    },
    store: {
      async search(request) {
        const question = questionOf(request);
        const wanted = pageRequestOf(request, question);
        const facets = request.facets ?? [];
        const { list, asOf, answer } = await ask(question.sight, async (asked) => {
          const given = { asked, question, rowsKept };
          const { list, asOf } = await listOf(given, memory, facets, wanted);
          const keys = await keysOf(given, { list, asOf }, wanted);
          const found = await casesOf(asked, keys);
          const { counts } = list;
          const end = wanted.offset + keys.length;
          const markAt = (offset: number) => cursorText({ asOf, offset }, question.list);
          const answer: SearchAnswer = {
            asOf,
            total: counts.total,
            hits: found.map((each) => hitOf(each, question.terms, names)),
            facets: shownFacets(facets, counts),
            histogram: counts.histogram,
            searchAfter: end < counts.total ? markAt(end) : null,
            searchBefore: wanted.offset > 0 ? markAt(wanted.offset) : null,
            obstacles: counts.total === 0 ? await obstaclesOf(asked, question) : [],
          };
          return { list, asOf, answer };
        });
        // Only now it is known that nothing was written meanwhile.
        list.until = Math.max(list.until, asOf);
        memory.keep(list);
        return answer;
      },
    },
  };
}

/** What a page shows, in its order: as each is now. */
async function casesOf(
  asked: AskedIndex,
  keys: readonly string[],
): Promise<readonly SearchableCase[]> {
  if (keys.length === 0) return [];
  const { hits } = await asked.search({
    query: { bool: { filter: [everyCase, { terms: { key: [...keys] } }] } },
    size: keys.length,
    sort: [{ key: { order: 'asc' } }],
    track_total_hits: false,
    _source: ['body'],
  });
  const found = new Map(hits.map(({ sort, body }) => [sort[0], body as SearchableCase]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

/** Why nothing was found, counted in one question. */
async function obstaclesOf(
  asked: AskedIndex,
  question: SearchQuestion,
): Promise<readonly SearchObstacle[]> {
  const parts = obstaclesAsked(question);
  const filters = Object.fromEntries(
    parts.flatMap(({ alone, without }, at) => [
      [`alone${at}`, { filter: countedQuery(question, alone) }],
      [`without${at}`, { filter: countedQuery(question, without) }],
    ]),
  );
  if (parts.length === 0) return [];
  const { aggregations } = await asked.search({
    query: everyCase,
    size: 0,
    track_total_hits: false,
    aggregations: filters,
  });
  const countOf = (name: string): number =>
    (aggregations[name] as { readonly doc_count: number }).doc_count;
  return parts.map(({ part }, at) => ({
    part,
    alone: countOf(`alone${at}`),
    without: countOf(`without${at}`),
  }));
}
