import type { AgencyKind } from '#domain/casework/agencies.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { Defect, DefectCode, Severity } from '#domain/casework/defects.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';

/** What defects are narrowed by; `agency` and `agencyKind` are those that the data come from. */
export const qualityFilters = [
  'agency',
  'agencyKind',
  'district',
  'code',
  'severity',
  'stage',
] as const;
export type QualityFilter = (typeof qualityFilters)[number];

export interface QualityChoice {
  readonly filter?: Partial<Record<QualityFilter, readonly string[]>>;
  /** Only cases that this agency is a party to. */
  readonly party?: string;
}

export const qualityOrders = ['severity', 'code', 'since', 'completeness', 'stage'] as const;
export type QualityOrder = (typeof qualityOrders)[number];

export interface QualityRequest extends QualityChoice {
  readonly sort: QualityOrder;
  readonly order: 'ascending' | 'descending';
  readonly offset: number;
  readonly limit: number;
  /** `asOf` of the page before: a page of the same list; what was mended since is left out of it. */
  readonly at?: number;
}

/** How a case stands in the lists of its defects. */
export interface QualityCase {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly stage: CaseState['stage'];
  readonly processVersion: string;
  readonly measure: CaseState['measure'];
  readonly district: string | null;
  /** Data that had to be there so far, and those that are, over all agencies. */
  readonly required: number;
  readonly present: number;
  /** Defects of all agencies. */
  readonly defects: number;
}

export interface QualityDefect extends QualityCase {
  readonly agency: AgencyId;
  readonly defect: Defect;
}

export interface QualityPage<Row> {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  readonly rows: readonly Row[];
}

/** The data of one agency, over its cases. */
export interface AgencyQuality {
  readonly agency: AgencyId;
  readonly agencyKind: AgencyKind;
  readonly cases: number;
  /** Cases in which everything that the agency owes is there. */
  readonly complete: number;
  readonly required: number;
  readonly present: number;
  readonly defects: number;
}

export interface QualitySummary {
  readonly asOf: number;
  /** The least complete first. */
  readonly agencies: readonly AgencyQuality[];
  readonly codes: readonly {
    readonly code: DefectCode;
    readonly severity: Severity;
    readonly defects: number;
    readonly cases: number;
  }[];
}

/**
 * The asking side of the view `quality`. Throws Problem `view-not-caught-up`
 * before the view was filled for the first time.
 */
export interface QualityStore {
  defects(request: QualityRequest): Promise<QualityPage<QualityDefect>>;
  /**
   * Cases with such defects; without a filter that names defects, every case.
   * Sorted by `completeness` or `stage`, by the first for any other order.
   */
  cases(request: QualityRequest): Promise<QualityPage<QualityCase>>;
  summary(choice: QualityChoice): Promise<QualitySummary>;
}
