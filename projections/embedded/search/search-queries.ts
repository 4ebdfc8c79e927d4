import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { latestRuling } from '#domain/casework/case-state.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  type SearchAnswer,
  type SearchFacet,
  type SearchField,
  searchFields,
  type SearchHit,
  type SearchRequest,
} from '../../ports/search-store.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords } from '../../views/search-words.ts';
import { openColumnMemory } from '../column-memory.ts';
import { allOf, type ColumnValue } from '../conditions.ts';
import { inSnapshot } from '../serving-reader.ts';
import { highlight, type WantedTerm } from './highlight.ts';
import { cursorText } from './search-cursor.ts';
import { hitConditions, obstaclesOf, questionOf, type Question } from './search-question.ts';
import { fieldWeights, searchShape, severalValues } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

const matchingRowids = 'SELECT rowid FROM words WHERE words MATCH ?';
const facetValues = 50;
const highlightsPerHit = 6;
const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

export function openSearchQueries(database: DatabaseSync): SearchQueries {
  const memory = openColumnMemory(database, searchShape.inMemory);
  const matchingWords = database.prepare(matchingRowids);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const rows = (sql: string, values: readonly SQLInputValue[]) =>
    database.prepare(sql).all(...values);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    return inSnapshot(database, (asOf) => {
      memory.refresh();
      const { total, histogram, facets } = counted(question, request.facets ?? []);
      const page = pageOf(question, request.limit + 1);
      const more = page.length > request.limit;
      const hits = page.slice(0, request.limit);
      const { mark } = question;
      if (mark?.side === 'before') hits.reverse();
      return {
        asOf,
        total,
        hits: hits.map(({ row }) => hitOf(bodyOf.get(row)!['body'] as string, question.terms)),
        facets,
        histogram,
        searchAfter: more || mark?.side === 'before' ? markAt(hits.at(-1)) : null,
        searchBefore: mark?.side === 'after' || (mark !== null && more) ? markAt(hits[0]) : null,
        obstacles:
          total === 0
            ? obstaclesOf(
                question,
                (match, conditions) => memory.select(conditions, matchingRows(match)).length,
              )
            : [],
      };

      function markAt(hit: (typeof hits)[number] | undefined): string | null {
        return hit === undefined
          ? null
          : cursorText({ sort: question.sort, value: hit.value, key: hit.key });
      }
    });
  }

  /** Hits from the mark on: forwards, or for the page before it backwards. */
  function pageOf(question: Question, limit: number) {
    const { match, sort, mark } = question;
    const byRank = sort === 'relevance' && match !== null;
    // By rank they come from the words already.
    const { sql, values } = allOf([
      ...hitConditions(question),
      ...(match === null || byRank ? [] : [{ sql: `row IN (${matchingRowids})`, values: [match] }]),
    ]);
    const value = byRank ? 'score' : sort === 'relevance' ? '0.0' : `coalesce(openedOn, '')`;
    const backwards = mark?.side === 'before';
    const descending = (sort === 'newest') !== backwards;
    // By the columns themselves, so that an index gives the order; no opening is the earliest.
    const ahead = byRank ? ['score'] : sort === 'relevance' ? [] : ['openedOn'];
    const order = [
      ...ahead.map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`),
      `key ${backwards ? 'DESC' : 'ASC'}`,
    ].join(', ');
    const source = byRank
      ? `(SELECT document.*, scored.score FROM (SELECT rowid, ${rank} AS score FROM words WHERE words MATCH ?) AS scored
          JOIN document ON document.row = scored.rowid)`
      : 'document';
    const beyond = `(${value} ${descending ? '<' : '>'} ? OR (${value} = ? AND key ${backwards ? '<' : '>'} ?))`;
    return rows(
      `SELECT row, key, ${value} AS value FROM ${source}
       WHERE ${sql} ${mark ? `AND ${beyond}` : ''}
       ORDER BY ${order} LIMIT ?`,
      [
        ...(byRank ? [match] : []),
        ...values,
        ...(mark ? [mark.at.value, mark.at.value, mark.at.key] : []),
        limit,
      ],
    ) as unknown as { row: number; key: string; value: number | string }[];
  }

  /**
   * How many hits there are, of which months, and with which values. A facet that is narrowed
   * is counted as if it were not.
   */
  function counted(question: Question, facets: readonly SearchFacet[]) {
    const matching = matchingRows(question.match);
    const hits = memory.select(hitConditions(question), matching);
    const tallyOf = (facet: SearchFacet): ReadonlyMap<string, number> => {
      const rows = question.conditions.has(facet)
        ? memory.select(hitConditions(question, facet), matching)
        : hits;
      return byValue(memory.tally(rows, facet), severalValues.has(facet));
    };
    return {
      total: hits.length,
      histogram: [...tallyOf('month')]
        .map(([month, count]) => ({ month, count }))
        .toSorted((one, other) => byText(one.month, other.month)),
      facets: Object.fromEntries(facets.map((facet) => [facet, mostFrequent(tallyOf(facet))])),
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
function byValue(
  tally: ReadonlyMap<ColumnValue, number>,
  several: boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [held, count] of tally) {
    const text = String(held ?? '');
    for (const value of several ? text.trim().split(' ') : [text]) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return counts;
}

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const mostFrequent = (tally: ReadonlyMap<string, number>) =>
  [...tally]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || byText(one.value, other.value))
    .slice(0, facetValues);

function hitOf(body: string, terms: readonly WantedTerm[]): SearchHit {
  const found = JSON.parse(body) as SearchableCase;
  const { state, texts, listed: _, ...doc } = found;
  const inWords = (field: SearchField, words: readonly Bilingual[]) =>
    words.map(({ zh, en }) => highlight(field, zh, terms) ?? highlight(field, en, terms));
  const pieces = [
    ...doc.parties.map((text) => highlight('parties', text, terms)),
    ...doc.numbers.map((text) => highlight('numbers', text, terms)),
    highlight('offence', doc.offence ?? '', terms),
    ...inWords('facts', factWords(found)),
    ...inWords('district', districtWords(found)),
    ...inWords('agencies', agencyWords(found)),
    ...doc.documents.map(({ title }) => highlight('documents', title, terms)),
    ...texts.map(({ text }) => highlight('text', text, terms)),
  ];
  return {
    ...doc,
    offender: state.offender,
    reference: state.reference,
    courtCaseNumber: state.courtCaseNumber,
    ruledOn: latestRuling(state)?.on ?? null,
    stage: state.stage,
    measure: state.measure,
    outcome: state.outcome,
    district: state.district,
    provenance: state.provenance,
    highlights: pieces.filter((piece) => piece !== null).slice(0, highlightsPerHit),
  };
}
