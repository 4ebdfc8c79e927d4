import type { AgencyId, CaseId, DocumentId } from '#domain/kernel/ids.ts';
import type { StatedFacts } from '#domain/law/materials/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ActingPerson } from './acting-person.ts';
import type { AgencyKind } from './agencies.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Measure } from './measure.ts';
import type { Overridden } from './refusal.ts';
import type { Provenance } from './provenance.ts';
import type { Outcome, Stage } from './stages.ts';

export interface Offender {
  readonly name: string;
  readonly prisonerNumber: string | null;
}

/** The agency of each kind that is a party to the case. */
export type Parties = Readonly<Record<AgencyKind, AgencyId>>;

export type { Measure };

/** What the prison proposes; the fields that do not belong to the measure are null. */
export interface Proposal {
  readonly reductionMonths: number | null;
  readonly reductionDays: number | null;
  readonly resultTermMonths: number | null;
  /** What the probation of a suspended sentence is shortened to; not in events of before it was asked. */
  readonly probationMonths?: number | null | undefined;
  readonly parole: boolean;
}

export interface Ruling {
  readonly on: LegalDate | null;
  readonly outcome: 'grant' | 'adjust' | 'refuse';
  readonly granted: Proposal | null;
  /** Last day of the term, or of the parole probation, as the ruling prints it. */
  readonly newEnd: LegalDate | null;
  readonly paroleProbationEnd: LegalDate | null;
  readonly resultSentence: 'life' | 'fixedTerm' | null;
  readonly politicalRightsYears: number | null;
  readonly reasons: string | null;
  readonly retrial: boolean;
}

export interface ReturnedItem {
  readonly material: string;
  readonly reason: string;
}

/** CASE-4: who sent what back, why, and what came in answer. */
export interface Return {
  readonly on: LegalDate | null;
  readonly items: readonly ReturnedItem[];
  readonly property: boolean;
  readonly answeredOn: LegalDate | null;
  readonly answers: readonly { readonly material: string; readonly note: string }[];
}

export interface AttachedDocument {
  readonly documentId: DocumentId;
  readonly material: string;
  readonly title: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Digests over the exact bytes, hex. */
  readonly sm3: string;
  readonly sha256: string;
  readonly agency: AgencyKind;
  readonly attachedOn: LegalDate | null;
  /** Which of the steps of the case attached it, from 0. */
  readonly place: number;
  /** What somebody read from it; null as long as nobody did. */
  readonly states: StatedFacts | null;
}

/** A written reason by which somebody went past what the law left to a person. */
export interface Override {
  readonly event: string;
  readonly on: LegalDate | null;
  readonly reason: string;
  readonly person: ActingPerson | null;
  /** What it went past; null in events from before that was kept. */
  readonly overridden: readonly Overridden[] | null;
}

/** The last step of the case, as long as it may be withdrawn. */
export interface Reversible {
  /** Its place in `steps`. */
  readonly index: number;
  readonly agency: AgencyKind | 'party';
  /** Of who took it; null when nobody was named. */
  readonly staffNumber: string | null;
  /** What it changed, as it was before. */
  readonly before: Partial<CaseState>;
}

/** A step that was done, as the stepper and the timeline show it. */
export interface StepRecord {
  readonly event: string;
  readonly stage: Stage;
  readonly on: LegalDate | null;
  /** Who took it; null when nobody was named, as in events from before that was asked for. */
  readonly person: ActingPerson | null;
}

export interface NoticePeriod {
  readonly postedOn: LegalDate | null;
  readonly endedOn: LegalDate | null;
  readonly ended: boolean;
  readonly objections: number;
}

/** A case as its events tell it; plain JSON, so that a view can keep it as it is. */
export interface CaseState {
  readonly caseId: CaseId;
  readonly processVersion: string;
  readonly measure: Measure;
  readonly provenance: Provenance;
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  readonly district: string | null;
  readonly offender: Offender;
  readonly agencies: Parties;
  readonly facts: CaseFacts;
  readonly plannedFilingDate: LegalDate | null;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly steps: readonly StepRecord[];
  /** Latest date of an act that is known. */
  readonly lastOn: LegalDate | null;
  readonly reversible: Reversible | null;
  readonly prisonNotice: NoticePeriod | null;
  readonly courtNotice: NoticePeriod | null;
  readonly procuratorateOpinion: { readonly stance: string; readonly text: string | null } | null;
  /** The procuratorate objects to the proposal before the court. */
  readonly procuratorateObjects: boolean;
  readonly proposal: Proposal | null;
  readonly filingDate: LegalDate | null;
  readonly provincialConsentRequired: boolean;
  readonly acceptedOn: LegalDate | null;
  readonly materials: readonly string[];
  readonly returns: readonly Return[];
  readonly trialMode: 'hearing' | 'paper' | 'notPublished' | null;
  readonly hearingDate: LegalDate | null;
  readonly rulingTermExtended: boolean;
  readonly rulings: readonly Ruling[];
  readonly servedOn: {
    readonly prison: LegalDate | null;
    readonly procuratorate: LegalDate | null;
    readonly offender: LegalDate | null;
    readonly justiceBureau: LegalDate | null;
  } | null;
  readonly correctionOpinionOn: LegalDate | null;
  /** Why the court itself ordered a retrial; null where the procuratorate asked for it, or nobody. */
  readonly retrialGround: 'error' | 'higherCourt' | 'hiddenAssets' | null;
  readonly withdrawal: { readonly from: Stage; readonly reason: string } | null;
  readonly documents: readonly AttachedDocument[];
  readonly overrides: readonly Override[];
}

export const latestRuling = (state: CaseState): Ruling | null => state.rulings.at(-1) ?? null;
