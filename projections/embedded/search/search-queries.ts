import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { DatabaseSync } from 'node:sqlite';
import { severalValues } from '../../asking/search/case-values.ts';
import { fieldWeights } from '../../asking/search/field-weights.ts';
import {
  histogramOf,
  mostFrequent,
  type SearchCounts,
  shownFacets,
  type ValueCount,
} from '../../asking/search/search-counts.ts';
import { cursorText } from '../../asking/search/search-cursor.ts';
import { hitOf } from '../../asking/search/search-hit.ts';
import {
  type Counted,
  obstaclesAsked,
  pageRequestOf,
  questionOf,
  type SearchQuestion,
} from '../../asking/search/search-question.ts';
import {
  type SearchAnswer,
  type SearchFacet,
  searchFields,
  type SearchObstacle,
  type SearchRequest,
} from '../../ports/search-store.ts';
import { maskedCase } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import { openColumnMemory } from '../column-memory.ts';
import { allOf, type ColumnValue } from '../conditions.ts';
import { numbersOf, openKeptLists } from '../kept-lists.ts';
import { inSnapshot } from '../serving-reader.ts';
import { askedOf, hitsAsked } from './search-conditions.ts';
import { inMemoryColumns } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

const matchingRowids = 'SELECT rowid FROM words WHERE words MATCH ?';
const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

export function openSearchQueries(database: DatabaseSync, names: DirectoryNames): SearchQueries {
  const memory = openColumnMemory(database, inMemoryColumns);
  const matchingWords = database.prepare(matchingRowids);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const lists = openKeptLists<SearchCounts>(database);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    const { list, terms, sight } = question;
    const wanted = pageRequestOf(request, question);
    const asked = request.facets ?? [];
    return inSnapshot(database, (now) => {
      memory.refresh();
      const { asOf, counts, rows } = lists.page(list, wanted, now, {
        counts: () => counted(question, asked),
        isCounted: ({ facets }) => asked.every((facet) => facets.has(facet)),
        rows: (offset, limit) => hitsFrom(question, offset, limit),
      });
      const end = wanted.offset + rows.length;
      const markAt = (offset: number) => cursorText({ asOf, offset }, list);
      return {
        asOf,
        total: counts.total,
        hits: Array.from(rows, (row) => {
          const stored = JSON.parse(bodyOf.get(row)!['body'] as string) as SearchableCase;
          return hitOf(sight === 'full' ? stored : maskedCase(stored), terms, names);
        }),
        facets: shownFacets(asked, counts),
        histogram: counts.histogram,
        searchAfter: end < counts.total ? markAt(end) : null,
        searchBefore: wanted.offset > 0 ? markAt(wanted.offset) : null,
        obstacles: counts.total === 0 ? obstaclesOf(question) : [],
      };
    });
  }

  function obstaclesOf(question: SearchQuestion): readonly SearchObstacle[] {
    const count = (wanted: Counted): number => {
      const { match, conditions } = askedOf(question, wanted);
      return memory.select(conditions, matchingRows(match)).length;
    };
    return obstaclesAsked(question).map(({ part, alone, without }) => ({
      part,
      alone: count(alone),
      without: count(without),
    }));
  }

  /** Hits in their order, by the numbers of their rows. */
  function hitsFrom(question: SearchQuestion, offset: number, limit: number): Float64Array {
    const { match, conditions } = hitsAsked(question);
    if (match === null || question.sort === 'newest') {
      const { sql, values } = allOf([
        ...conditions,
        ...(match === null ? [] : [{ sql: `row IN (${matchingRowids})`, values: [match] }]),
      ]);
      // By the columns themselves, so that an index gives the order; no opening is the earliest.
      return numbersOf(
        database,
        `SELECT row AS n FROM document WHERE ${sql} ORDER BY openedOn DESC, key LIMIT ? OFFSET ?`,
        [...values, limit, offset],
      );
    }
    // By rank they come from the words already.
    const { sql, values } = allOf(conditions);
    return numbersOf(
      database,
      `SELECT row AS n
       FROM (SELECT rowid, ${rank} AS score FROM words WHERE words MATCH ?) AS scored
       JOIN document ON document.row = scored.rowid
       WHERE ${sql} ORDER BY score, key LIMIT ? OFFSET ?`,
      [match, ...values, limit, offset],
    );
  }

  /**
   * How many hits there are, of which months, and with which values. A facet that is narrowed
   * is counted as if it were not.
   */
  function counted(question: SearchQuestion, facets: readonly SearchFacet[]): SearchCounts {
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
  }

  /** The cases that have the words; undefined, for all, without words. */
  function matchingRows(match: string | null): readonly number[] | undefined {
    return match === null
      ? undefined
      : matchingWords.all(match).map(({ rowid }) => rowid as number);
  }

  return { search };
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
