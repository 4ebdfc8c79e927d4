import type { Bilingual } from '#domain/kernel/violation.ts';
import { factNames, valueNames } from '#domain/law/fact-names.ts';
import type { ReviewFacts } from '#domain/law/facts.ts';
import { sentenceServed } from '#domain/law/index.ts';
import type { CaseFacts } from './case-facts.ts';
import type { CaseState } from './case-state.ts';

/** Facts that are chosen from a list, and not written: by these, too, a case is found and counted. */
export const listedFactKinds = [
  'sentence',
  'currentSentence',
  'category',
  'merit',
  'property',
  'formerRank',
  'circumstance',
  'reprieveOutcome',
  'revocationGround',
  'retrialOutcome',
  'trialMode',
  'stance',
] as const;
export type ListedFactKind = (typeof listedFactKinds)[number];

/** The values of a case, by their names in the law or the process; empty where nothing is known. */
export type ListedFacts = Readonly<Record<ListedFactKind, readonly string[]>>;

const name = (zh: string, en: string): Bilingual => ({ zh, en });

export const listedFactNames: Readonly<Record<ListedFactKind, Bilingual>> = {
  sentence: factNames.originalSentence,
  currentSentence: factNames.currentSentence,
  category: factNames.categories,
  merit: factNames.merit,
  property: factNames.property,
  formerRank: factNames.formerRank,
  circumstance: name('其他情形', 'Other circumstances'),
  reprieveOutcome: factNames.reprieveOutcome,
  revocationGround: factNames.revocationGround,
  retrialOutcome: factNames.retrial,
  trialMode: name('审理方式', 'Mode of trial'),
  stance: name('检察意见', "Procuratorate's opinion"),
};

const known = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : [value];

/** What the facts of a case say that is chosen from a list; `true` for a yes or no is its own name. */
export const factsListed = (facts: CaseFacts): Omit<ListedFacts, 'trialMode' | 'stance'> => ({
  sentence: known(facts.originalSentence),
  currentSentence: known(sentenceServed(facts as Omit<ReviewFacts, 'measure'>)),
  category: facts.categories ?? [],
  merit: facts.merit ?? [],
  property: known(facts.property),
  formerRank: known(facts.formerRank),
  circumstance: Object.entries(facts)
    .filter(([fact, value]) => holds(value) && Object.hasOwn(factNames, fact))
    .map(([fact]) => fact),
  reprieveOutcome: known(facts.reprieveOutcome),
  revocationGround: known(facts.revocationGround),
  retrialOutcome: known(facts.retrial),
});

/** A yes, or the group of particulars that stands for one. */
const holds = (value: unknown): boolean =>
  value === true || (typeof value === 'object' && value !== null && !Array.isArray(value));

/** What the steps say that is chosen from a list. */
export const stepsListed = (
  state: Pick<CaseState, 'trialMode' | 'procuratorateOpinion'>,
): Pick<ListedFacts, 'trialMode' | 'stance'> => ({
  trialMode: known(state.trialMode),
  stance: known(state.procuratorateOpinion?.stance),
});

/** Values that are called otherwise here than where they stand beside their fact. */
const ownNames: Partial<Record<ListedFactKind, Readonly<Record<string, Bilingual>>>> = {
  property: { none: name('无财产性判项', 'No property judgment') },
  reprieveOutcome: {
    life: name('死缓期满减为无期徒刑', 'Reprieve changed to life'),
    fixed25: name('死缓期满减为二十五年有期徒刑', 'Reprieve changed to twenty-five years'),
  },
  revocationGround: { omittedCrime: factNames.omittedCrime },
  retrialOutcome: {
    upheld: name('再审维持', 'Upheld on retrial'),
    changed: name('再审改判', 'Changed on retrial'),
    acquitted: name('再审宣告无罪', 'Acquitted on retrial'),
  },
  trialMode: {
    hearing: name('开庭审理', 'Open hearing'),
    paper: name('书面审理', 'Paper review'),
    notPublished: name('审理方式未公布', 'Mode of trial not published'),
  },
  stance: {
    agree: name('检察机关同意', 'Procuratorate agrees'),
    disagree: name('检察机关不同意', 'Procuratorate disagrees'),
    suggestChange: name('检察机关建议调整', 'Procuratorate suggests a change'),
    notPublished: name('检察意见未公布', 'Opinion not published'),
  },
};

/** What a value is called; a wording of the source that is on no list stands for itself. */
export function listedValueName(kind: ListedFactKind, value: string): Bilingual {
  const names: readonly Readonly<Record<string, Bilingual>>[] = [
    ownNames[kind] ?? {},
    kind === 'circumstance' ? factNames : valueNames,
  ];
  // A wording may be any word, also `constructor`: only what a list itself holds is a name.
  const listed = names.find((each) => Object.hasOwn(each, value));
  return listed?.[value] ?? name(value, value);
}
