import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  type SearchAnswer,
  type SearchFacet,
  searchFields,
  type SearchHit,
  type SearchRequest,
} from '../../ports/search-store.ts';
import type { SearchableCase } from '../../views/search.ts';
import type { Condition } from '../conditions.ts';
import { inSnapshot } from '../serving-reader.ts';
import { highlight, type WantedTerm } from './highlight.ts';
import { cursorText } from './search-cursor.ts';
import { hitCondition, obstaclesOf, questionOf, type Question } from './search-question.ts';
import { fieldWeights } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

const facetValues = 50;
const highlightsPerHit = 6;
const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

export function openSearchQueries(database: DatabaseSync): SearchQueries {
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const rows = (sql: string, values: readonly SQLInputValue[]) =>
    database.prepare(sql).all(...values);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    return inSnapshot(database, (asOf) => {
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
        obstacles: total === 0 ? obstaclesOf(question, (condition) => tally(condition, [])[0]) : [],
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
    const { sql, values } = hitCondition(question);
    const { match, sort, mark } = question;
    const byRank = sort === 'relevance' && match !== null;
    const value = byRank ? 'score' : sort === 'relevance' ? '0.0' : `coalesce(openedOn, '')`;
    const backwards = mark?.side === 'before';
    const descending = (sort === 'newest') !== backwards;
    const source = byRank
      ? `(SELECT document.*, scored.score FROM (SELECT rowid, ${rank} AS score FROM words WHERE words MATCH ?) AS scored
          JOIN document ON document.row = scored.rowid)`
      : 'document';
    const beyond = `(${value} ${descending ? '<' : '>'} ? OR (${value} = ? AND key ${backwards ? '<' : '>'} ?))`;
    return rows(
      `SELECT row, key, ${value} AS value FROM ${source}
       WHERE ${sql} ${mark ? `AND ${beyond}` : ''}
       ORDER BY ${value} ${descending ? 'DESC' : 'ASC'}, key ${backwards ? 'DESC' : 'ASC'} LIMIT ?`,
      [
        ...(byRank ? match.values : []),
        ...values,
        ...(mark ? [mark.at.value, mark.at.value, mark.at.key] : []),
        limit,
      ],
    ) as unknown as { row: number; key: string; value: number | string }[];
  }

  /**
   * How many hits there are, of which months, and with which values: in one pass over the
   * hits. Only a facet that is narrowed needs a pass of its own, as if it were not.
   */
  function counted(question: Question, facets: readonly SearchFacet[]) {
    const wanted: readonly SearchFacet[] = [...new Set<SearchFacet>(['month', ...facets])];
    const together = wanted.filter((facet) => !question.conditions.has(facet));
    const [total, tallies] = tally(hitCondition(question), together);
    const counts = new Map(together.map((facet, index) => [facet, tallies[index]!]));
    for (const facet of wanted) {
      if (counts.has(facet)) continue;
      const [, [alone]] = tally(hitCondition(question, facet), [facet]);
      counts.set(facet, alone!);
    }
    return {
      total,
      histogram: [...counts.get('month')!]
        .map(([month, count]) => ({ month, count }))
        .toSorted((one, other) => byText(one.month, other.month)),
      facets: Object.fromEntries(facets.map((facet) => [facet, mostFrequent(counts.get(facet)!)])),
    };
  }

  /** The number of hits, and for each column how often each value ('' for none) is among them. */
  function tally(
    { sql, values }: Condition,
    columns: readonly SearchFacet[],
  ): [total: number, tallies: Map<string, number>[]] {
    const tallies = columns.map(() => new Map<string, number>());
    const hits = database.prepare(
      `SELECT ${['row', ...columns].join(', ')} FROM document WHERE ${sql}`,
    );
    hits.setReturnArrays(true);
    let total = 0;
    for (const hit of hits.iterate(...values) as Iterable<readonly (string | null)[]>) {
      total += 1;
      for (let column = 0; column < tallies.length; column += 1) {
        const value = hit[column + 1] ?? '';
        tallies[column]!.set(value, (tallies[column]!.get(value) ?? 0) + 1);
      }
    }
    return [total, tallies];
  }

  return { search };
}

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const mostFrequent = (tally: ReadonlyMap<string, number>) =>
  [...tally]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || byText(one.value, other.value))
    .slice(0, facetValues);

function hitOf(body: string, terms: readonly WantedTerm[]): SearchHit {
  const { state, texts, ...doc } = JSON.parse(body) as SearchableCase;
  const pieces = [
    ...doc.parties.map((text) => highlight('parties', text, terms)),
    ...doc.numbers.map((text) => highlight('numbers', text, terms)),
    highlight('offence', doc.offence ?? '', terms),
    ...doc.documents.map(({ title }) => highlight('documents', title, terms)),
    ...texts.map(({ text }) => highlight('text', text, terms)),
  ];
  return {
    ...doc,
    offender: state.offender,
    stage: state.stage,
    measure: state.measure,
    outcome: state.outcome,
    district: state.district,
    provenance: state.provenance,
    highlights: pieces.filter((piece) => piece !== null).slice(0, highlightsPerHit),
  };
}
