import { daysInMonth, fields, laterOf, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { SourceDate } from '../facts.ts';
import { addPeriod, type Period } from '../period.ts';

/**
 * A day that may be known only within bounds: both equal where it is known, null where there is
 * no bound. What a source leaves out is bounded by what it tells (a ruling is served after it is
 * made), never guessed.
 */
export interface Span {
  readonly from: LegalDate | null;
  readonly to: LegalDate | null;
}

/** Nothing is known. */
export const unknownSpan: Span = { from: null, to: null };

/** A day that is known. */
export const spanOf = (day: LegalDate): Span => ({ from: day, to: day });

/** The bounds of a date as the source gives it: a month or a year spans its days. */
export function spanOfSource(date: SourceDate | null | undefined): Span {
  if (date === null || date === undefined) return unknownSpan;
  if (date.length === 10) return spanOf(date as LegalDate);
  if (date.length === 4)
    return { from: `${date}-01-01` as LegalDate, to: `${date}-12-31` as LegalDate };
  const { year, month } = fields(`${date}-01`);
  return {
    from: `${date}-01` as LegalDate,
    to: `${date}-${daysInMonth(year, month)}` as LegalDate,
  };
}

/** True when every day that the date may mean lies before `day`. */
export const isBefore = (date: SourceDate, day: LegalDate): boolean => spanOfSource(date).to! < day;

/** True when some day that the date may mean lies before `day`, and some not. */
export const straddles = (date: SourceDate, day: LegalDate): boolean =>
  !isBefore(date, day) && spanOfSource(date).from! < day;

/** The day, where it is known exactly. */
export const exact = (span: Span): LegalDate | null => (span.from === span.to ? span.from : null);

/** Every day of the span moved by the period (法释〔2021〕1号 art.202). */
export function shift(span: Span, period: Period): Span {
  if (span.from === null) return { from: null, to: span.to && addPeriod(span.to, period) };
  const from = addPeriod(span.from, period);
  if (span.from === span.to) return spanOf(from);
  return { from, to: span.to && addPeriod(span.to, period) };
}

/** The later of two days, each within its bounds. */
export const laterSpan = (a: Span, b: Span): Span => ({
  from: a.from === null ? b.from : b.from === null ? a.from : laterOf(a.from, b.from),
  to: a.to === null || b.to === null ? null : laterOf(a.to, b.to),
});

/** True when `day` is certainly on or after `due`, false when certainly before, else null. */
export function reached(day: Span, due: Span): boolean | null {
  if (due.to !== null && day.from !== null && day.from >= due.to) return true;
  if (due.from !== null && day.to !== null && day.to < due.from) return false;
  return null;
}
