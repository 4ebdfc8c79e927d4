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
}

export interface WorkListRequest {
  /** Whose list; without it, everybody's (for supervision). */
  readonly agency?: string;
  readonly kind?: WorkItem['kind'];
  /** Only what was due before this day. */
  readonly overdueOn?: LegalDate;
  /** Only what is due on this day or later; with `overdueOn`, what falls due between them. */
  readonly dueFrom?: LegalDate;
  readonly offset: number;
  readonly limit: number;
}

export interface WorkList {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  /** The most pressing first; without a time limit, last. */
  readonly entries: readonly WorkListEntry[];
}

/**
 * The asking side of the view `worklist`. Throws Problem `view-not-caught-up`
 * before the view was filled for the first time.
 */
export interface WorkListStore {
  list(request: WorkListRequest): Promise<WorkList>;
}
