import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { latestRuling } from '#domain/casework/case-state.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SearchField, SearchHit } from '../../ports/search-store.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords } from '../../views/search-words.ts';
import { highlight, type WantedTerm } from './highlight.ts';

const highlightsPerHit = 6;

/** @param found the case as the asker sees it. */
export function hitOf(
  found: SearchableCase,
  terms: readonly WantedTerm[],
  names: DirectoryNames,
): SearchHit {
  const { state, texts, listed: _listed, persons: _persons, ...doc } = found;
  const inWords = (field: SearchField, words: readonly Bilingual[]) =>
    words.map(({ zh, en }) => highlight(field, zh, terms) ?? highlight(field, en, terms));
  const pieces = [
    ...doc.parties.map((text) => highlight('parties', text, terms)),
    ...doc.numbers.map((text) => highlight('numbers', text, terms)),
    highlight('offence', doc.offence ?? '', terms),
    ...inWords('facts', factWords(found)),
    ...inWords('district', districtWords(found, names)),
    ...inWords('agencies', agencyWords(found, names)),
    ...doc.documents.map(({ title }) => highlight('documents', title, terms)),
    ...texts.map(({ text }) => highlight('text', text, terms)),
  ];
  return {
    ...doc,
    offender: state.offender,
    reference: state.reference,
    courtCaseNumber: state.courtCaseNumber,
    ruledOn: latestRuling(state)?.on ?? null,
    stage: state.stage,
    measure: state.measure,
    outcome: state.outcome,
    district: state.district,
    provenance: state.provenance,
    highlights: pieces.filter((piece) => piece !== null).slice(0, highlightsPerHit),
  };
}
