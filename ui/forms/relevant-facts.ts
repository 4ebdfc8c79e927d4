import type { FactName } from '#domain/law/facts.ts';
import type { FormObject } from './field-schema.ts';

/** What decides which facts are asked for: the measure, and what is filled in so far. */
export interface Asked {
  readonly measure: string;
  readonly facts: FormObject;
}

type When = (asked: Asked) => boolean;

const has = (list: string, ...values: readonly string[]): When => {
  const wanted = new Set(values);
  return ({ facts }) =>
    Array.isArray(facts[list]) && facts[list].some((value) => wanted.has(String(value)));
};
const is =
  (name: string, ...values: readonly string[]): When =>
  ({ facts }) =>
    values.includes(String(facts[name]));
const yes =
  (name: string): When =>
  ({ facts }) =>
    (facts[name] ?? false) !== false;
const or =
  (...all: readonly When[]): When =>
  (asked) =>
    all.some((when) => when(asked));

const reprieve = or(
  is('originalSentence', 'deathReprieve'),
  ({ measure }) => measure === 'reprieveExpiry',
);
const lifeOrReprieve = or(reprieve, is('originalSentence', 'life'), is('currentSentence', 'life'));
const parole: When = ({ measure }) => measure === 'parole';
/** 刑法第七十二条: only detention, or a fixed term of three years at most, can be suspended. */
const mayBeSuspended = or(
  is('originalSentence', 'criminalDetention'),
  ({ measure, facts }) =>
    is('originalSentence', 'fixedTerm')({ measure, facts }) &&
    typeof facts['termMonths'] === 'number' &&
    facts['termMonths'] <= 36,
);
const severalCrimes = has(
  'categories',
  'multiCrimeTwoGte10',
  'multiCrimeLife',
  'multiCrimeDeathReprieve',
);
const violent = has('categories', 'violentEight', 'otherViolent');
const somethingLeft: When = ({ facts }) =>
  ![null, undefined, 'none', 'fullyPerformed'].includes(
    facts['property'] as string | null | undefined,
  );
const seldom: When = () => false;

/**
 * When a fact is asked for without being looked for. The others stand under "all facts": seldom
 * there, never out of reach. A fact without a line here is asked for always.
 */
const when: Readonly<Partial<Record<FactName, When>>> = {
  formerRank: has('categories', 'dutyCrime', 'corruption2019'),
  identityConcealed: seldom,
  samePrior: ({ facts }) =>
    has('categories', 'recidivist')({ measure: '', facts }) &&
    has('categories', 'drugRecidivist')({ measure: '', facts }),
  under18AtFiling: seldom,
  violentCrimeMonths: violent,
  art81_2Crime: or(parole, violent, severalCrimes),
  totalOfSentencesMonths: severalCrimes,
  termMonths: is(
    'originalSentence',
    'fixedTerm',
    'criminalDetention',
    'control',
    'null',
    'undefined',
  ),
  reprieveStart: reprieve,
  reprieveExpiry: reprieve,
  reprieveOutcome: reprieve,
  convertedToLifeDate: reprieve,
  fixedTermStart: lifeOrReprieve,
  fixedTermMonths: lifeOrReprieve,
  proposedPoliticalRightsYears: lifeOrReprieve,
  commutationRestricted: reprieve,
  lifeImprisonmentNoRelease: reprieve,
  suspendedSentence: mayBeSuspended,
  onProbation: yes('suspendedSentence'),
  paroleRevoked: seldom,
  revocationGround: yes('paroleRevoked'),
  recommitmentDate: yes('paroleRevoked'),
  omittedCrime: seldom,
  omittedCrimeConfessed: or(yes('omittedCrime'), is('revocationGround', 'omittedCrime')),
  retrial: seldom,
  majorMeritDate: has('merit', 'majorMerit'),
  meritBoughtOrCoerced: has('merit', 'merit', 'majorMerit'),
  notActivelyReturningProceeds: has(
    'categories',
    'dutyCrime',
    'financialCrime',
    'corruption2019',
    'mafiaOrganization',
  ),
  usesInfluenceImproperly: has(
    'categories',
    'dutyCrime',
    'financialCrime',
    'corruption2019',
    'mafiaOrganization',
  ),
  selfWrittenStatementAuthentic: seldom,
  scoringUnexplained: seldom,
  petitionFiled: seldom,
  intentionalCrimeInReprieve: reprieve,
  vileCircumstances: reprieve,
  resistedReformInReprieve: reprieve,
  propertyDetail: somethingLeft,
  propertyAbility: somethingLeft,
  propertySituationEnded: somethingLeft,
  noReoffendRisk: parole,
  communityAssessment: parole,
  specialCircumstances: parole,
};

/** Whether the form asks for a fact of such a case; what is known already is always shown. */
export function isRelevant(name: string, asked: Asked): boolean {
  if ((asked.facts[name] ?? null) !== null) return true;
  return when[name as FactName]?.(asked) ?? true;
}
