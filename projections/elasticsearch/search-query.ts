import type { estypes } from '@elastic/elasticsearch';
import { fieldWeights } from '../asking/search/field-weights.ts';
import { phraseOf } from '../asking/search/grams.ts';
import type { SearchExpression } from '../asking/search/query-parser.ts';
import type { Counted, SearchQuestion } from '../asking/search/search-question.ts';
import { sightMark } from '../asking/search/sight-mark.ts';
import {
  type SearchFacet,
  type SearchField,
  searchFields,
  type Sight,
} from '../ports/search-store.ts';
import { kinds } from './index-shape.ts';

type Query = estypes.QueryDslQueryContainer;

/** Words that begin with one character; there are not so many. */
const mostExpansions = 100_000;

/** All cases, and nothing else that lies in an index. */
export const everyCase: Query = { term: { kind: kinds.document } };

/**
 * The words in the server's language. Each wanted word counts what its fields weigh in which it stands, once for each:
 * a score that depends on nothing else in the index stays what it is while other cases are written.
 */
export function wordsQuery(expression: SearchExpression, sight: Sight): Query {
  switch (expression.kind) {
    case 'term':
      return termQuery(expression.text, expression.field, sight);
    case 'or':
      return anyOf(expression.parts.map((part) => wordsQuery(part, sight)));
    case 'not':
      return { bool: { filter: [everyCase], must_not: [wordsQuery(expression.part, sight)] } };
    case 'and':
      return {
        bool: {
          filter: [everyCase],
          must: expression.parts
            .filter(({ kind }) => kind !== 'not')
            .map((part) => wordsQuery(part, sight)),
          must_not: expression.parts.flatMap((part) =>
            part.kind === 'not' ? [wordsQuery(part.part, sight)] : [],
          ),
        },
      };
  }
}

const anyOf = (queries: readonly Query[]): Query => ({
  bool: { should: [...queries], minimum_should_match: 1 },
});

function termQuery(text: string, field: SearchField | null, sight: Sight): Query {
  const phrase = phraseOf(text);
  if (phrase === null) throw new RangeError('a term without a searchable character');
  const fields = field === null ? searchFields : [field];
  return anyOf(
    fields.map((name) => ({
      constant_score: {
        boost: fieldWeights[name],
        filter: anyOf(
          ['', sightMark[sight]].map((mark) =>
            phraseQuery(
              `words.${name}`,
              phrase.tokens.map((token) => mark + token),
              phrase.lastIsPrefix,
            ),
          ),
        ),
      },
    })),
  );
}

function phraseQuery(field: string, tokens: readonly string[], lastIsPrefix: boolean): Query {
  const [first] = tokens;
  if (tokens.length === 1) {
    return lastIsPrefix ? { prefix: { [field]: first! } } : { term: { [field]: first! } };
  }
  const query = tokens.join(' ');
  return lastIsPrefix
    ? { match_phrase_prefix: { [field]: { query, max_expansions: mostExpansions } } }
    : { match_phrase: { [field]: query } };
}

/** What cases fulfil beside the words. */
function conditionsOf(
  { narrowed, party, overdueOn }: SearchQuestion,
  facets: readonly SearchFacet[],
): readonly Query[] {
  return [
    ...facets.map((facet): Query => ({ terms: { [`list.${facet}`]: [...narrowed.get(facet)!] } })),
    ...(party === undefined ? [] : [{ term: { 'list.parties': party } }]),
    ...(overdueOn === undefined ? [] : [{ range: { 'list.due': { lt: overdueOn } } }]),
  ];
}

/** What all hits fulfil beside the words, perhaps as if one facet were not narrowed. */
export const hitConditions = (question: SearchQuestion, without?: SearchFacet): Query => ({
  bool: {
    filter: [
      ...conditionsOf(
        question,
        [...question.narrowed.keys()].filter((facet) => facet !== without),
      ),
    ],
  },
});

/** The cases that are counted. */
export const countedQuery = (question: SearchQuestion, { expression, facets }: Counted): Query => ({
  bool: {
    filter: [
      everyCase,
      ...(expression === null ? [] : [wordsQuery(expression, question.sight)]),
      ...conditionsOf(question, facets),
    ],
  },
});

/** The order of a list, the same each time it is asked for: by what the words count, or by the day of opening. */
export const orderOf = ({ sort }: SearchQuestion): estypes.SortCombinations[] => [
  ...(sort === 'rank' ? [{ _score: { order: 'desc' as const } }] : []),
  // No opening is '', the earliest.
  { 'list.openedOn': { order: 'desc' } },
  { key: { order: 'asc' } },
];
