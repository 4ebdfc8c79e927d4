import type { CockpitCount, CockpitDimension, CountKind } from './cockpit-figures.ts';

/** What may be asked for: `kind` and `party` are the question's own. */
export type AskedDimension = Exclude<CockpitDimension, 'kind' | 'party'>;

export interface CockpitRequest {
  readonly kind: CountKind;
  /** Only cases that this agency is a party to; null for all. */
  readonly party: string | null;
  /** Dimensions to count by; none for one figure. */
  readonly by: readonly AskedDimension[];
  /** Only these values; '' stands for "not published" or "none". */
  readonly where?: Partial<Record<AskedDimension, readonly string[]>>;
  /** Only time limits that ended before this day. */
  readonly dueBefore?: string;
}

/** A figure: the values of the dimensions asked for, and the counts. */
export type CockpitRow = Partial<Record<AskedDimension, string | null>> &
  Readonly<Record<CockpitCount, number>>;

export interface CockpitAnswer {
  /** Position that the figures show. */
  readonly asOf: number;
  readonly rows: readonly CockpitRow[];
}

/**
 * The asking side of the view `cockpit`. Throws Problem `view-not-caught-up`
 * before the view was filled for the first time.
 */
export interface CockpitStore {
  count(request: CockpitRequest): Promise<CockpitAnswer>;
}
