import type { SearchField, Sight } from '../../ports/search-store.ts';
import { phraseOf } from '../../asking/search/grams.ts';
import type { SearchExpression } from '../../asking/search/query-parser.ts';
import { sightMark } from '../../asking/search/sight-mark.ts';

/** A token that every document has and no text can give: what "all but …" starts from. */
export const everyDocument = '\uE000';

/**
 * The expression in FTS5's language, for somebody who sees names and numbers like this. Only tokens of letters and digits and names of
 * our own columns get into it, so nothing that somebody types is ever read as syntax.
 */
export function matchExpression(expression: SearchExpression, sight: Sight): string {
  switch (expression.kind) {
    case 'term':
      return termMatch(expression.text, expression.field, sight);
    case 'or':
      return `(${expression.parts.map((part) => matchExpression(part, sight)).join(' OR ')})`;
    case 'not':
      return `("${everyDocument}" NOT ${matchExpression(expression.part, sight)})`;
    case 'and':
      return allOf(expression.parts, sight);
  }
}

/** FTS5's NOT takes away from something: first all that is wanted, then what is not. */
function allOf(parts: readonly SearchExpression[], sight: Sight): string {
  const wanted = parts
    .filter(({ kind }) => kind !== 'not')
    .map((part) => matchExpression(part, sight));
  const unwanted = parts.flatMap((part) =>
    part.kind === 'not' ? [matchExpression(part.part, sight)] : [],
  );
  const base = wanted.length === 0 ? `"${everyDocument}"` : wanted.join(' AND ');
  return unwanted.length === 0 ? `(${base})` : `((${base}) NOT (${unwanted.join(' OR ')}))`;
}

function termMatch(text: string, field: SearchField | null, sight: Sight): string {
  const phrase = phraseOf(text);
  if (phrase === null) throw new RangeError('a term without a searchable character');
  const match = ['', sightMark[sight]]
    .map((mark) => phrase.tokens.map((token) => mark + token).join(' '))
    .map((tokens) => `"${tokens}"${phrase.lastIsPrefix ? ' *' : ''}`)
    .join(' OR ');
  return field === null ? `(${match})` : `(${field} : (${match}))`;
}
