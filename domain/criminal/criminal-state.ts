import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CriminalParties } from './agencies.ts';
import type { CriminalOutcome, CriminalStage, CustodyMeasure } from './stages.ts';

export interface Suspect {
  readonly name: string;
  readonly idNumber: string | null;
}

/** An act that was done, as the history and the stepper show it. */
export interface ActRecord {
  readonly event: string;
  readonly stage: CriminalStage;
  readonly on: LegalDate;
  /** 文书文号 of the instrument that it rests on; null where none was stated. */
  readonly documentNumber: string | null;
  readonly person: ActingPerson | null;
}

/** A request to lengthen custody, and what became of it. */
export interface CustodyExtension {
  readonly ground: ExtensionGround;
  readonly requestedOn: LegalDate;
  readonly decidedOn: LegalDate | null;
  readonly granted: boolean | null;
}

/** 刑诉法第一百五十六条 (`complex`), 第一百五十八条第一至四项, 第一百五十九条 (`tenYears`). */
export const extensionGrounds = [
  'complex',
  'remoteArea',
  'criminalGroup',
  'itinerant',
  'wideScope',
  'tenYears',
] as const;
export type ExtensionGround = (typeof extensionGrounds)[number];

/** One running of a time limit: what the law needs to reckon it. */
export interface LimitRun {
  /** Id of the limit in the process definition. */
  readonly id: string;
  /** How often it has begun, from 1. */
  readonly instance: number;
  /** The day that starts the clock; of a limit counted backwards the day it leads to. */
  readonly from: LegalDate;
  readonly rule: string;
  readonly part: string | null;
  readonly inCustody: boolean;
  /** The extension that the article allows was granted, or its condition holds. */
  readonly extended: boolean;
  /** Whole days instead of those of the article, where an extension was granted for fewer than it allows. */
  readonly days: number | null;
  /** Of custody after arrest. */
  readonly extensions: readonly CustodyExtension[];
  readonly end: { readonly kind: 'met' | 'void'; readonly on: LegalDate } | null;
}

/** A time that is not counted; `to` null while it lasts. */
export interface NotCounted {
  readonly ground: 'psychiatricEvaluation' | 'otherEvaluation' | 'trialSuspended';
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

export const sentences = [
  'fixedTerm',
  'life',
  'deathReprieve',
  'criminalDetention',
  'control',
  'probation',
  'noPenalty',
  'notGuilty',
] as const;
export type CriminalSentence = (typeof sentences)[number];

export const trialProcedures = ['ordinary', 'simplified', 'fastTrack'] as const;
export type TrialProcedure = (typeof trialProcedures)[number];

/** A criminal case as its events tell it; plain JSON. */
export interface CriminalState {
  readonly caseId: CaseId;
  readonly processVersion: string;
  readonly origin: 'casework' | 'synthetic';
  readonly reference: string;
  readonly courtCaseNumber: string | null;
  readonly district: string | null;
  readonly suspect: Suspect;
  readonly offence: string;
  readonly agencies: CriminalParties;
  readonly stage: CriminalStage;
  readonly outcome: CriminalOutcome | null;
  readonly custody: CustodyMeasure;
  readonly acts: readonly ActRecord[];
  /** Day of the latest act that is not beside the others. */
  readonly lastOn: LegalDate;
  readonly runs: readonly LimitRun[];
  readonly notCounted: readonly NotCounted[];
  /** How far the request for arrest has come; null before the first. */
  readonly arrest: 'requested' | 'received' | 'approved' | 'notApproved' | 'done' | null;
  /** The procuratorate has the file that was transferred to it. */
  readonly fileReceived: boolean;
  readonly supplementRounds: number;
  readonly procedure: TrialProcedure | null;
  readonly hearing: { readonly on: LegalDate; readonly public: boolean } | null;
  readonly heardOn: LegalDate | null;
  readonly adjournments: number;
  readonly judgment: {
    readonly on: LegalDate;
    readonly sentence: CriminalSentence;
    readonly termMonths: number | null;
  } | null;
  readonly effectiveOn: LegalDate | null;
  readonly destination: 'prison' | 'detentionCentre' | 'communityCorrection' | null;
}

/** The running of a limit that has not ended; undefined when there is none. */
export const openRun = (state: Pick<CriminalState, 'runs'>, id: string): LimitRun | undefined =>
  state.runs.findLast((run) => run.id === id && run.end === null);
