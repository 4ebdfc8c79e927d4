import type { UseQueryResult } from '@tanstack/react-query';
import { query } from '../frame/api.ts';
import { useRead } from '../parts/use-read.ts';

export type CountKind = 'open' | 'opened' | 'marked' | 'received' | 'decided' | 'closed' | 'late';
export type Dimension =
  | 'district'
  | 'agencyKind'
  | 'agency'
  | 'stage'
  | 'measure'
  | 'outcome'
  | 'month'
  | 'opened'
  | 'mark'
  | 'due'
  | 'provenance';

/** A figure with the values of the dimensions that it was counted by. */
export type Count = Partial<Record<Dimension, string | null>> & {
  readonly cases: number;
  readonly departures: number;
  readonly reductionMonths: number;
  readonly documents: number;
};
export interface Counts {
  /** Agency whose cases are counted; null for everybody's. */
  readonly party: string | null;
  readonly asOf: string;
  readonly rows: readonly Count[];
}

type UseCounts = (
  kind: CountKind,
  by: readonly Dimension[],
  where?: Readonly<Partial<Record<Dimension, string>>>,
  dueBefore?: string | null,
) => UseQueryResult<Counts>;

/** Counts by any dimensions, narrowed by values of them, for whoever may see the cockpit. */
export const useCockpit: UseCounts = (kind, by, where = {}, dueBefore = null) =>
  useRead<Counts>(
    `/api/cockpit/${kind}${query({
      by: by.join(','),
      where: JSON.stringify(
        Object.fromEntries(Object.entries(where).filter(([, value]) => value !== '')),
      ),
      dueBefore,
    })}`,
  );

export const sum = (rows: readonly Count[] | undefined): number =>
  (rows ?? []).reduce((total, { cases }) => total + cases, 0);

/** The last twelve months, the oldest first, `YYYY-MM`. */
export function lastMonths(today: string, count = 12): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const serial = year * 12 + (month - 1) - (count - 1 - index);
    return `${Math.floor(serial / 12)}-${String((serial % 12) + 1).padStart(2, '0')}`;
  });
}
