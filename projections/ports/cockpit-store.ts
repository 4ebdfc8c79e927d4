import type { CockpitCount, CockpitDimension, CountKind } from '../views/cockpit.ts';

export interface CockpitRequest {
  readonly kind: CountKind;
  /** Dimensions to count by; none for one figure. */
  readonly by: readonly CockpitDimension[];
  /** Only these values; '' stands for "not published" or "none". */
  readonly where?: Partial<Record<CockpitDimension, readonly string[]>>;
  /** Only time limits that ended before this day. */
  readonly dueBefore?: string;
}

/** A figure: the values of the dimensions asked for, and the counts. */
export type CockpitRow = Partial<Record<CockpitDimension, string | null>> &
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
