import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  searchFacets,
  type SearchAnswer,
  type SearchFacet,
  searchFields,
  type SearchHit,
  type SearchRequest,
} from '../../ports/search-store.ts';
import type { SearchableCase } from '../../views/search.ts';
import { allOf, type Condition, oneOf } from '../conditions.ts';
import { inSnapshot } from '../serving-reader.ts';
import { highlight, type WantedTerm } from './highlight.ts';
import { matchExpression, wantedTerms } from './match-expression.ts';
import { parseQuery } from './query-parser.ts';
import { cursorText, readCursor, type SearchCursor } from './search-cursor.ts';
import { fieldWeights } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

const facetValues = 50;
const highlightsPerHit = 6;
const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

/** What a request means in SQL. */
interface Question {
  readonly match: Condition | null;
  readonly conditions: ReadonlyMap<SearchFacet | 'always', Condition>;
  readonly terms: readonly WantedTerm[];
  readonly sort: 'relevance' | 'newest';
  readonly after: SearchCursor | null;
}

export function openSearchQueries(database: DatabaseSync): SearchQueries {
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const rows = (sql: string, values: readonly SQLInputValue[]) =>
    database.prepare(sql).all(...values);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    return inSnapshot(database, (asOf) => {
      const { total, histogram, facets } = counted(question, request.facets ?? []);
      const page = pageOf(question, request.limit + 1);
      const hits = page.slice(0, request.limit);
      const last = hits.at(-1);
      return {
        asOf,
        total,
        hits: hits.map(({ row }) => hitOf(bodyOf.get(row)!['body'] as string, question.terms)),
        facets,
        histogram,
        searchAfter:
          last && page.length > hits.length
            ? cursorText({ sort: question.sort, value: last.value, key: last.key })
            : null,
      };
    });
  }

  function pageOf(question: Question, limit: number) {
    const { sql, values } = hitCondition(question);
    const { match, sort, after } = question;
    const byRank = sort === 'relevance' && match !== null;
    const value = byRank ? 'score' : sort === 'relevance' ? '0.0' : `coalesce(openedOn, '')`;
    const direction = sort === 'newest' ? 'DESC' : 'ASC';
    const source = byRank
      ? `(SELECT document.*, scored.score FROM (SELECT rowid, ${rank} AS score FROM words WHERE words MATCH ?) AS scored
          JOIN document ON document.row = scored.rowid)`
      : 'document';
    const beyond = `(${value} ${sort === 'newest' ? '<' : '>'} ? OR (${value} = ? AND key > ?))`;
    return rows(
      `SELECT row, key, ${value} AS value FROM ${source}
       WHERE ${sql} ${after ? `AND ${beyond}` : ''}
       ORDER BY ${value} ${direction}, key LIMIT ?`,
      [
        ...(byRank ? match.values : []),
        ...values,
        ...(after ? [after.value, after.value, after.key] : []),
        limit,
      ],
    ) as unknown as { row: number; key: string; value: number | string }[];
  }

  /**
   * How many hits there are, of which months, and with which values: in one pass over the
   * hits. Only a facet that is narrowed needs a pass of its own, as if it were not.
   */
  function counted(question: Question, facets: readonly SearchFacet[]) {
    const together = facets.filter((facet) => !question.conditions.has(facet));
    const [total, [months, ...tallies]] = tally(hitCondition(question), ['month', ...together]);
    const counts = new Map(together.map((facet, index) => [facet, tallies[index]!]));
    for (const facet of facets) {
      if (counts.has(facet)) continue;
      const [, [alone]] = tally(hitCondition(question, facet), [facet]);
      counts.set(facet, alone!);
    }
    return {
      total,
      histogram: [...months!]
        .map(([month, count]) => ({ month, count }))
        .toSorted((one, other) => byText(one.month, other.month)),
      facets: Object.fromEntries(facets.map((facet) => [facet, mostFrequent(counts.get(facet)!)])),
    };
  }

  /** The number of hits, and for each column how often each value ('' for none) is among them. */
  function tally(
    { sql, values }: Condition,
    columns: readonly (SearchFacet | 'month')[],
  ): [total: number, tallies: Map<string, number>[]] {
    const tallies = columns.map(() => new Map<string, number>());
    const hits = database.prepare(`SELECT ${columns.join(', ')} FROM document WHERE ${sql}`);
    hits.setReturnArrays(true);
    let total = 0;
    for (const hit of hits.iterate(...values) as Iterable<readonly (string | null)[]>) {
      total += 1;
      for (let column = 0; column < tallies.length; column += 1) {
        const value = hit[column] ?? '';
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

/** Throws Problem for a query or a mark that cannot be read. */
function questionOf(request: SearchRequest): Question {
  const expression = parseQuery(request.q);
  const sort = request.sort ?? 'relevance';
  const conditions = new Map<SearchFacet | 'always', Condition>();
  for (const facet of searchFacets) {
    const values = request.filter?.[facet];
    if (values !== undefined && values.length > 0) conditions.set(facet, oneOf(facet, values));
  }
  const always: Condition[] = [];
  if (request.party !== undefined) {
    always.push({ sql: 'instr(parties, ?) > 0', values: [` ${request.party} `] });
  }
  if (request.overdueOn !== undefined) always.push({ sql: 'due < ?', values: [request.overdueOn] });
  conditions.set('always', allOf(always));
  return {
    match:
      expression === null
        ? null
        : {
            sql: 'row IN (SELECT rowid FROM words WHERE words MATCH ?)',
            values: [matchExpression(expression)],
          },
    conditions,
    terms: expression === null ? [] : wantedTerms(expression),
    sort,
    after: request.searchAfter === undefined ? null : readCursor(request.searchAfter, sort),
  };
}

function hitCondition({ match, conditions }: Question, without?: SearchFacet): Condition {
  const others = [...conditions]
    .filter(([facet]) => facet !== without)
    .map(([, condition]) => condition);
  return allOf(match === null ? others : [match, ...others]);
}

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
    stage: state.stage,
    measure: state.measure,
    outcome: state.outcome,
    district: state.district,
    provenance: state.provenance,
    highlights: pieces.filter((piece) => piece !== null).slice(0, highlightsPerHit),
  };
}
