import type { LegalDate } from '#domain/kernel/legal-date.ts';

/**
 * A day as a source gives it: the day, or only its month ("2014-07") or year ("2014") where the
 * publication says no more. The arithmetic then treats it as one unknown day of those.
 */
export type SourceDate = LegalDate | YearMonth;
declare const month: unique symbol;
export type YearMonth = string & { readonly [month]: 'YearMonth' };

export const measures = ['commutation', 'parole', 'paroleRevocation', 'reprieveExpiry'] as const;
/** 减刑、假释、撤销假释、死缓期满减刑. */
export type Measure = (typeof measures)[number];

export const sentences = [
  'control',
  'criminalDetention',
  'fixedTerm',
  'life',
  'deathReprieve',
] as const;
/** 管制、拘役、有期徒刑、无期徒刑、死刑缓期执行. */
export type Sentence = (typeof sentences)[number];

export const meritHeads = ['repent', 'merit', 'majorMerit'] as const;
/** 确有悔改表现、立功表现、重大立功表现. */
export type MeritHead = (typeof meritHeads)[number];

export const categories = [
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'mafiaOrganizerLeader',
  'evilForceRingleader',
  'nationalSecurity',
  'terrorism',
  'drugRingleader',
  'drugRecidivist',
  'recidivist',
  'propertyNonPerformance',
  'violentEight',
  'multiCrimeTwoGte10',
  'multiCrimeLife',
  'multiCrimeDeathReprieve',
  'corruption2019',
  'otherViolent',
  'criminalGroupRingleader',
] as const;
/** Classes of prisoners that the articles name; taken from the judgment and confirmed by a person. */
export type Category = (typeof categories)[number];

/**
 * States of the property judgment that the engine reads. Another wording of the source is
 * accepted and left to a person.
 */
export const propertyStates = [
  'none',
  'fullyPerformed',
  'performedAfterConcealment',
  'partlyPerformed',
  'unperformed',
  'genuinelyUnable',
  'ableNotPerforming',
  'fineRemitted',
  'fineEnforcementTerminated',
  'confiscationOnly',
  'deposited',
  'instalmentsOnTime',
  'waivedByVictim',
  'jointlyPerformed',
  'paidByRelatives',
] as const;
export type PropertyState = (typeof propertyStates)[number];

/** An earlier commutation ruling: months and days taken off, or the sentence it led to. */
export interface PriorReduction {
  readonly rulingDate?: SourceDate | null;
  /** 送达之日; the interval runs from here and not from the ruling (法释〔2016〕23号 art.40(2)). */
  readonly servedDate?: SourceDate | null;
  readonly months?: number | null;
  readonly days?: number | null;
  /** Last day of the term as that ruling prints it. */
  readonly newEnd?: SourceDate | null;
  readonly toSentence?: Sentence | null;
  /** Fixed term, in months, into which life or death with reprieve was changed. */
  readonly toTermMonths?: number | null;
  readonly politicalRightsYears?: number | null;
  readonly note?: string | null;
}

export const notCountedReasons = [
  'bail',
  'custodyInterrupted',
  'outsidePrison',
  'escape',
  'revokedParole',
] as const;
/** 取保候审、羁押中断；暂予监外执行依法不计入的、脱逃、被撤销的假释. */
export type NotCountedReason = (typeof notCountedReasons)[number];

/**
 * Time between the first and the last day of the term that is no part of it and moves its end
 * (法释〔2000〕7号: 取保候审的，刑期的终止日顺延). Both days are included; where only their number is
 * known, `days` says it.
 */
export interface TimeNotCounted {
  readonly reason: NotCountedReason;
  readonly from?: SourceDate | null;
  readonly to?: SourceDate | null;
  readonly days?: number | null;
}

/** A crime committed on purpose while serving (法释〔2016〕23号 art.21). */
export interface NewCrime {
  readonly sentence?: Sentence | null;
  readonly months?: number | null;
  /** 新罪判决确定之日. */
  readonly finalDate?: SourceDate | null;
  readonly offence?: string | null;
  readonly committedDate?: SourceDate | null;
}

/** A suspended sentence, as far as the source tells it; other keys of the source are kept unread. */
export interface SuspendedSentence {
  readonly probationMonths?: number | null;
  readonly [key: string]: unknown;
}

/** Crime of before the judgment, found after an earlier commutation (法释〔2016〕23号 arts.34–37). */
export interface OmittedCrime {
  readonly disclosedByPrisoner?: boolean | null;
  readonly months?: number | null;
  readonly combinedSentence?: Sentence | null;
  readonly newJudgmentEffective?: SourceDate | null;
}

/** Known, not known (null or left out). No field has a default. */
type Maybe<T> = T | null;

/**
 * The facts that the statutory review reads. `null`, like a field left out, says "not known":
 * a rule that needs the fact reports it as missing. 法律要件所依据的事实.
 */
export interface ReviewFacts {
  readonly measure: Measure;

  // The judgment.
  readonly offence?: Maybe<string>;
  /** Chapter of 刑法分则 of the offence (8: 贪污贿赂罪, 9: 渎职罪). */
  readonly chapter?: Maybe<number>;
  readonly originalSentence?: Maybe<Sentence>;
  readonly currentSentence?: Maybe<Sentence>;
  /** 原判(决定执行)刑期 in months, never the reduced term. */
  readonly termMonths?: Maybe<number>;
  /** Term given for the violent crime itself, where several crimes were combined. */
  readonly violentCrimeMonths?: Maybe<number>;
  /** 总和刑期 of combined sentences, in months. */
  readonly totalOfSentencesMonths?: Maybe<number>;
  /** 刑期起日, custody already credited. */
  readonly sentenceStart?: Maybe<SourceDate>;
  /** 刑期止日 as the judgment prints it. */
  readonly sentenceEnd?: Maybe<SourceDate>;
  /** Bail after custody and other time that does not count as served. */
  readonly timeNotCounted?: Maybe<readonly TimeNotCounted[]>;
  readonly judgmentDate?: Maybe<SourceDate>;
  readonly judgmentEffective?: Maybe<SourceDate>;
  /** 判决执行之日: delivered to the executing organ (法释〔2016〕23号 art.40(1)). */
  readonly deliveryDate?: Maybe<SourceDate>;
  readonly custodyStart?: Maybe<SourceDate>;
  readonly crimeDate?: Maybe<SourceDate>;
  readonly reprieveStart?: Maybe<SourceDate>;
  readonly reprieveExpiry?: Maybe<SourceDate>;
  /** What the reprieve led to; where left out it is read from the earlier rulings. */
  readonly reprieveOutcome?: Maybe<'life' | 'fixed25'>;
  readonly convertedToLifeDate?: Maybe<SourceDate>;
  /** First day and months of the fixed term into which life or death with reprieve was changed. */
  readonly fixedTermStart?: Maybe<SourceDate>;
  readonly fixedTermMonths?: Maybe<number>;
  readonly politicalRightsYears?: Maybe<number>;
  readonly suspendedSentence?: Maybe<boolean | SuspendedSentence>;
  readonly onProbation?: Maybe<boolean>;
  readonly commutationRestricted?: Maybe<boolean>;
  readonly lifeImprisonmentNoRelease?: Maybe<boolean>;
  readonly categories?: Maybe<readonly Category[]>;
  /** The offence is one of 刑法 art.81(2). */
  readonly art81_2Crime?: Maybe<boolean>;
  /** One prior conviction makes both recidivist and drug recidivist. */
  readonly samePrior?: Maybe<boolean>;
  readonly formerRank?: Maybe<string>;
  readonly identityConcealed?: Maybe<boolean>;

  // Conduct.
  readonly priors?: Maybe<readonly PriorReduction[]>;
  readonly merit?: Maybe<readonly MeritHead[]>;
  readonly majorMeritDate?: Maybe<SourceDate>;
  readonly refusesGuilt?: Maybe<boolean>;
  readonly notActivelyReturningProceeds?: Maybe<boolean>;
  readonly usesInfluenceImproperly?: Maybe<boolean>;
  readonly selfWrittenStatementAuthentic?: Maybe<boolean>;
  readonly meritBoughtOrCoerced?: Maybe<boolean>;
  readonly scoringUnexplained?: Maybe<boolean>;
  readonly petitionFiled?: Maybe<boolean>;
  readonly newIntentionalCrime?: Maybe<boolean | NewCrime>;
  readonly intentionalCrimeInReprieve?: Maybe<boolean>;
  readonly vileCircumstances?: Maybe<boolean>;
  readonly resistedReformInReprieve?: Maybe<boolean>;

  // Property judgment.
  readonly property?: Maybe<string>;
  readonly propertyDetail?: Maybe<string>;
  /** 是否有履行能力 where something is left to perform. */
  readonly propertyAbility?: Maybe<boolean>;
  /** Day on which a situation of 法释〔2024〕5号 art.6 ended or all was performed. */
  readonly propertySituationEnded?: Maybe<SourceDate>;

  // Person.
  readonly birthDate?: Maybe<SourceDate>;
  readonly ageAtFiling?: Maybe<number>;
  readonly under18AtFiling?: Maybe<boolean>;
  readonly under18AtCrime?: Maybe<boolean>;
  readonly seriouslyIll?: Maybe<boolean>;
  readonly disabled?: Maybe<boolean>;
  readonly lostLabourCapacityAndSelfCare?: Maybe<boolean>;

  // Parole.
  readonly noReoffendRisk?: Maybe<boolean>;
  readonly communityAssessment?: Maybe<boolean>;
  readonly specialCircumstances?: Maybe<boolean>;
  readonly paroleRevoked?: Maybe<boolean>;
  readonly revocationGround?: Maybe<'newCrime' | 'omittedCrime' | 'violation'>;
  readonly omittedCrimeConfessed?: Maybe<boolean>;
  readonly recommitmentDate?: Maybe<SourceDate>;

  // Voided rulings.
  readonly retrial?: Maybe<'upheld' | 'changed' | 'acquitted'>;
  readonly omittedCrime?: Maybe<OmittedCrime>;

  // Procedure.
  /** 报请之日. */
  readonly filingDate?: Maybe<SourceDate>;
  readonly courtAcceptDate?: Maybe<SourceDate>;
  readonly noticeStart?: Maybe<SourceDate>;
  readonly noticeEnd?: Maybe<SourceDate>;
  readonly hearingDate?: Maybe<SourceDate>;
  readonly rulingDate?: Maybe<SourceDate>;
  readonly assumedRulingDate?: Maybe<SourceDate>;
  readonly noticeObjection?: Maybe<boolean>;
  readonly procuratorateObjection?: Maybe<boolean | string>;
  readonly publicAttention?: Maybe<boolean>;
  readonly complaintOrReport?: Maybe<boolean>;
  readonly highScoresOrDoubtfulRecords?: Maybe<boolean>;
  readonly proposedReductionMonths?: Maybe<number>;
  readonly proposedReductionDays?: Maybe<number>;
  readonly proposedResultTermMonths?: Maybe<number>;
  /** What the probation of a suspended sentence is to be shortened to (法释〔2016〕23号 art.18). */
  readonly proposedProbationMonths?: Maybe<number>;
  readonly proposedPoliticalRightsYears?: Maybe<number>;
  readonly proposedParole?: Maybe<boolean>;
  readonly executionAgency?: Maybe<string>;
  readonly court?: Maybe<string>;
}

/** Name of a fact, as `missing` and the errors of {@link parseFacts} give it. */
export type FactName = keyof ReviewFacts;
