import type { AgencyKind } from '#domain/casework/agencies.ts';
import type { Stage } from '#domain/casework/stages.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseWork, WorkItem } from '../views/work-list.ts';

/** One line of an agency's work list. */
export interface WorkListEntry extends WorkItem {
  readonly caseId: string;
  readonly stage: CaseWork['state']['stage'];
  readonly measure: CaseWork['state']['measure'];
  readonly name: string;
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  readonly district: string | null;
  readonly provenance: CaseWork['state']['provenance'];
  readonly since: LegalDate | null;
  /** The step is for others than the asker, who took one that it is kept apart from. */
  readonly forOthers: boolean;
}

/** What narrows a work list, and what its counts are of. */
export interface WorkListFilter {
  /** Whose list; without it, everybody's (for supervision). */
  readonly agency?: string;
  readonly stage?: Stage;
  readonly measure?: WorkListEntry['measure'];
  /** Code of the district that the case belongs to. */
  readonly district?: string;
  /** Month in which the case was opened, `YYYY-MM`. */
  readonly openedMonth?: string;
  /** Only what agencies of this kind have to do. */
  readonly agencyKind?: AgencyKind;
  /** The asker's, so that what is for others is not taken for the asker's own; of a system none. */
  readonly staffNumber?: string;
}

export interface WorkListRequest extends WorkListFilter {
  /** Among what is owed; rights are never among it. */
  readonly kind?: Exclude<WorkItem['kind'], 'right'>;
  /** Instead of what is owed, the rights that may still be used on this day. */
  readonly rightsOn?: LegalDate;
  /**
   * Only where one of these steps is the next and can be taken on this day: those that the asker may
   * take, and is not kept from. What a public notice still holds up is not among it.
   */
  readonly mine?: { readonly steps: readonly StepCommand[]; readonly on: LegalDate };
  /** Only what was due before this day. */
  readonly overdueOn?: LegalDate;
  /** Only what is due on this day or later; with `overdueOn`, what falls due between them. */
  readonly dueFrom?: LegalDate;
  readonly offset: number;
  readonly limit: number;
  /** `asOf` of the page before: a page of the same list; what was done since is left out of it. */
  readonly at?: number;
}

export interface WorkList {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  /** The most pressing first; without a time limit, last. */
  readonly entries: readonly WorkListEntry[];
}

export interface WorkCountsRequest extends WorkListFilter {
  /** The steps that the asker may take. */
  readonly steps: readonly StepCommand[];
  /** What was due before this day is overdue; what is held up beyond it is not the asker's yet. */
  readonly on: LegalDate;
  /** What falls due before this day, and is not overdue, is upcoming. */
  readonly until: LegalDate;
}

/** How many items a work list has, by what makes them pressing. */
export interface WorkCounts {
  /** Position that the counts are of. */
  readonly asOf: number;
  /** The asker may take the next step, on that day. */
  readonly mine: number;
  /** The case waits for the agency. */
  readonly turn: number;
  /** The agency owes an act while another has the turn. */
  readonly deadline: number;
  readonly upcoming: number;
  readonly overdue: number;
  /** Everything that is owed. */
  readonly all: number;
  /** Rights that may still be used; they are in no other count. */
  readonly right: number;
}

/**
 * The asking side of the view `worklist`. Throws Problem `view-not-caught-up` before the view was
 * filled for the first time, and `page-expired` for a page as of a position that is no longer known.
 */
export interface WorkListStore {
  list(request: WorkListRequest): Promise<WorkList>;
  count(request: WorkCountsRequest): Promise<WorkCounts>;
}
