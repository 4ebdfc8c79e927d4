declare const brand: unique symbol;

/**
 * A day of the law, `YYYY-MM-DD` in the Gregorian calendar, 1900 to 2199.
 *
 * A string and not `Temporal.PlainDate`: the same rules run in the contract's
 * Node.js, which has no Temporal, and a day must be the same bytes in an event,
 * a leaf and a ruling. The tests hold this arithmetic to Temporal's.
 * See docs/decisions/0003-legal-dates.md.
 */
export type LegalDate = string & { readonly [brand]: 'LegalDate' };

const pattern = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!;

/** True when `text` names a day that exists. */
export function isLegalDate(text: unknown): text is LegalDate {
  if (typeof text !== 'string' || !pattern.test(text)) return false;
  const { year, month, day } = fields(text);
  return day <= daysInMonth(year, month);
}

/** Takes `YYYY-MM-DD`; throws RangeError for anything else or a day that does not exist. */
export function LegalDate(text: string): LegalDate {
  if (!isLegalDate(text)) throw new RangeError(`not a date: ${JSON.stringify(text).slice(0, 80)}`);
  return text;
}

export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Of a text of the form `YYYY-MM-DD`; read digit by digit, since views reckon with many dates. */
export function fields(date: string): DateFields {
  const pair = (at: number): number =>
    10 * date.charCodeAt(at) + date.charCodeAt(at + 1) - 11 * zero;
  return { year: 100 * pair(0) + pair(2), month: pair(5), day: pair(8) };
}

const zero = 48;

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** The day of these fields, which must exist. */
export const dateOf = (year: number, month: number, day: number): LegalDate =>
  LegalDate(`${year}-${two(month)}-${two(day)}`);

/** Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function toEpochDay(date: LegalDate): number {
  const { year, month, day } = fields(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link toEpochDay}. */
export function fromEpochDay(epochDay: number): LegalDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export const addDays = (date: LegalDate, days: number): LegalDate =>
  fromEpochDay(toEpochDay(date) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LegalDate, to: LegalDate): number =>
  toEpochDay(to) - toEpochDay(from);

/** ISO weekday, 1 Monday to 7 Sunday. */
export const weekday = (date: LegalDate): number => ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export const compareDates = (a: LegalDate, b: LegalDate): number => (a < b ? -1 : a > b ? 1 : 0);

export const laterOf = (a: LegalDate, b: LegalDate): LegalDate => (a < b ? b : a);
export const earlierOf = (a: LegalDate, b: LegalDate): LegalDate => (a < b ? a : b);
