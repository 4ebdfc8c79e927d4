import {
  type HiddenWords,
  hiddenWordsOf,
  masked,
  maskName,
  maskNumber,
  withoutWords,
} from '#domain/access/masking.ts';
import { marksOf } from '#domain/access/marks.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import { searchableCaseSchema } from '../ports/view-schemas.ts';
import type { SearchableCase } from './search.ts';

const marks = marksOf(searchableCaseSchema);

/** The names and numbers of everybody whom the case names, to be hidden in its texts. */
export function hiddenWordsOfCase(found: SearchableCase): HiddenWords {
  const { persons } = found;
  const words = known.get(persons) ?? hiddenWordsOf(persons.names, persons.numbers);
  known.set(persons, words);
  return words;
}
const known = new WeakMap<SearchableCase['persons'], HiddenWords>();

/** What a case is named by. */
type Names = Pick<SearchableCase, 'title' | 'parties' | 'numbers'>;

/** How a case is named to somebody to whom names and numbers are masked. */
export function maskedNames(found: SearchableCase): Names {
  const { title, parties, numbers, state } = found;
  const { name, prisonerNumber } = state.offender;
  const words = hiddenWordsOfCase(found);
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
  const plain = masked(found as unknown as Json, marks, hiddenWordsOfCase(found));
  return { ...(plain as unknown as SearchableCase), ...maskedNames(found) };
}
