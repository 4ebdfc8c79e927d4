import {
  type SearchFacet,
  searchFacets,
  type SearchObstacle,
  type SearchRequest,
} from '../../ports/search-store.ts';
import { allOf, type Condition, holds, oneOf } from '../conditions.ts';
import type { WantedTerm } from './highlight.ts';
import { matchExpression, wantedTerms } from './match-expression.ts';
import { parseQuery, queryText, type SearchExpression } from './query-parser.ts';
import { pageMarkInvalid, readCursor, type SearchCursor } from './search-cursor.ts';

/** What a request means in SQL. */
export interface Question {
  readonly expression: SearchExpression | null;
  readonly match: Condition | null;
  readonly conditions: ReadonlyMap<SearchFacet | 'always', Condition>;
  readonly terms: readonly WantedTerm[];
  readonly sort: 'relevance' | 'newest';
  /** Where the page begins, or ends. */
  readonly mark: { readonly side: 'after' | 'before'; readonly at: SearchCursor } | null;
}

const matching = (expression: SearchExpression): Condition => ({
  sql: 'row IN (SELECT rowid FROM words WHERE words MATCH ?)',
  values: [matchExpression(expression)],
});

/** Throws Problem for a query or a mark that cannot be read. */
export function questionOf(request: SearchRequest): Question {
  const expression = parseQuery(request.q);
  if (request.searchAfter !== undefined && request.searchBefore !== undefined) {
    throw pageMarkInvalid();
  }
  const sort = request.sort ?? 'relevance';
  const conditions = new Map<SearchFacet | 'always', Condition>();
  for (const facet of searchFacets) {
    const values = request.filter?.[facet];
    if (values !== undefined && values.length > 0) conditions.set(facet, oneOf(facet, values));
  }
  const always: Condition[] = [];
  if (request.party !== undefined) {
    always.push(holds('parties', request.party));
  }
  if (request.overdueOn !== undefined) always.push({ sql: 'due < ?', values: [request.overdueOn] });
  conditions.set('always', allOf(always));
  return {
    expression,
    match: expression === null ? null : matching(expression),
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

/** What a hit fulfils, perhaps as if one facet were not narrowed. */
export function hitCondition({ match, conditions }: Question, without?: SearchFacet): Condition {
  const others = [...conditions]
    .filter(([facet]) => facet !== without)
    .map(([, condition]) => condition);
  return allOf(match === null ? others : [match, ...others]);
}

/**
 * Why nothing was found: each part that all hits had to fulfil, with what it finds alone and
 * what the others find, always among the cases that the asker may find. `count` asks the table.
 */
export function obstaclesOf(
  question: Question,
  count: (condition: Condition) => number,
): readonly SearchObstacle[] {
  const { expression, conditions } = question;
  const always = conditions.get('always')!;
  const narrowed = searchFacets.filter((facet) => conditions.has(facet));
  const terms = partsOf(expression);
  const ofQuery = terms.map((term, index): SearchObstacle => {
    const rest = terms.filter((_, other) => other !== index);
    const others = [...conditions.values(), ...rest.map(matching)];
    return {
      part: { kind: 'query', text: queryText(term), rest: rest.map(queryText).join(' ') },
      alone: count(allOf([always, matching(term)])),
      without: count(allOf(others)),
    };
  });
  const ofFacets = narrowed.map((facet): SearchObstacle => {
    const condition = conditions.get(facet)!;
    return {
      part: {
        kind: 'facet',
        facet,
        values: JSON.parse(condition.values[0] as string) as string[],
      },
      alone: count(allOf([always, condition])),
      without: count(hitCondition(question, facet)),
    };
  });
  return [...ofQuery, ...ofFacets];
}

const partsOf = (expression: SearchExpression | null): readonly SearchExpression[] =>
  expression === null ? [] : expression.kind === 'and' ? expression.parts : [expression];
