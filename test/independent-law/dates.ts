/**
 * Periods of 法释〔2021〕1号 art.202 in the arithmetic of `Temporal.PlainDate`; written apart from
 * `domain/law/period.ts`, which the engine uses.
 */

/** A day as the facts write it. */
export type Day = string;

const plain = (day: Day) => Temporal.PlainDate.from(day);

/** A length of time: whole months and days on top. */
export interface Length {
  readonly months: number;
  readonly days?: number;
}

/**
 * The day that lies `length` after `day`: whole years first (29 February becomes 28), then the
 * months left over (from the last day of a month to the last day of the other), then days.
 */
export function after(day: Day, length: Length): Day {
  const years = Math.trunc(length.months / 12);
  const months = length.months % 12;
  let at = plain(day);
  if (years > 0) at = at.add({ years }, { overflow: 'constrain' });
  if (months > 0) {
    const wasLast = at.day === at.daysInMonth;
    at = at.add({ months }, { overflow: 'constrain' });
    if (wasLast) at = at.with({ day: at.daysInMonth });
  }
  return at.add({ days: length.days ?? 0 }).toString();
}

export const plusDays = (day: Day, days: number): Day => plain(day).add({ days }).toString();

/** Last day of a term: the day before the one that {@link after} gives. */
export const lastDay = (start: Day, length: Length): Day => plusDays(after(start, length), -1);

/** Months and days off a last day, as rulings print it: the same day number, or the month's last day. */
export const back = (end: Day, { months, days = 0 }: Length): Day =>
  plain(end).subtract({ months }, { overflow: 'constrain' }).subtract({ days }).toString();

/** Half of a term; half a month is fifteen days (art.202). */
export const half = (months: number): Length =>
  months % 2 === 0 ? { months: months / 2 } : { months: (months - 1) / 2, days: 15 };

/**
 * First day of a term of which only the length and the printed last day are known; null where
 * month ends leave more than one such day, or none.
 */
export function startFromEnd(end: Day, months: number): Day | null {
  const next = plain(end).add({ days: 1 });
  const near = next.subtract({ months }, { overflow: 'constrain' });
  const fitting: Day[] = [];
  for (let shift = -4; shift <= 4; shift++) {
    const start = near.add({ days: shift }).toString();
    if (lastDay(start, { months }) === end) fitting.push(start);
  }
  return fitting.length === 1 ? fitting[0]! : null;
}

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
