import {
  type SearchFacet,
  searchFacets,
  type SearchObstacle,
  type SearchRequest,
  type Sight,
} from '../../ports/search-store.ts';
import { before, type ColumnCondition, holds, holdsOneOf, oneOf } from '../conditions.ts';
import type { PageRequest } from '../kept-lists.ts';
import type { WantedTerm } from './highlight.ts';
import { matchExpression, wantedTerms } from './match-expression.ts';
import { parseQuery, queryText, type SearchExpression } from './query-parser.ts';
import { severalValues } from './search-table.ts';
import { pageMarkInvalid, readCursor } from './search-cursor.ts';

/** What a request means in SQL. */
export interface Question {
  readonly expression: SearchExpression | null;
  /** What asks the words for them. */
  readonly match: string | null;
  readonly conditions: ReadonlyMap<SearchFacet | 'always', readonly ColumnCondition[]>;
  readonly terms: readonly WantedTerm[];
  readonly sight: Sight;
  /** By rank there must be words; without any, the newest come first. */
  readonly sort: 'rank' | 'newest';
  /** What makes two requests ask for pages of the same list. */
  readonly list: object;
}

/** Throws Problem for a query or a mark that cannot be read. */
export function questionOf(request: SearchRequest): Question {
  const expression = parseQuery(request.q);
  const conditions = new Map<SearchFacet | 'always', readonly ColumnCondition[]>();
  for (const facet of searchFacets) {
    const values = request.filter?.[facet];
    if (values !== undefined && values.length > 0) {
      const condition = severalValues.has(facet) ? holdsOneOf : oneOf;
      conditions.set(facet, [condition(facet, values)]);
    }
  }
  conditions.set('always', [
    ...(request.party === undefined ? [] : [holds('parties', request.party)]),
    ...(request.overdueOn === undefined ? [] : [before('due', request.overdueOn)]),
  ]);
  return {
    expression,
    match: expression === null ? null : matchExpression(expression, request.sight),
    conditions,
    terms: expression === null ? [] : wantedTerms(expression),
    sight: request.sight,
    sort: expression === null ? 'newest' : sortOf(request),
    list: [
      request.q,
      [...conditions].map(([facet, those]) => [facet, ...those.map(({ values }) => values)]),
      sortOf(request),
      request.sight,
    ],
  };
}

const sortOf = ({ sort }: SearchRequest): Question['sort'] =>
  sort === 'newest' ? 'newest' : 'rank';

/**
 * The part of the list that is asked for: the first page, the one after a mark, or the one before
 * it. Throws Problem `malformed-request` for a mark of another list.
 */
export function pageRequestOf(
  { searchAfter, searchBefore, limit }: SearchRequest,
  { list }: Question,
): PageRequest {
  if (searchAfter !== undefined && searchBefore !== undefined) throw pageMarkInvalid();
  if (searchAfter !== undefined) {
    const { asOf, offset } = readCursor(searchAfter, list);
    return { at: asOf, offset, limit };
  }
  if (searchBefore === undefined) return { offset: 0, limit };
  const { asOf, offset: end } = readCursor(searchBefore, list);
  const offset = Math.max(0, end - limit);
  return { at: asOf, offset, limit: end - offset };
}

/** What a hit fulfils beside the words, perhaps as if one facet were not narrowed. */
export const hitConditions = (
  { conditions }: Question,
  without?: SearchFacet,
): readonly ColumnCondition[] =>
  [...conditions].flatMap(([facet, those]) => (facet === without ? [] : those));

/**
 * Why nothing was found: each part that all hits had to fulfil, with what it finds alone and
 * what the others find, always among the cases that the asker may find. `count` asks the table
 * for the cases with these words that fulfil these conditions.
 */
export function obstaclesOf(
  question: Question,
  count: (match: string | null, conditions: readonly ColumnCondition[]) => number,
): readonly SearchObstacle[] {
  const { expression, match, conditions, sight } = question;
  const always = conditions.get('always')!;
  const narrowed = searchFacets.filter((facet) => conditions.has(facet));
  const terms = partsOf(expression);
  const ofQuery = terms.map((term, index): SearchObstacle => {
    const rest = terms.filter((_, other) => other !== index);
    const others = rest.length === 0 ? null : matchExpression({ kind: 'and', parts: rest }, sight);
    return {
      part: { kind: 'query', text: queryText(term), rest: rest.map(queryText).join(' ') },
      alone: count(matchExpression(term, sight), always),
      without: count(others, hitConditions(question)),
    };
  });
  const ofFacets = narrowed.map((facet): SearchObstacle => {
    const condition = conditions.get(facet)!;
    return {
      part: {
        kind: 'facet',
        facet,
        values: JSON.parse(condition[0]!.values[0] as string) as string[],
      },
      alone: count(null, [...always, ...condition]),
      without: count(match, hitConditions(question, facet)),
    };
  });
  return [...ofQuery, ...ofFacets];
}

const partsOf = (expression: SearchExpression | null): readonly SearchExpression[] =>
  expression === null ? [] : expression.kind === 'and' ? expression.parts : [expression];
