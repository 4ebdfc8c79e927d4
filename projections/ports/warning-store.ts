import type { CaseState } from '#domain/casework/case-state.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { WarningLevel } from '#domain/supervision/warning-level.ts';
import type { WarningScope } from '#domain/supervision/warning-scopes.ts';
import type { WatchedAgencyKind } from '#domain/supervision/watched-agencies.ts';
import type { SupervisedLimit } from '../views/warnings.ts';

/** One line of the list. */
export interface WarningEntry extends Omit<SupervisedLimit, 'look'> {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  readonly stage: CaseState['stage'] | CriminalState['stage'];
  /** `criminal` for a criminal case. */
  readonly measure: CaseState['measure'] | 'criminal';
  readonly district: string | null;
}

export interface WarningFilter {
  readonly caseId?: string;
  /** Whose act is owed; without it, everybody's. */
  readonly agency?: string;
  readonly agencyKind?: WatchedAgencyKind;
  readonly district?: string;
  readonly measure?: WarningEntry['measure'];
  readonly stage?: WarningEntry['stage'];
  /** Month in which the case was opened, `YYYY-MM`. */
  readonly openedMonth?: string;
  /** Id of the limit in the process definition. */
  readonly limitId?: string;
  /** Id of the supervisor who looks after it. */
  readonly supervisor?: string;
}

export interface WarningListRequest extends WarningFilter {
  readonly scope: WarningScope;
  readonly level?: WarningLevel;
  /** Only where the agency let the day pass on which it was to explain itself. */
  readonly escalated?: boolean;
  readonly offset: number;
  readonly limit: number;
  /** `asOf` of the page before: a page of the same list. */
  readonly at?: number;
}

export interface WarningList {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  /** The first due first. */
  readonly entries: readonly WarningEntry[];
}

/** How many open warnings there are, by what is to be done and by how near they are. */
export type WarningCounts = Readonly<Record<WarningScope | WarningLevel | 'escalated', number>> & {
  readonly asOf: number;
};

/** A limit of a case, by its id in the process and how often it began. */
export interface LimitToReckon {
  readonly caseId: string;
  readonly limit: string;
  readonly instance: number;
}

export interface ReckonRequest {
  readonly on: LegalDate;
  /** Since when the limits are watched. */
  readonly began: LegalDate;
  /** Days before the last one, by the id of each limit that is watched. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** What the page before ended with; 0 for the first. */
  readonly after: number;
  readonly most: number;
}

export interface ToReckon {
  readonly asOf: number;
  readonly limits: readonly LimitToReckon[];
  /** For the next page; null on the last. */
  readonly next: number | null;
}

/** The asking side of the view `warnings`. Throws Problem `view-not-caught-up` and `page-expired` as the others. */
export interface WarningStore {
  list(request: WarningListRequest): Promise<WarningList>;
  count(filter: WarningFilter): Promise<WarningCounts>;
  /** Limits that have to be reckoned on this day: no other has something to be recorded. */
  toReckon(request: ReckonRequest): Promise<ToReckon>;
}
