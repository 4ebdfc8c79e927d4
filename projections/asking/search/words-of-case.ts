import { type HiddenWords, withoutWords } from '#domain/access/masking.ts';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { hiddenWordsOfCase, maskedNames } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords, stageWords } from '../../views/search-words.ts';
import type { SearchField, Sight } from '../../ports/search-store.ts';
import { gramsOf, nameGrams } from './grams.ts';
import { sightMark } from './sight-mark.ts';
import { remembered } from './remembered.ts';

/** Characters of people's texts that are indexed of one case; the newest are left out beyond it. */
const longestText = 200_000;

/** Names of stages, agencies and facts are few and come again and again; so does what a case in work is called. */
const tokensOfName = remembered(gramsOf, { capacity: 4_000, longest: 64 });

/**
 * What each field of a case is found by, as tokens: what somebody may not see is marked for those who may.
 * What was cut up for an earlier event of the case is not cut up again.
 */
export function wordsOfCase(
  doc: SearchableCase,
  directory: DirectoryNames,
): Readonly<Record<SearchField, string>> {
  const shown = maskedNames(doc);
  const words = hiddenWordsOfCase(doc);
  const titles = doc.documents.map(({ title }) => title);
  return {
    title: sighted([doc.title], [shown.title]),
    parties: sighted(doc.parties, shown.parties, nameGrams),
    numbers: sighted(doc.numbers, shown.numbers),
    offence: tokensOfName(doc.offence ?? ''),
    agencies: [
      ...doc.agencies.map(tokensOfName),
      inBothLanguages(agencyWords(doc, directory)),
    ].join(' '),
    stage: inBothLanguages(stageWords(doc)),
    facts: inBothLanguages(factWords(doc)),
    district: inBothLanguages(districtWords(doc, directory)),
    text: tokensOfTexts(doc.texts, words),
    documents: sighted(
      titles,
      titles.map((title) => withoutWords(title, words)),
    ),
  };
}

/** The tokens of texts, those that are masked for some twice: as they are, and as they are shown. */
function sighted(
  texts: readonly string[],
  shown: readonly string[],
  tokensOf: (text: string) => string = tokensOfName,
): string {
  return texts
    .map((text, index) =>
      text === shown[index]
        ? tokensOf(text)
        : `${marked(tokensOf(text), 'full')} ${marked(tokensOf(shown[index]!), 'masked')}`,
    )
    .join(' ');
}

const marked = (tokens: string, sight: Sight): string =>
  tokens.replaceAll(/[^ ]+/g, (token) => sightMark[sight] + token);

const inBothLanguages = (words: readonly Bilingual[]): string =>
  words.map(({ zh, en }) => `${tokensOfName(zh)} ${tokensOfName(en)}`).join(' ');

type WrittenText = SearchableCase['texts'][number];

/** Tokens of a whole text, and what was hidden in it. */
interface TokensKept {
  readonly words: HiddenWords;
  readonly tokens: string;
}
const tokensKept = new WeakMap<WrittenText, TokensKept>();

/** The tokens of the oldest texts up to the longest that is indexed. */
function tokensOfTexts(texts: SearchableCase['texts'], words: HiddenWords): string {
  let left = longestText;
  const tokens: string[] = [];
  for (const written of texts) {
    const { text } = written;
    if (left > 0 && text !== '') {
      tokens.push(
        text.length <= left
          ? tokensOfWhole(written, words)
          : tokensOfText(text.slice(0, left), words),
      );
    }
    left -= text.length + 1;
  }
  return tokens.join(' ');
}

function tokensOfWhole(written: WrittenText, words: HiddenWords): string {
  const known = tokensKept.get(written);
  if (known?.words === words) return known.tokens;
  const tokens = tokensOfText(written.text, words);
  tokensKept.set(written, { words, tokens });
  return tokens;
}

function tokensOfText(text: string, words: HiddenWords): string {
  const taken = text.toWellFormed();
  return sighted([taken], [withoutWords(taken, words)], gramsOf);
}
