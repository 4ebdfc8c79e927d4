import type { SearchAnswer, SearchFacet } from '../../ports/search-store.ts';

/** How many cases have a value. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** What is counted over all hits of a list. */
export interface SearchCounts extends Pick<SearchAnswer, 'total' | 'histogram'> {
  readonly facets: ReadonlyMap<SearchFacet, readonly ValueCount[]>;
}

/** Of a facet so many values are shown, the most frequent ones. */
export const facetValues = 50;

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The most frequent values, equally frequent ones by their text. */
export const mostFrequent = (counts: Iterable<ValueCount>): readonly ValueCount[] =>
  [...counts]
    .toSorted((one, other) => other.count - one.count || byText(one.value, other.value))
    .slice(0, facetValues);

/** Cases by the month of their opening, in its order. */
export const histogramOf = (months: Iterable<ValueCount>): SearchAnswer['histogram'] =>
  Array.from(months, ({ value, count }) => ({ month: value, count })).toSorted((one, other) =>
    byText(one.month, other.month),
  );

/** The facets that were asked for, of those that were counted. */
export const shownFacets = (
  asked: readonly SearchFacet[],
  { facets }: SearchCounts,
): SearchAnswer['facets'] =>
  Object.fromEntries(
    asked.flatMap((facet) => {
      const values = facets.get(facet);
      return values === undefined ? [] : [[facet, values]];
    }),
  );
