import type { DatabaseSync } from 'node:sqlite';
import { severalValues } from '../../asking/search/case-values.ts';
import {
  histogramOf,
  mostFrequent,
  type SearchCounts,
  type ValueCount,
} from '../../asking/search/search-counts.ts';
import {
  type Counted,
  obstaclesAsked,
  type SearchQuestion,
} from '../../asking/search/search-question.ts';
import type { SearchFacet, SearchObstacle } from '../../ports/search-store.ts';
import type { ColumnMemory } from '../column-memory.ts';
import type { ColumnValue } from '../conditions.ts';
import { askedOf, hitsAsked } from './search-conditions.ts';
import { matchingRowids } from './search-hits.ts';

/** What is counted over all hits, in the columns that are held in memory. */
export interface SearchCounting {
  /**
   * How many hits there are, of which months, and with which values. A facet that is narrowed
   * is counted as if it were not.
   */
  counted(question: SearchQuestion, facets: readonly SearchFacet[]): SearchCounts;
  /** Which part of a question without hits stands in its way. */
  obstacles(question: SearchQuestion): readonly SearchObstacle[];
}

export function searchCounting(database: DatabaseSync, memory: ColumnMemory): SearchCounting {
  const matchingWords = database.prepare(matchingRowids);

  /** The cases that have the words; undefined, for all, without words. */
  function matchingRows(match: string | null): readonly number[] | undefined {
    return match === null
      ? undefined
      : matchingWords.all(match).map(({ rowid }) => rowid as number);
  }

  return {
    counted(question, facets) {
      const { match, conditions } = hitsAsked(question);
      const matching = matchingRows(match);
      const hits = memory.select(conditions, matching);
      const countsOf = (facet: SearchFacet): readonly ValueCount[] => {
        const rows = question.narrowed.has(facet)
          ? memory.select(hitsAsked(question, facet).conditions, matching)
          : hits;
        return byValue(memory.tally(rows, facet), severalValues.has(facet));
      };
      return {
        total: hits.length,
        histogram: histogramOf(countsOf('month')),
        facets: new Map(facets.map((facet) => [facet, mostFrequent(countsOf(facet))])),
      };
    },
    obstacles(question) {
      const count = (wanted: Counted): number => {
        const { match, conditions } = askedOf(question, wanted);
        return memory.select(conditions, matchingRows(match)).length;
      };
      return obstaclesAsked(question).map(({ part, alone, without }) => ({
        part,
        alone: count(alone),
        without: count(without),
      }));
    },
  };
}

/** How many have each value, '' for none; what holds several values counts for each of them. */
function byValue(tally: ReadonlyMap<ColumnValue, number>, several: boolean): readonly ValueCount[] {
  const counts = new Map<string, number>();
  for (const [held, count] of tally) {
    const text = String(held ?? '');
    for (const value of several ? text.trim().split(' ') : [text]) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return Array.from(counts, ([value, count]) => ({ value, count }));
}
