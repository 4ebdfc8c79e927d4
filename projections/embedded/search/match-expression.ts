import type { SearchField } from '../../ports/search-store.ts';
import { phraseOf } from './grams.ts';
import type { SearchExpression } from './query-parser.ts';

/** A token that every document has and no text can give: what "all but …" starts from. */
export const everyDocument = '\uE000';

/**
 * The expression in FTS5's language. Only tokens of letters and digits and names of
 * our own columns get into it, so nothing that somebody types is ever read as syntax.
 */
export function matchExpression(expression: SearchExpression): string {
  switch (expression.kind) {
    case 'term':
      return termMatch(expression.text, expression.field);
    case 'or':
      return `(${expression.parts.map(matchExpression).join(' OR ')})`;
    case 'not':
      return `("${everyDocument}" NOT ${matchExpression(expression.part)})`;
    case 'and':
      return allOf(expression.parts);
  }
}

/** FTS5's NOT takes away from something: first all that is wanted, then what is not. */
function allOf(parts: readonly SearchExpression[]): string {
  const wanted = parts.filter(({ kind }) => kind !== 'not').map(matchExpression);
  const unwanted = parts.flatMap((part) =>
    part.kind === 'not' ? [matchExpression(part.part)] : [],
  );
  const base = wanted.length === 0 ? `"${everyDocument}"` : wanted.join(' AND ');
  return unwanted.length === 0 ? `(${base})` : `((${base}) NOT (${unwanted.join(' OR ')}))`;
}

function termMatch(text: string, field: SearchField | null): string {
  const phrase = phraseOf(text);
  if (phrase === null) throw new RangeError('a term without a searchable character');
  const match = `"${phrase.tokens.join(' ')}"${phrase.lastIsPrefix ? ' *' : ''}`;
  return field === null ? match : `(${field} : ${match})`;
}

/** The texts that a hit has to show: every term that is not excluded. */
export function wantedTerms(
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
