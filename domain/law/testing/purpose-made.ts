import type { ReviewFacts } from '../facts.ts';
import type { Finding } from '../review/answer.ts';
import type { RuleId } from '../rules/index.ts';
import { but, day, timed } from './facts.ts';

/** Facts on which a rule must speak that no worked, published or boundary case calls. */
export interface PurposeMade {
  readonly title: string;
  readonly facts: ReviewFacts;
  /** How each rule comes out; `reason` where it only asks a person. */
  readonly speaks: Partial<Record<RuleId, Finding['result'] | 'reason'>>;
}

const ruled = day('2021-03-01');
const priors = [{ rulingDate: ruled, servedDate: ruled, months: 6 }];
const parole: Partial<ReviewFacts> = {
  measure: 'parole',
  noReoffendRisk: true,
  communityAssessment: true,
};
const reprieve: Partial<ReviewFacts> = {
  measure: 'reprieveExpiry',
  originalSentence: 'deathReprieve',
  termMonths: null,
  crimeDate: day('2012-05-01'),
  reprieveStart: day('2020-06-10'),
  deliveryDate: null,
  lifeImprisonmentNoRelease: false,
};
const duty: Partial<ReviewFacts> = { offence: '贪污罪', categories: ['dutyCrime'] };

export const purposeMade: readonly PurposeMade[] = [
  {
    title: 'major merit in the reprieve',
    facts: timed({ ...reprieve, intentionalCrimeInReprieve: false, merit: ['majorMerit'] }),
    speaks: { 'CL-050-1B': 'met', 'SPC2016-017-2': 'met' },
  },
  {
    title: 'major merit in the reprieve, judged by the law of 2016',
    facts: timed({
      ...reprieve,
      reprieveStart: day('2014-06-10'),
      filingDate: day('2016-12-30'),
      intentionalCrimeInReprieve: false,
      merit: ['majorMerit'],
    }),
    speaks: { 'CL-057-2': 'met' },
  },
  {
    title: 'a crime on purpose in the reprieve, vile',
    facts: timed({ ...reprieve, intentionalCrimeInReprieve: true, vileCircumstances: true }),
    speaks: { 'CL-050-1C': 'notMet' },
  },
  {
    title: 'a crime on purpose in the reprieve, not vile',
    facts: timed({ ...reprieve, intentionalCrimeInReprieve: true, vileCircumstances: false }),
    speaks: { 'CL-050-1D': 'notMet' },
  },
  {
    title: 'a reprieve after 2026-11-01 needs consent by the new statute',
    facts: timed({
      ...reprieve,
      intentionalCrimeInReprieve: false,
      filingDate: day('2026-11-10'),
    }),
    speaks: { 'PL2026-052': 'met' },
  },
  {
    title: 'combined sentences above their cap',
    facts: timed({ termMonths: 241, totalOfSentencesMonths: 400 }),
    speaks: { 'CL-069-1': 'review' },
  },
  {
    title: 'parole for special circumstances',
    facts: but({ ...parole, specialCircumstances: true }),
    speaks: { 'CL-081-1C': 'reason' },
  },
  ...(['newCrime', 'omittedCrime', 'violation'] as const).map((revocationGround, index) => ({
    title: `parole revoked for ${revocationGround}`,
    facts: but({ measure: 'paroleRevocation', revocationGround }),
    speaks: {
      [(['CL-086-1', 'CL-086-2', 'CL-086-3'] as const)[index]!]: 'met',
      ...(revocationGround === 'violation' ? { 'SPC2016-029': 'met' } : {}),
    } as PurposeMade['speaks'],
  })),
  {
    title: 'influence used to get a commutation',
    facts: but({ ...duty, usesInfluenceImproperly: true }),
    speaks: { 'SPC2016-003-2': 'notMet', 'CL-078-1A': 'notMet' },
  },
  {
    title: 'proceeds not returned',
    facts: but({ ...duty, notActivelyReturningProceeds: true }),
    speaks: { 'SPC2024-012': 'notMet' },
  },
  {
    title: 'a statement that is not the prisoner’s own',
    facts: but({ selfWrittenStatementAuthentic: false }),
    speaks: { 'OP2021-005-2': 'notMet' },
  },
  {
    title: 'a petition before 2026-11-01',
    facts: but({ petitionFiled: true }),
    speaks: { 'SPC2016-003-3': 'met' },
  },
  {
    title: 'a petition since 2026-11-01',
    facts: but({ petitionFiled: true, filingDate: day('2026-11-01') }),
    speaks: { 'PL2026-043': 'met', 'PL2026-049': 'met' },
  },
  {
    title: 'no political rights left after a reduction',
    facts: but({ proposedReductionMonths: 6, proposedPoliticalRightsYears: 0 }),
    speaks: { 'SPC2016-017-1': 'notMet' },
  },
  {
    title: 'nothing proposed',
    facts: but({ proposedReductionMonths: 0 }),
    speaks: { 'CL-079': 'notMet' },
  },
  {
    title: 'a suspended sentence without major merit',
    facts: but({ termMonths: 24, sentenceEnd: day('2023-05-31'), onProbation: true }),
    speaks: { 'SPC2016-018': 'notMet', 'CCR-042': 'met' },
  },
  {
    title: 'parole soon after a reduction, with little left',
    facts: timed({
      ...parole,
      sentenceStart: day('2018-01-01'),
      deliveryDate: null,
      priors: [{ rulingDate: day('2025-01-10'), servedDate: day('2025-01-12'), months: 6 }],
    }),
    speaks: { 'SPC2016-028-1A': 'review', 'SPC2016-028-2': 'reason' },
  },
  {
    title: 'parole a second time',
    facts: but({ ...parole, paroleRevoked: true, revocationGround: 'violation' }),
    speaks: { 'SPC2016-030-1': 'notMet' },
  },
  {
    title: 'commutation after a revocation',
    facts: timed({ paroleRevoked: true, recommitmentDate: day('2022-06-01'), priors }),
    speaks: { 'SPC2016-030-2': 'met' },
  },
  {
    title: 'a judgment changed on retrial',
    facts: but({ retrial: 'changed', priors }),
    speaks: { 'SPC2016-032': 'review' },
  },
  {
    title: 'a crime on purpose after a reduction',
    facts: but({
      priors,
      newIntentionalCrime: { sentence: 'fixedTerm', months: 12, finalDate: day('2021-06-10') },
    }),
    speaks: { 'SPC2016-033': 'reason', 'CL-071': 'met' },
  },
  {
    title: 'an omitted crime found after a reduction',
    facts: but({ priors, omittedCrime: { disclosedByPrisoner: false, months: 12 } }),
    speaks: { 'SPC2016-034': 'review' },
  },
  {
    title: 'a rich official who did not pay, before 法释〔2024〕5号',
    facts: timed({
      offence: '受贿罪',
      chapter: 8,
      categories: ['corruption2019', 'dutyCrime'],
      property: 'ableNotPerforming',
      filingDate: day('2024-04-30'),
    }),
    speaks: { 'SPC2019-001': 'notMet' },
  },
  ...(
    [
      ['jointlyPerformed', 'SPC2024-002-2', 'met'],
      ['paidByRelatives', 'SPC2024-002-3', 'met'],
      ['genuinelyUnable', 'SPC2024-004-3', 'met'],
      ['fineRemitted', 'SPC2024-008-1', 'met'],
      ['confiscationOnly', 'SPC2024-009', 'met'],
      ['deposited', 'SPC2024-010', 'met'],
      ['ableNotPerforming', 'SPC2024-004-1', 'notMet'],
      ['fineEnforcementTerminated', 'SPC2024-007', 'reason'],
    ] as const
  ).map(([property, rule, result]) => ({
    title: `the property judgment: ${property}`,
    facts: but({ property, propertyAbility: property === 'ableNotPerforming' }),
    speaks: { [rule]: result } as PurposeMade['speaks'],
  })),
  {
    title: 'a class of non-performance',
    facts: but({ categories: ['propertyNonPerformance'], property: 'unperformed' }),
    speaks: { 'SPC2024-004-2': 'notMet' },
  },
  {
    title: 'major merit beside non-performance',
    facts: but({
      categories: ['propertyNonPerformance'],
      property: 'unperformed',
      merit: ['majorMerit'],
    }),
    speaks: { 'SPC2024-004-4': 'met', 'SPC2014-006-1': 'met' },
  },
  {
    title: 'objections and complaints',
    facts: but({
      noticeObjection: true,
      procuratorateObjection: true,
      highScoresOrDoubtfulRecords: true,
      complaintOrReport: true,
    }),
    speaks: {
      'SPC2014-006-3': 'met',
      'SPC2014-006-4': 'met',
      'SPP2014-006-4': 'met',
      'SPP2014-006-5': 'met',
    },
  },
  {
    title: 'the organizer of a mafia-type group, commutation',
    facts: but({
      categories: ['mafiaOrganization', 'mafiaOrganizerLeader'],
      termMonths: 144,
      sentenceEnd: null,
    }),
    speaks: { 'AOC-036-1': 'met', 'AOC-037': 'met', 'SPC2014-006-5': 'met' },
  },
  {
    title: 'the organizer of a mafia-type group, parole',
    facts: but({ ...parole, categories: ['mafiaOrganization', 'mafiaOrganizerLeader'] }),
    speaks: { 'AOC-036-2': 'met' },
  },
  {
    title: 'a name withheld to the last',
    facts: but({ identityConcealed: true }),
    speaks: { 'OP2021-009': 'notMet' },
  },
  {
    title: 'a former head of a bureau',
    facts: but({ ...duty, formerRank: '厅局级' }),
    speaks: { 'MOJ38-COUNTY': 'met', 'MOJ38-BUREAU': 'met', 'REC2014-002': 'met' },
  },
];
