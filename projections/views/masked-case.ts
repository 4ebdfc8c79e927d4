import {
  hiddenWordsOf,
  masked,
  maskName,
  maskNumber,
  withoutWords,
} from '#domain/access/masking.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { SearchableCase } from './search.ts';

/**
 * A case as somebody sees it to whom names and numbers are masked: also in its title, its numbers,
 * the titles of its documents and what people wrote.
 */
export function maskedCase(found: SearchableCase): SearchableCase {
  const { name, prisonerNumber } = found.state.offender;
  const words = hiddenWordsOf(found.state.offender);
  const plain = masked(found as unknown as Json, words) as unknown as SearchableCase;
  return {
    ...plain,
    // Also those that are too short to be told from other words of a text.
    title: withoutWords(
      found.title.replace(name, () => maskName(name)),
      words,
    ),
    parties: found.parties.map(maskName),
    numbers: found.numbers.map((number) =>
      number === prisonerNumber ? maskNumber(number) : withoutWords(number, words),
    ),
  };
}
