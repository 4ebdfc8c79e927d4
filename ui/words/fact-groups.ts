import type { CaseFacts } from '#domain/casework/case-facts.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

export type CaseFactName = keyof CaseFacts;

/** Facts that one reads together. */
export interface FactGroup {
  readonly title: Bilingual;
  readonly facts: readonly CaseFactName[];
}

/** Every fact of a case, once, in the order in which a lawyer asks for it. */
export const factGroups: readonly FactGroup[] = [
  {
    title: t('罪犯情况', 'Person'),
    facts: [
      'birthDate',
      'ageAtFiling',
      'under18AtCrime',
      'under18AtFiling',
      'seriouslyIll',
      'disabled',
      'lostLabourCapacityAndSelfCare',
      'formerRank',
      'identityConcealed',
      'categories',
      'samePrior',
    ],
  },
  {
    title: t('犯罪与判决', 'Crime and judgment'),
    facts: [
      'offence',
      'chapter',
      'art81_2Crime',
      'crimeDate',
      'custodyStart',
      'court',
      'judgmentDate',
      'judgmentEffective',
      'violentCrimeMonths',
      'totalOfSentencesMonths',
    ],
  },
  {
    title: t('刑罚', 'Sentence'),
    facts: [
      'originalSentence',
      'currentSentence',
      'termMonths',
      'sentenceStart',
      'sentenceEnd',
      'timeNotCounted',
      'reprieveStart',
      'reprieveExpiry',
      'reprieveOutcome',
      'convertedToLifeDate',
      'fixedTermStart',
      'fixedTermMonths',
      'politicalRightsYears',
      'proposedPoliticalRightsYears',
      'commutationRestricted',
      'lifeImprisonmentNoRelease',
      'suspendedSentence',
      'onProbation',
    ],
  },
  {
    title: t('执行与历次减刑', 'Execution and earlier reductions'),
    facts: [
      'executionAgency',
      'deliveryDate',
      'priors',
      'paroleRevoked',
      'revocationGround',
      'recommitmentDate',
      'omittedCrime',
      'omittedCrimeConfessed',
      'retrial',
    ],
  },
  {
    title: t('改造表现', 'Conduct'),
    facts: [
      'merit',
      'majorMeritDate',
      'refusesGuilt',
      'notActivelyReturningProceeds',
      'usesInfluenceImproperly',
      'selfWrittenStatementAuthentic',
      'meritBoughtOrCoerced',
      'scoringUnexplained',
      'petitionFiled',
      'newIntentionalCrime',
      'intentionalCrimeInReprieve',
      'vileCircumstances',
      'resistedReformInReprieve',
    ],
  },
  {
    title: t('财产性判项', 'Property judgment'),
    facts: ['property', 'propertyDetail', 'propertyAbility', 'propertySituationEnded'],
  },
  {
    title: t('假释条件', 'Conditions of parole'),
    facts: ['noReoffendRisk', 'communityAssessment', 'specialCircumstances'],
  },
  {
    title: t('监督与社会反映', 'Supervision and the public'),
    facts: ['publicAttention', 'complaintOrReport', 'highScoresOrDoubtfulRecords'],
  },
];

/** Days of the procedure that stand beside the facts, by the name that the review has for them. */
const daysOfCase = ['filingDate', 'courtAcceptDate'] as const;

const placed: ReadonlySet<string> = new Set([
  ...factGroups.flatMap(({ facts }) => facts),
  ...daysOfCase,
]);

export const factAnchor = (name: CaseFactName | (typeof daysOfCase)[number]): string =>
  `fact-${name}`;

/**
 * Where a fact stands on the page of its case; a path like `priors.0.months` leads to its fact.
 * Null for what is no fact of the page, as a figure of the calculation.
 */
export function factAddress(caseId: string, path: string): string | null {
  const name = path.split('.')[0]!;
  return placed.has(name) ? `/cases/${caseId}/facts#fact-${name}` : null;
}
