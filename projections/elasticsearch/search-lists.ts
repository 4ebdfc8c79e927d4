import type { estypes } from '@elastic/elasticsearch';
import { Problem } from '#domain/kernel/problem.ts';
import type { KeptList, ListMemory } from '../asking/list-memory.ts';
import type { PageRequest } from '../asking/page-request.ts';
import {
  facetValues,
  histogramOf,
  mostFrequent,
  type SearchCounts,
  type ValueCount,
} from '../asking/search/search-counts.ts';
import type { SearchQuestion } from '../asking/search/search-question.ts';
import type { SearchFacet } from '../ports/search-store.ts';
import type { AskedIndex } from './ask-index.ts';
import { everyCase, hitConditions, orderOf, wordsQuery } from './search-query.ts';

/** More than there can be: months, or values that are sorted anew here. */
const allValues = 5_000;

/** The rows of a list by their keys: the first ones, and how it goes on behind them. */
export interface Rows {
  readonly keys: readonly string[];
  /** Where each stretch of the list ends, as far as it was read, while nothing is written. */
  readonly ends: estypes.SortResults[];
  /** The stretch that was read last. */
  last: { readonly number: number; readonly keys: readonly string[] } | null;
}
export type Kept = KeptList<SearchCounts, Rows>;

/** A list that is asked of an index; so many of its rows are kept, and read at once of what lies behind. */
export interface ListAsked {
  readonly asked: AskedIndex;
  readonly question: SearchQuestion;
  readonly rowsKept: number;
}

/** The list that a page belongs to: one that is known, or as it is now where nothing was written since. */
export async function listOf(
  { asked, question, rowsKept }: ListAsked,
  memory: ListMemory<SearchCounts, Rows>,
  facets: readonly SearchFacet[],
  { at }: PageRequest,
): Promise<{ readonly list: Kept; readonly asOf: number }> {
  const { position, changed } = asked.progress;
  const asOf = at ?? position;
  if (asOf > position) throw new Problem('page-expired');
  const text = JSON.stringify(question.list);
  const known = memory.known(text, asOf, changed);
  // A further page has what was counted with the first.
  const isCounted = at !== undefined || facets.every((facet) => known?.counts.facets.has(facet));
  if (known !== undefined && isCounted) return { list: known, asOf };
  if (changed > asOf) throw new Problem('page-expired');
  const { counts, rows } = await listAsked(asked, question, facets, rowsKept);
  return { list: { question: text, from: changed, until: asOf, counts, rows }, asOf };
}

/** Keys of a part of a list. Throws Problem `page-expired` for what is not kept where something was written since. */
export async function keysOf(
  { asked, question, rowsKept }: ListAsked,
  { list, asOf }: { readonly list: Kept; readonly asOf: number },
  { offset, limit }: PageRequest,
): Promise<readonly string[]> {
  const { counts, rows } = list;
  const end = Math.min(counts.total, offset + limit);
  if (end <= rows.keys.length) return rows.keys.slice(offset, end);
  if (asked.progress.changed > asOf) throw new Problem('page-expired');
  const found: string[] = [];
  for (let at = offset; at < end; at = offset + found.length) {
    const number = Math.floor(at / rowsKept);
    const keys =
      number === 0 ? rows.keys : await stretchOf({ asked, question, rowsKept }, rows, number);
    const part = keys.slice(at - number * rowsKept, end - number * rowsKept);
    if (part.length === 0) break;
    found.push(...part);
  }
  return found;
}

/** The keys of a stretch behind the first, found from the end of the one before. */
async function stretchOf(
  { asked, question, rowsKept }: ListAsked,
  rows: Rows,
  number: number,
): Promise<readonly string[]> {
  if (rows.last?.number === number) return rows.last.keys;
  for (let next = Math.min(rows.ends.length, number); next <= number; next += 1) {
    const { hits } = await asked.search({
      ...listQuery(question),
      size: rowsKept,
      search_after: rows.ends[next - 1]!,
      track_total_hits: false,
    });
    const keys = hits.map(({ sort }) => sort.at(-1) as string);
    rows.last = { number: next, keys };
    if (hits.length > 0) rows.ends[next] = hits.at(-1)!.sort;
    if (hits.length < rowsKept) return next === number ? keys : [];
  }
  return rows.last!.keys;
}

const listQuery = (question: SearchQuestion) => ({
  query: {
    bool: {
      filter: [everyCase],
      must: question.expression === null ? [] : [wordsQuery(question.expression, question.sight)],
    },
  },
  post_filter: hitConditions(question),
  sort: orderOf(question),
});

/** A list with what is counted over it: a facet that is narrowed as if it were not. */
async function listAsked(
  asked: AskedIndex,
  question: SearchQuestion,
  facets: readonly SearchFacet[],
  size: number,
): Promise<{ readonly counts: SearchCounts; readonly rows: Rows }> {
  const counted = [...new Set<SearchFacet>([...facets, 'month'])];
  const { total, hits, aggregations } = await asked.search({
    ...listQuery(question),
    size,
    track_total_hits: true,
    aggregations: Object.fromEntries(
      counted.map((facet) => [
        facet,
        {
          filter: hitConditions(question, facet),
          aggregations: { values: { terms: { field: `list.${facet}`, size: sizeOf(facet) } } },
        },
      ]),
    ),
  });
  const valuesOf = (facet: SearchFacet): readonly ValueCount[] => {
    const { values } = aggregations[facet] as {
      values: { buckets: readonly { key: string; doc_count: number }[] };
    };
    return values.buckets.map(({ key, doc_count: count }) => ({ value: key, count }));
  };
  return {
    counts: {
      total,
      histogram: histogramOf(valuesOf('month')),
      facets: new Map(facets.map((facet) => [facet, mostFrequent(valuesOf(facet))])),
    },
    rows: {
      keys: hits.map(({ sort }) => sort.at(-1) as string),
      ends: hits.length === 0 ? [] : [hits.at(-1)!.sort],
      last: null,
    },
  };
}

/** Of equally frequent ones the server leaves out others than we do, were it asked for no more than are shown. */
const sizeOf = (facet: SearchFacet): number => (facet === 'month' ? allValues : facetValues * 10);
