import type { UseQueryResult } from '@tanstack/react-query';
import type { CockpitAnswer, CockpitFigure, CountKind } from '#read-api/cockpit/cockpit-answers.ts';
import { query } from '../base/api.ts';
import { useRead } from './use-read.ts';

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

type UseCounts = (
  kind: CountKind,
  by: readonly Dimension[],
  where?: Readonly<Partial<Record<Dimension, string>>>,
  dueBefore?: string | null,
) => UseQueryResult<CockpitAnswer>;

/** Counts by any dimensions, narrowed by values of them, for whoever may see the cockpit. */
export const useCockpit: UseCounts = (kind, by, where = {}, dueBefore = null) =>
  useRead<CockpitAnswer>(
    `/api/cockpit/${kind}${query({
      by: by.join(','),
      where: JSON.stringify(
        Object.fromEntries(Object.entries(where).filter(([, value]) => value !== '')),
      ),
      dueBefore,
    })}`,
  );

export const sum = (rows: readonly CockpitFigure[] | undefined): number =>
  (rows ?? []).reduce((total, { cases }) => total + cases, 0);

/** The last twelve months, the oldest first, `YYYY-MM`. */
export function lastMonths(today: string, count = 12): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const serial = year * 12 + (month - 1) - (count - 1 - index);
    return `${Math.floor(serial / 12)}-${String((serial % 12) + 1).padStart(2, '0')}`;
  });
}
