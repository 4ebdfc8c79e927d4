import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseMark } from '#domain/casework/case-marks.ts';
import type { Dossier, HistoryEntry } from './dossier.ts';

/** What the list of cases can be narrowed by; each takes several values, '' stands for "none". */
export const caseFilters = [
  'stage',
  'measure',
  'district',
  'outcome',
  'provenance',
  'agencyKind',
  'agency',
  'prison',
  'procuratorate',
  'court',
  'justiceBureau',
  'openedMonth',
  'decidedMonth',
] as const;
export type CaseFilter = (typeof caseFilters)[number];

/** What the list can be sorted by. */
export const caseOrders = [
  'openedOn',
  'lastOn',
  'due',
  'stage',
  'name',
  'reference',
  'courtCaseNumber',
  'district',
  'position',
  'id',
] as const;
/** `shownName`: as names stand where they are masked, so that the order does not tell the rest. */
export type CaseOrder = (typeof caseOrders)[number] | 'shownName';

/** Which cases are meant; the list and the counts of the statistics take the same. */
export interface CaseChoice {
  /**
   * `agency` and `agencyKind` are those whose turn it is; the months, `YYYY-MM`, those of the
   * opening and of the latest ruling.
   */
  readonly filter?: Partial<Record<CaseFilter, readonly string[]>>;
  readonly ids?: readonly string[];
  /** Only cases that this agency is a party to. */
  readonly party?: string;
  /** Only cases of which this is true. */
  readonly mark?: CaseMark;
  /** Only cases whose time limit ended before this day. */
  readonly overdueOn?: LegalDate;
  /** Only cases whose latest ruling departs from the proposal. */
  readonly departed?: boolean;
}

export interface CaseListRequest extends CaseChoice {
  readonly sort?: CaseOrder;
  readonly order?: 'ascending' | 'descending';
  readonly offset: number;
  readonly limit: number;
  /** `asOf` of the page before: a page of the same list, whatever was written since. */
  readonly at?: number;
}

export interface CaseList {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  readonly dossiers: readonly Dossier[];
}

export interface HappeningsRequest {
  readonly ids: readonly string[];
  readonly since: number;
}

export interface Happening extends HistoryEntry {
  readonly caseId: string;
}

/** What is summed over cases (CASE-7). */
export const caseSums = ['cases', 'departed', 'documents', 'exchanges'] as const;
export type CaseSum = (typeof caseSums)[number];

/** A figure: the values of the dimensions asked for, and the sums. */
export type CaseCount = Partial<Record<CaseFilter, string | null>> &
  Readonly<Record<CaseSum, number>>;

/**
 * The asking side of the view `dossier`. Throws Problem `view-not-caught-up` before the view was
 * filled for the first time, and `page-expired` for a page as of a position that is no longer known.
 */
export interface DossierStore {
  list(request: CaseListRequest): Promise<CaseList>;
  /** What happened in these cases from `since` on, a position; by case, and in its order. */
  happenings(request: HappeningsRequest): Promise<readonly Happening[]>;
  /** Sums by any of the filters' dimensions; `cases` is the total of the list of the same choice. */
  count(
    request: CaseChoice & { readonly by: readonly CaseFilter[] },
  ): Promise<{ readonly asOf: number; readonly rows: readonly CaseCount[] }>;
}
