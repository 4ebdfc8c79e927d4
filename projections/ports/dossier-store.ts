import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseMark } from '../views/case-marks.ts';
import type { Dossier } from '../views/dossier.ts';

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
  'month',
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
export type CaseOrder = (typeof caseOrders)[number];

export interface CaseListRequest {
  /** `agency` and `agencyKind` are those whose turn it is; `month` that of the opening, `YYYY-MM`. */
  readonly filter?: Partial<Record<CaseFilter, readonly string[]>>;
  readonly ids?: readonly string[];
  /** Only cases that this agency is a party to. */
  readonly party?: string;
  /** Only cases of which this is true. */
  readonly mark?: CaseMark;
  /** Only cases whose time limit ended before this day. */
  readonly overdueOn?: LegalDate;
  readonly sort?: CaseOrder;
  readonly order?: 'ascending' | 'descending';
  readonly offset: number;
  readonly limit: number;
}

export interface CaseList {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  readonly dossiers: readonly Dossier[];
}

/**
 * The asking side of the view `dossier`. Throws Problem `view-not-caught-up`
 * before the view was filled for the first time.
 */
export interface DossierStore {
  find(id: string): Promise<{ readonly asOf: number; readonly dossier: Dossier } | null>;
  list(request: CaseListRequest): Promise<CaseList>;
}
