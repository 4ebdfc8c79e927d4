import type { DatabaseSync } from 'node:sqlite';
import { fieldWeights } from '../../asking/search/field-weights.ts';
import type { SearchQuestion } from '../../asking/search/search-question.ts';
import { searchFields } from '../../ports/search-store.ts';
import { allOf } from '../conditions.ts';
import { numbersOf } from '../kept-lists.ts';
import { hitsAsked } from './search-conditions.ts';

export interface SearchHits {
  /** Hits in their order, by the numbers of their rows. */
  rows(question: SearchQuestion, offset: number, limit: number): Float64Array;
}

/** The rows whose words match. */
export const matchingRowids = 'SELECT rowid FROM words WHERE words MATCH ?';

const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

export function openSearchHits(database: DatabaseSync): SearchHits {
  return {
    rows(question, offset, limit) {
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
    },
  };
}
