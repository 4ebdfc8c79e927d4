import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { Provenance } from '#domain/casework/provenance.ts';
import {
  listedFactKinds,
  listedValueName,
  stepsListed,
  type ListedFacts,
} from '#domain/casework/listed-facts.ts';
import { outcomeName, stageInfo } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { measureNames, type SearchableCase } from './search.ts';

const word = (zh: string, en: string): Bilingual => ({ zh, en });

/** The words for where a case stands and what it is about. */
export const stageWords = ({ state }: SearchableCase): readonly Bilingual[] => [
  word(stageInfo[state.stage].zh, stageInfo[state.stage].en),
  measureNames[state.measure],
];

/** The names of the agencies that are parties, as they were called when the case was opened. */
export const agencyWords = (
  { agencies, openedOn }: SearchableCase,
  names: DirectoryNames,
): readonly Bilingual[] => agencies.map((id) => names.agency(id, openedOn) ?? word(id, id));

export const districtWords = (
  { state, openedOn }: SearchableCase,
  names: DirectoryNames,
): readonly Bilingual[] => {
  const place = state.district === null ? undefined : names.district(state.district, openedOn);
  return place === undefined ? [] : [place];
};

/**
 * The words for everything about a case that was chosen from a list, so that what nobody wrote is
 * found, and what is excluded by NOT is left out.
 */
export const factWords = (doc: SearchableCase): readonly Bilingual[] => {
  const facts: ListedFacts = { ...doc.listed, ...stepsListed(doc.state) };
  return [
    ...listedFactKinds.flatMap((kind) =>
      facts[kind].filter(isSaid).map((value) => listedValueName(kind, value)),
    ),
    ...outcomeWords(doc),
    ...provenanceWords[doc.state.provenance.kind],
  ];
};

/** "No risk of reoffending" would be found by 再犯, and excluded by NOT 再犯: the facet alone has it. */
const isSaid = (value: string): boolean => value !== 'noReoffendRisk';

/** A refusal is named by its measure: in 不予减刑或者假释 somebody would find a parole that is none. */
const outcomeWords = ({ state: { outcome, measure } }: SearchableCase): readonly Bilingual[] =>
  outcome === null ? [] : [outcomeName(outcome, measure)];

const provenanceWords: Readonly<Record<Provenance['kind'], readonly Bilingual[]>> = {
  casework: [],
  published: [word('公开案例', 'Published case')],
  synthetic: [word('合成数据', 'Synthetic data')],
};
