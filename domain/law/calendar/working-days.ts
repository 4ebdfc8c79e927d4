import { addDays, weekday, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { HolidayName, HolidayYear } from './holiday-year.ts';
import { holidayYears } from './holiday-years.ts';

/**
 * What kind of day it is. `unknownYear`: the State Council's notice for that year is not in the
 * table, so nothing is said about any of its days, not even about its weekends, which a notice
 * may turn into working days.
 */
export type DayKind =
  | { readonly kind: 'workingDay'; readonly madeUp: boolean }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly name: HolidayName }
  | UnknownYear;

export interface UnknownYear {
  readonly kind: 'unknownYear';
  readonly year: number;
}

/** A working day that was looked for, or the year in which the table ends. */
export type WorkingDay = { readonly kind: 'found'; readonly date: LegalDate } | UnknownYear;

const years = Object.keys(holidayYears).map(Number);

/** First and last year of which the holidays are known. */
export const knownYears = { first: Math.min(...years), last: Math.max(...years) } as const;

/** 工作日、休息日、法定节假日（含调休）. */
export function dayKind(date: LegalDate): DayKind {
  const year = Number(date.slice(0, 4));
  const known: HolidayYear | undefined = holidayYears[year];
  if (known === undefined) return { kind: 'unknownYear', year };
  const monthDay = date.slice(5);
  const off = known.off.find(([, from, to]) => from <= monthDay && monthDay <= to);
  if (off) return { kind: 'holiday', name: off[0] };
  if (weekday(date) <= 5) return { kind: 'workingDay', madeUp: false };
  return known.worked.includes(monthDay)
    ? { kind: 'workingDay', madeUp: true }
    : { kind: 'weekend' };
}

/** True on a working day, false on a weekend or holiday, null when the year is not known. */
export function isWorkingDay(date: LegalDate): boolean | null {
  const { kind } = dayKind(date);
  return kind === 'unknownYear' ? null : kind === 'workingDay';
}

/** True on a public holiday (its run of days off), null when the year is not known. */
export function isHoliday(date: LegalDate): boolean | null {
  const { kind } = dayKind(date);
  return kind === 'unknownYear' ? null : kind === 'holiday';
}

/** `date` itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: LegalDate): WorkingDay {
  for (let day = date; ; day = addDays(day, 1)) {
    const kind = dayKind(day);
    if (kind.kind === 'unknownYear') return kind;
    if (kind.kind === 'workingDay') return { kind: 'found', date: day };
  }
}

/**
 * The `count`-th working day after `date`; `date` itself is not counted (刑诉法 art.105(2)).
 *
 * @throws RangeError when `count` is not a whole number of at least one.
 */
export function addWorkingDays(date: LegalDate, count: number): WorkingDay {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`working days to add must be at least 1, not ${count}`);
  let day = date;
  for (let left = count; left > 0; left--) {
    const next = nextWorkingDay(addDays(day, 1));
    if (next.kind === 'unknownYear') return next;
    day = next.date;
  }
  return { kind: 'found', date: day };
}
