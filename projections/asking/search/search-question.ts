import type { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  type SearchFacet,
  searchFacets,
  type SearchField,
  type SearchObstacle,
  type SearchRequest,
  type Sight,
} from '../../ports/search-store.ts';
import type { WantedTerm } from './highlight.ts';
import { parseQuery, queryText, type SearchExpression } from './query-parser.ts';
import type { PageRequest } from '../page-request.ts';
import { pageMarkInvalid, readCursor } from './search-cursor.ts';

/** What a request asks for, before an engine says it in its own language. */
export interface SearchQuestion {
  /** Null where there are no words: then every case has them. */
  readonly expression: SearchExpression | null;
  /** The facets that are narrowed, with the values of which a case has one; '' stands for none. */
  readonly narrowed: ReadonlyMap<SearchFacet, readonly string[]>;
  /** Holds always, whatever a facet is counted by. */
  readonly party: string | undefined;
  readonly overdueOn: LegalDate | undefined;
  readonly terms: readonly WantedTerm[];
  readonly sight: Sight;
  /** By rank there must be words; without any, the newest come first. */
  readonly sort: 'rank' | 'newest';
  /** What makes two requests ask for pages of the same list. */
  readonly list: object;
}

/** Throws Problem for a query or a mark that cannot be read. */
export function questionOf(request: SearchRequest): SearchQuestion {
  const { q, filter = {}, party, overdueOn, sight } = request;
  const expression = parseQuery(q);
  const narrowed = new Map<SearchFacet, readonly string[]>();
  for (const facet of searchFacets) {
    const values = filter[facet];
    if (values !== undefined && values.length > 0) narrowed.set(facet, values);
  }
  const sorted = request.sort === 'newest' ? 'newest' : 'rank';
  return {
    expression,
    narrowed,
    party,
    overdueOn,
    terms: expression === null ? [] : wantedTerms(expression),
    sight,
    sort: expression === null ? 'newest' : sorted,
    list: [q, [...narrowed], party ?? null, overdueOn ?? null, sorted, sight],
  };
}

/** The texts that a hit has to show: every term that is not excluded. */
function wantedTerms(
  expression: SearchExpression,
): readonly { readonly text: string; readonly field: SearchField | null }[] {
  switch (expression.kind) {
    case 'term':
      return [expression];
    case 'not':
      return [];
    default:
      return expression.parts.flatMap(wantedTerms);
  }
}

/**
 * The part of the list that is asked for: the first page, the one after a mark, or the one before
 * it. Throws Problem `malformed-request` for a mark of another list.
 */
export function pageRequestOf(
  { searchAfter, searchBefore, limit }: SearchRequest,
  { list }: SearchQuestion,
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

/** Cases that are counted: with these words, and these of the narrowed facets; party and time limit hold always. */
export interface Counted {
  readonly expression: SearchExpression | null;
  readonly facets: readonly SearchFacet[];
}

/** A part of a question, and what is counted to say how it stands in the way. */
export interface ObstacleAsked {
  readonly part: SearchObstacle['part'];
  readonly alone: Counted;
  readonly without: Counted;
}

/**
 * Why nothing was found: each part that all hits had to fulfil, with what it finds alone and
 * what the others find, always among the cases that the asker may find.
 */
export function obstaclesAsked({ expression, narrowed }: SearchQuestion): readonly ObstacleAsked[] {
  const facets = [...narrowed.keys()];
  const terms = partsOf(expression);
  const ofQuery = terms.map((term, index): ObstacleAsked => {
    const rest = terms.filter((_, other) => other !== index);
    return {
      part: { kind: 'query', text: queryText(term), rest: rest.map(queryText).join(' ') },
      alone: { expression: term, facets: [] },
      without: {
        expression: rest.length === 0 ? null : { kind: 'and', parts: rest },
        facets,
      },
    };
  });
  const ofFacets = facets.map((facet): ObstacleAsked => ({
    part: { kind: 'facet', facet, values: narrowed.get(facet)! },
    alone: { expression: null, facets: [facet] },
    without: { expression, facets: facets.filter((other) => other !== facet) },
  }));
  return [...ofQuery, ...ofFacets];
}

const partsOf = (expression: SearchExpression | null): readonly SearchExpression[] =>
  expression === null ? [] : expression.kind === 'and' ? expression.parts : [expression];
