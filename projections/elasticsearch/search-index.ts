import type { estypes } from '@elastic/elasticsearch';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { sightMark } from '../asking/search/sight-mark.ts';
import { valuesOfCase } from '../asking/search/case-values.ts';
import { wordsOfCase } from '../asking/search/words-of-case.ts';
import { searchFacets, type SearchField, searchFields, type Sight } from '../ports/search-store.ts';
import { maskedCase } from '../views/masked-case.ts';
import type { SearchableCase } from '../views/search.ts';
import type { IndexForm, IndexShape } from './index-shape.ts';

/** Stands where tokens of another sight stood, so that what was apart is not side by side. Nobody can type it. */
const gap = '\uE003';

const keyword: estypes.MappingProperty = { type: 'keyword' };
const day: estypes.MappingProperty = { type: 'date', format: 'strict_date' };
/** Our own tokens, between spaces: any server cuts them so, without a plugin. */
const tokens: estypes.MappingProperty = { type: 'text', analyzer: 'whitespace', norms: false };

const each = (
  names: readonly string[],
  property: estypes.MappingProperty,
): Record<string, estypes.MappingProperty> =>
  Object.fromEntries(names.map((name) => [name, property]));

/** Tokens of which only those are left that somebody with this sight finds by. */
const of: Readonly<Record<Sight, RegExp>> = {
  full: new RegExp(`(?:${sightMark.masked}[^ ]+ ?)+`, 'gu'),
  masked: new RegExp(`(?:${sightMark.full}[^ ]+ ?)+`, 'gu'),
};
const seenBy = (sight: Sight, all: string): string => all.replaceAll(of[sight], `${gap} `);

/** The two indices are written of the same document one after the other: its words are cut once. */
const wordsKept = new WeakMap<SearchableCase, Readonly<Record<SearchField, string>>>();

/** What a case is narrowed, sorted and counted by; '' for none, as it is asked for. */
function listOf(doc: SearchableCase) {
  const values = valuesOfCase(doc);
  return {
    ...Object.fromEntries(
      searchFacets.map((facet) => [facet, values[facet].length === 0 ? [''] : values[facet]]),
    ),
    parties: doc.agencies,
    openedOn: doc.openedOn ?? '',
    opened: doc.openedOn,
    due: doc.turn.due,
  };
}

const formOf = (sight: Sight, names: DirectoryNames): IndexForm<SearchableCase> => ({
  name: sight,
  of(doc) {
    const words = wordsKept.get(doc) ?? wordsOfCase(doc, names);
    wordsKept.set(doc, words);
    return {
      body: sight === 'full' ? doc : maskedCase(doc),
      fields: {
        list: listOf(doc),
        words: Object.fromEntries(
          searchFields.map((field) => [field, seenBy(sight, words[field])]),
        ),
      },
    };
  },
});

/**
 * Two indices: the cases as they are, and as somebody sees them to whom names and numbers are masked. Who may read the
 * second alone finds nothing by what is hidden, with whatever tool he asks.
 */
export const searchIndex = (names: DirectoryNames): IndexShape<SearchableCase> => ({
  fields: {
    list: {
      properties: {
        ...each([...searchFacets, 'parties', 'openedOn'], keyword),
        opened: day,
        due: day,
      },
    },
    words: { properties: each(searchFields, tokens) },
  },
  notKept: ['words.*'],
  forms: [formOf('full', names), formOf('masked', names)],
});
