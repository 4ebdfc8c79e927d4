import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CriminalLimit } from './criminal-limits.ts';

/** The limits by which an agency can be in default and that are owed still, the first due first; undated ones last. */
export const owedLimits = (limits: readonly CriminalLimit[]): readonly CriminalLimit[] =>
  limits
    .filter(({ standing, optional }) => standing === 'running' && !optional)
    .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));

/** Overdue on every reading of the law: owed, and past the last day that any of them gives. */
export const isOverdue = (
  { standing, optional, due, open }: CriminalLimit,
  day: LegalDate,
): boolean => standing === 'running' && !optional && due !== null && day > (open?.until ?? due);
