import { severalValues } from '../../asking/search/case-values.ts';
import type { Counted, SearchQuestion } from '../../asking/search/search-question.ts';
import type { SearchFacet } from '../../ports/search-store.ts';
import { before, type ColumnCondition, holds, holdsOneOf, oneOf } from '../conditions.ts';
import { matchExpression } from './match-expression.ts';

/** A question in SQL: what asks the words for the cases, null for all, and what they fulfil beside. */
export interface Asked {
  readonly match: string | null;
  readonly conditions: readonly ColumnCondition[];
}

/** The cases that are counted in the language of the database. */
export function askedOf(question: SearchQuestion, { expression, facets }: Counted): Asked {
  const { narrowed, party, overdueOn, sight } = question;
  return {
    match: expression === null ? null : matchExpression(expression, sight),
    conditions: [
      ...facets.map((facet) =>
        (severalValues.has(facet) ? holdsOneOf : oneOf)(facet, narrowed.get(facet)!),
      ),
      ...(party === undefined ? [] : [holds('parties', party)]),
      ...(overdueOn === undefined ? [] : [before('due', overdueOn)]),
    ],
  };
}

/** All hits, perhaps as if one facet were not narrowed. */
export const hitsAsked = (question: SearchQuestion, without?: SearchFacet): Asked =>
  askedOf(question, {
    expression: question.expression,
    facets: [...question.narrowed.keys()].filter((facet) => facet !== without),
  });
