import {
  hiddenWordsOf,
  masked,
  maskName,
  maskNumber,
  withoutWords,
} from '#domain/access/masking.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { SearchableCase } from './search.ts';

/** What a case is named by. */
type Names = Pick<SearchableCase, 'title' | 'parties' | 'numbers'>;

/** How a case is named to somebody to whom names and numbers are masked. */
export function maskedNames({ title, parties, numbers, state }: SearchableCase): Names {
  const { name, prisonerNumber } = state.offender;
  const words = hiddenWordsOf(state.offender);
  return {
    // Also those that are too short to be told from other words of a text.
    title: withoutWords(
      title.replace(name, () => maskName(name)),
      words,
    ),
    parties: parties.map(maskName),
    numbers: numbers.map((number) =>
      number === prisonerNumber ? maskNumber(number) : withoutWords(number, words),
    ),
  };
}

/**
 * A case as somebody sees it to whom names and numbers are masked: also in its title, its numbers,
 * the titles of its documents and what people wrote.
 */
export function maskedCase(found: SearchableCase): SearchableCase {
  const plain = masked(found as unknown as Json, hiddenWordsOf(found.state.offender));
  return { ...(plain as unknown as SearchableCase), ...maskedNames(found) };
}
