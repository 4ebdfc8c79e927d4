import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../rules/index.ts';
import type { ComputedDeadline, DeadlineStatus } from './compute-deadline.ts';
import type { Suspension } from './suspension.ts';

/** The days that a question may name; each is the day of the event that its name says. */
export const questionDays = [
  'accepted',
  'admittedToPrison',
  'announced',
  'approvalReceived',
  'arrestExecuted',
  'arrestOpinionReceived',
  'arrestRequestFiled',
  'arrestRequestReceived',
  'asOf',
  'assessmentRequestReceived',
  'assessmentSubmitted',
  'caseAccepted',
  'caseFileReceived',
  'caseFiled',
  'certificateIssued',
  'changeApproved',
  'correctionReceivedByCourt',
  'correctionSent',
  'courtAdjourned',
  'courtReceivesProposal',
  'criminalDetentionExecuted',
  'decisionEffective',
  'decisionMade',
  'detentionExpires',
  'documentsDelivered',
  'documentsReceivedByCommunityCorrection',
  'documentsReceivedByPolice',
  'extensionRequestFiled',
  'filesReceived',
  'filesSent',
  'filesTransferred',
  'handedOver',
  'hearingDate',
  'hearingNoticeServed',
  'indictmentReceived',
  'inquiryReceived',
  'judgmentEffective',
  'judgmentPronounced',
  'judgmentServed',
  'newPanelRuling',
  'nonApprovalReceived',
  'noticePosted',
  'noticeSent',
  'notified',
  'objectionSent',
  'paroleRulingReceived',
  'posted',
  'pronounced',
  'proposalCopyReceived',
  'receiptReceived',
  'receiptReturned',
  'recordFiled',
  'released',
  'reported',
  'restarted',
  'resumed',
  'retransferred',
  'returnDocumentsReceived',
  'revocationProposalReceived',
  'rulingCopyReceived',
  'rulingMade',
  'rulingReceivedByProcuratorate',
  'served',
  'summonsServed',
  'supplementNoticeReceived',
  'supplemented',
  'transferredForProsecution',
] as const;

export type QuestionDay = (typeof questionDays)[number];

/** A question about a statutory time limit: the days known, and what chooses between rules. */
export interface DeadlineQuestion extends Readonly<Partial<Record<QuestionDay, LegalDate>>> {
  /** Which time limit; when left out, the days given decide. */
  readonly kind?: string;
  readonly inCustody?: boolean;
  readonly detained?: boolean;
  /** 重大、复杂. */
  readonly majorComplex?: boolean;
  /** 特殊情况 (ordinary 3 days, special 7), 流窜、多次、结伙作案 (30). */
  readonly detentionClass?: 'ordinary' | 'special' | 'itinerant';
  /** Extensions of post-arrest custody already granted, 0 to 3. */
  readonly detentionExtensions?: number;
  readonly suspended?: readonly Suspension[];
  readonly procedure?: 'ordinary' | 'simplified' | 'fastTrack';
  readonly fastTrack?: boolean;
  readonly possibleTermOverOneYear?: boolean;
  readonly possibleTermOverThreeYears?: boolean;
  readonly pronouncement?: 'inCourt' | 'fixedDate';
  readonly supplementaryRound?: number;
  readonly remainingMonths?: number;
  readonly measure?: 'commutation' | 'parole' | 'paroleRevocation';
  readonly currentSentence?:
    'control' | 'criminalDetention' | 'fixedTerm' | 'life' | 'deathReprieve';
  readonly inCommunityCorrection?: boolean;
  readonly executingOrgan?: 'prison' | 'detentionCentre';
  readonly materials?: 'general' | 'property';
  readonly formerRank?: 'bureauOrAbove' | 'countyDivision';
}

/** The answer; a name stands in it only where it belongs to the kind of question. */
export interface DeadlineAnswer {
  readonly kind: string;
  readonly rules: readonly RuleId[];
  readonly due?: LegalDate | null;
  readonly rawDue?: LegalDate | null;
  readonly dueIfExtended?: LegalDate | null;
  readonly rawExtended?: LegalDate | null;
  /** 至迟不得超过. */
  readonly latestDue?: LegalDate | null;
  readonly status?: DeadlineStatus | 'notApplicable' | null;
  /** Whether a holiday moves the last day. */
  readonly holidayExtends?: boolean;
  /** First and last days of custody, the first period and its extensions. */
  readonly windows?: readonly (readonly [LegalDate, LegalDate])[];
  readonly extensionRequestLatest?: LegalDate;
  readonly extensionDecisionLatest?: LegalDate;
  readonly noticeEndsIfPosted?: LegalDate | null;
  readonly mayRuleFrom?: LegalDate | null;
  readonly noticeComplete?: LegalDate | null;
  readonly leadersMayDecideFrom?: LegalDate | null;
  readonly courtDue?: LegalDate | null;
  readonly policeDue?: LegalDate | null;
  /** 三十日 of 高检规则 art.625(2), beside the month of the police. */
  readonly sppWarn?: LegalDate | null;
  /** The earlier of two days where two texts count differently. */
  readonly warnAt?: LegalDate | null;
  readonly latestService?: LegalDate | null;
  readonly latestSummons?: LegalDate | null;
  readonly latestAnnouncement?: LegalDate | null;
  readonly notifyDue?: LegalDate | null;
  readonly documentsDue?: LegalDate | null;
  readonly reportDue?: LegalDate | null;
  readonly recordDue?: LegalDate | null;
  /** Every time limit behind the answer, by what it is for. */
  readonly computed: Readonly<Record<string, ComputedDeadline>>;
  readonly arithmetic: Bilingual;
  readonly reviewReasons: readonly Bilingual[];
  /** Fields without which the question has no answer. */
  readonly missing: readonly string[];
}

/** A kind of question: what it needs, what else it reads, and how it is answered. */
export interface QuestionForm {
  readonly kind: string;
  readonly title: Bilingual;
  readonly needs: readonly QuestionDay[];
  readonly reads: readonly (keyof DeadlineQuestion)[];
  readonly answer: (question: DeadlineQuestion) => DeadlineAnswer;
}
