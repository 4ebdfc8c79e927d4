import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { WatchedLimit } from './watched-limits.ts';

/** How near a time limit is, in rising order. */
export const warningLevels = ['upcoming', 'dueToday', 'overdue'] as const;
export type WarningLevel = (typeof warningLevels)[number];

export const warningLevelNames: Readonly<Record<WarningLevel, Bilingual>> = {
  upcoming: { zh: '即将到期', en: 'Upcoming' },
  dueToday: { zh: '今日到期', en: 'Due today' },
  overdue: { zh: '已超期', en: 'Overdue' },
};

/** True when `a` is nearer to a default than `b`, or past it. */
export const isHigher = (a: WarningLevel, b: WarningLevel): boolean =>
  warningLevels.indexOf(a) > warningLevels.indexOf(b);

/** The last day on which, on every reading of the law, nobody can be called overdue; null when no day is known. */
export const certainFrom = ({ due, open }: Pick<WatchedLimit, 'due' | 'open'>): LegalDate | null =>
  open?.until ?? due;

/** What the facts of a limit say on a day. */
export interface Verdict {
  readonly level: WarningLevel;
  /** Day of the act, of one that was done too late; null while it is owed. */
  readonly doneOn: LegalDate | null;
}

/**
 * What is to be warned of on a day; null for nothing. `threshold`: so many days before the last one a limit is
 * upcoming. While another reading of the law would still be in time nobody is called overdue.
 */
export function verdictOn(limit: WatchedLimit, day: LegalDate, threshold: number): Verdict | null {
  const { due, standing, doneOn } = limit;
  const certain = certainFrom(limit);
  if (due === null || certain === null || standing === 'void') return null;
  if (standing === 'met') {
    return doneOn !== null && doneOn > certain ? { level: 'overdue', doneOn } : null;
  }
  if (day > certain) return { level: 'overdue', doneOn: null };
  if (day >= due) return { level: 'dueToday', doneOn: null };
  return addDays(due, -threshold) <= day ? { level: 'upcoming', doneOn: null } : null;
}
