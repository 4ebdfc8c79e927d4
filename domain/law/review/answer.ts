import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { Measure, ReviewFacts } from '../facts.ts';
import type { RuleId } from '../rules/review-rules.ts';

/**
 * `eligible`: the statutory conditions are met (never "granted": the court decides);
 * `notYet`: met from a later day; `blocked`: not to be had; `humanReview`: the law or the file
 * leaves it to a person.
 */
export type Verdict = 'eligible' | 'notYet' | 'blocked' | 'humanReview';

/** A fact as a finding quotes it. */
export type FactValue = string | number | boolean | null | readonly FactValue[];

/**
 * What a finding does to the verdict: `bar` blocks, `wait` blocks until `passesFrom`, `person`
 * sends to a person, `none` only informs.
 */
export type Effect = 'bar' | 'wait' | 'person' | 'none';

/** Ids of the checks on the file itself, and of plain arithmetic, which rest on no article. */
export type FileCheck =
  | 'CALC-TERM'
  | 'FILE-ORDER'
  | 'FILE-SENTENCE'
  | 'FILE-REDUCTIONS'
  | 'FILE-PERSON'
  | 'FILE-CLASS'
  | 'FILE-END';

/** One rule held against the facts. */
export interface Finding {
  readonly rule: RuleId | FileCheck;
  /** The article as a lawyer cites it; null for a check on the file itself. */
  readonly article: string | null;
  readonly textZh: string;
  readonly textEn: string;
  readonly result: 'met' | 'notMet' | 'review' | 'unknown';
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The steps of the calculation in Chinese; empty without explanation or without a calculation. */
  readonly arithmetic: string;
  readonly arithmeticEn: string;
  /** First day on which the rule is met; null where waiting does not help or the day is not known. */
  readonly passesFrom: LegalDate | null;
  readonly effect: Effect;
  /** A person may override it with written reasons: the text says 一般 (generally). */
  readonly soft: boolean;
}

/** A fact that is not in the file, and the rules that need it. */
export interface MissingFact {
  readonly field: string;
  readonly neededBy: readonly (RuleId | FileCheck)[];
  /** True when the verdict cannot be told without it; else only a figure or the procedure needs it. */
  readonly decisive: boolean;
}

/** The open questions of the reference; see `open-questions.ts`. */
export type OpenQuestion =
  'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q5' | 'Q6' | 'Q7' | 'Q8' | 'Q9' | 'Q10' | 'Q13' | 'Q15';

/** What the law leaves to a person. */
export interface ReviewReason {
  readonly question: OpenQuestion | null;
  readonly rule: RuleId | FileCheck;
  readonly article: string | null;
  readonly textZh: string;
  readonly textEn: string;
  /** True when the verdict turns on it; the others are to be borne in mind. */
  readonly decisive: boolean;
}

/** The proposed outcome, judged. */
export interface ProposalJudgement {
  /** null when a person must say. */
  readonly lawful: boolean | null;
  /** Last day of the term if the proposal is granted. */
  readonly newEnd: LegalDate | null;
  readonly paroleProbationEnd: LegalDate | null;
  readonly violations: readonly Violation[];
}

export type HearingGround =
  | 'majorMerit'
  | 'offStandard'
  | 'noticeObjection'
  | 'procuratorateObjection'
  | 'specialClassOrPublicAttention';

/** Results of the calculation; a name stands in the answer only where it applies. */
export interface Figures {
  /** First filing date on the other reading of an open question. */
  alternativeEarliest?: LegalDate | null;
  /** First filing date without waiver, shortening or relaxation. */
  standardEarliest?: LegalDate | null;
  /** First filing date before the six months of 法释〔2024〕5号 art.6(3) are added. */
  baseStart?: LegalDate | null;
  startWaived?: boolean;
  intervalWaived?: boolean;
  intervalOk?: boolean | null;
  /** Interval to the next commutation, in years. */
  nextIntervalYears?: number;
  laterIntervalYears?: number;
  maxReductionMonths?: number | null;
  /** Ceiling for the ground of merit, before the floor is looked at. */
  ceilingMonths?: number | null;
  maxIfAmountRelaxedInstead?: number | null;
  floorLastDay?: LegalDate | null;
  floorDate?: LegalDate | null;
  newEndBefore?: LegalDate | null;
  newEnd?: LegalDate | null;
  newEndIfMax?: LegalDate | null;
  impliedSentenceStart?: LegalDate | null;
  resultSentence?: 'life' | 'fixedTerm';
  resultTermMonths?: number | null;
  resultTermMonthsRange?: readonly [number, number];
  resultTermMonthsMin?: number;
  newTermIfRuledOn?: readonly [LegalDate, LegalDate];
  politicalRightsYears?: readonly [number, number];
  politicalRightsMinYears?: number;
  probationFloorMonths?: number;
  /** Last day of the probation of a suspended sentence, as it is and as it is proposed. */
  probationEnd?: LegalDate | null;
  newProbationEnd?: LegalDate | null;
  reprieveExpiry?: LegalDate | null;
  paroleHalfReachedByFiling?: boolean | null;
  paroleIntervalOk?: boolean | null;
  paroleProbationEnd?: LegalDate | null;
  interviewRequiredIfPaper?: boolean;
  /** Days of the court's notice, both ends counted. */
  noticeDays?: number;
  courtOneMonthLimit?: LegalDate | null;
  courtLimitIfExtended?: LegalDate | null;
}

/** The answer of {@link review}: the object that `andu check --json` prints. */
export interface Review extends Readonly<Figures> {
  readonly verdict: Verdict;
  readonly measure: Measure;
  readonly lawDate: LegalDate | null;
  /** The interpretation that governs: 法释〔2016〕23号, or its predecessor of the day. */
  readonly lawVersion: string;
  /** Every text applied, the governing one first. */
  readonly lawTexts: readonly string[];
  readonly earliestFilingDate: LegalDate | null;
  readonly openHearingMandatory: boolean;
  readonly openHearingGrounds: readonly HearingGround[];
  readonly procuratorateMustInvestigate: boolean;
  readonly procuratorateInvestigationGrounds: readonly string[];
  readonly court: 'intermediate' | 'high' | null;
  readonly provincialConsentRequired: boolean;
  /** Null where the file does not tell the rank by which it is decided. */
  readonly provincialReviewRequired: boolean | null;
  readonly paroleForbidden: boolean | null;
  readonly paroleBar81_2: boolean | null;
  readonly findings: readonly Finding[];
  readonly missing: readonly MissingFact[];
  readonly reviewReasons: readonly ReviewReason[];
  readonly proposal: ProposalJudgement | null;
  /** The facts reviewed, so that the explanation can speak of them. */
  readonly facts: ReviewFacts;
}
