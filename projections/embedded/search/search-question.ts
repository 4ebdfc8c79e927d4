import {
  type SearchFacet,
  searchFacets,
  type SearchObstacle,
  type SearchRequest,
} from '../../ports/search-store.ts';
import { before, type ColumnCondition, holds, holdsOneOf, oneOf } from '../conditions.ts';
import type { WantedTerm } from './highlight.ts';
import { matchExpression, wantedTerms } from './match-expression.ts';
import { parseQuery, queryText, type SearchExpression } from './query-parser.ts';
import { severalValues } from './search-table.ts';
import { pageMarkInvalid, readCursor, type SearchCursor } from './search-cursor.ts';

/** What a request means in SQL. */
export interface Question {
  readonly expression: SearchExpression | null;
  /** What asks the words for them. */
  readonly match: string | null;
  readonly conditions: ReadonlyMap<SearchFacet | 'always', readonly ColumnCondition[]>;
  readonly terms: readonly WantedTerm[];
  readonly sort: 'relevance' | 'newest';
  /** Where the page begins, or ends. */
  readonly mark: { readonly side: 'after' | 'before'; readonly at: SearchCursor } | null;
}

/** Throws Problem for a query or a mark that cannot be read. */
export function questionOf(request: SearchRequest): Question {
  const expression = parseQuery(request.q);
  if (request.searchAfter !== undefined && request.searchBefore !== undefined) {
    throw pageMarkInvalid();
  }
  const sort = request.sort ?? 'relevance';
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
    match: expression === null ? null : matchExpression(expression),
    conditions,
    terms: expression === null ? [] : wantedTerms(expression),
    sort,
    mark: markOf(request, sort),
  };
}

function markOf({ searchAfter, searchBefore }: SearchRequest, sort: string): Question['mark'] {
  if (searchAfter !== undefined) return { side: 'after', at: readCursor(searchAfter, sort) };
  if (searchBefore !== undefined) return { side: 'before', at: readCursor(searchBefore, sort) };
  return null;
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
  const { expression, match, conditions } = question;
  const always = conditions.get('always')!;
  const narrowed = searchFacets.filter((facet) => conditions.has(facet));
  const terms = partsOf(expression);
  const ofQuery = terms.map((term, index): SearchObstacle => {
    const rest = terms.filter((_, other) => other !== index);
    const others = rest.length === 0 ? null : matchExpression({ kind: 'and', parts: rest });
    return {
      part: { kind: 'query', text: queryText(term), rest: rest.map(queryText).join(' ') },
      alone: count(matchExpression(term), always),
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
