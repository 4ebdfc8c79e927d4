import {
  addDays,
  dateOf,
  daysInMonth,
  fields,
  fromEpochDay,
  toEpochDay,
  type LegalDate,
} from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { cardinal } from './numeral.ts';

/** A length of time as a statute writes it; a part left out counts zero. Whole, not negative. */
export interface Period {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

/** A term of imprisonment as rulings write it: months and, rarely, days (2 years 15 days = 24, 15). */
export interface Term {
  readonly months: number;
  readonly days?: number;
}

/** A day together with the steps by which it was found, for a reader who checks them by hand. */
export interface ReckonedDay {
  readonly date: LegalDate;
  readonly steps: readonly Bilingual[];
}

/**
 * The day that lies a period after `date`: years first, then months, then days.
 *
 * 法释〔2021〕1号 art.202: a year runs to the same day of the same month, to the last day of the
 * month where there is no such day; a month runs to the same day of the next month, from the
 * last day of a month to the last day of the other one, and to the last day where there is no
 * such day. The start day is excluded (刑诉法 art.105(2)): one day after the 1st is the 2nd.
 *
 * @throws RangeError for a negative or broken part, or a result outside 1900–2199.
 */
export function addPeriod(date: LegalDate, period: Period): LegalDate {
  const { years, months, days } = parts(period);
  return addDays(shiftMonths(shiftYears(date, years), months), days);
}

/** {@link addPeriod}, with each step as text: "2024-02-29加二年，当年无2月29日，取2026-02-28". */
export function addPeriodExplained(date: LegalDate, period: Period): ReckonedDay {
  const { years, months, days } = parts(period);
  const steps: Bilingual[] = [];
  let day = date;
  if (years > 0) {
    const to = shiftYears(day, years);
    steps.push(yearStep(day, to, years));
    day = to;
  }
  if (months > 0) {
    const to = shiftMonths(day, months);
    steps.push(monthStep(day, to, months));
    day = to;
  }
  if (days > 0) {
    const to = addDays(day, days);
    steps.push({
      zh: `${day}加${cardinal(days)}日（起算之日不计），为${to}`,
      en: `${day} plus ${count(days, 'day')} (the first day not counted) is ${to}`,
    });
    day = to;
  }
  return { date: day, steps };
}

/**
 * The latest day that is still a whole period before `date` ("十日以前", "届满七日前"), counted
 * backwards with the mirror of art.202: `date` itself is excluded.
 */
export function subtractPeriod(date: LegalDate, period: Period): LegalDate {
  const { years, months, days } = parts(period);
  return addDays(shiftMonths(shiftYears(date, -years), -months), -days);
}

/**
 * The last day of a term after months were taken off its end (逆减法), as rulings print it: the
 * same day of that month, or its last day where there is no such day. The end of a term is no
 * first day, so that art.202 on first days that end a month does not speak of it.
 */
export function monthsBack(end: LegalDate, months: number): LegalDate {
  const { year, month, day } = fields(end);
  const index = year * 12 + (month - 1) - whole(months, 'months');
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** A term in months as years and months, the form in which art.202 counts it. */
export const termPeriod = (term: Term): Required<Period> => ({
  years: Math.trunc(whole(term.months, 'months') / 12),
  months: term.months % 12,
  days: whole(term.days ?? 0, 'days'),
});

/**
 * Last day of a term that starts on `start`, that day included: art.202 ends a 刑期 on the day
 * before the same day. Custody already credited must be in `start` (法释〔2000〕7号).
 *
 * @throws RangeError for an empty term or a result outside 1900–2199.
 */
export function sentenceEnd(start: LegalDate, term: Term): LegalDate {
  if (term.months === 0 && !term.days) throw new RangeError('a term has at least one day');
  return addDays(addPeriod(start, termPeriod(term)), -1);
}

/** {@link sentenceEnd} with its steps. */
export function sentenceEndExplained(start: LegalDate, term: Term): ReckonedDay {
  const date = sentenceEnd(start, term);
  const next = addPeriodExplained(start, termPeriod(term));
  return {
    date,
    steps: [
      ...next.steps,
      {
        zh: `刑期至前一日届满，为${date}`,
        en: `the term ends on the day before, ${date}`,
      },
    ],
  };
}

/**
 * Half of a term, for the floor of one half and the half before parole: half a month counts
 * fifteen days (art.202); half a day more is rounded up, because a floor must not be undercut.
 */
export const halfOf = (term: Term): Required<Term> => ({
  months: Math.trunc(whole(term.months, 'months') / 2),
  days: (term.months % 2) * 15 + Math.ceil(whole(term.days ?? 0, 'days') / 2),
});

/** True when `date` is the last day of its month. */
export function isLastOfMonth(date: LegalDate): boolean {
  const { year, month, day } = fields(date);
  return day === daysInMonth(year, month);
}

function parts(period: Period): Required<Period> {
  return {
    years: whole(period.years ?? 0, 'years'),
    months: whole(period.months ?? 0, 'months'),
    days: whole(period.days ?? 0, 'days'),
  };
}

function whole(value: number, name: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number, not ${value}`);
  return value;
}

function shiftYears(date: LegalDate, years: number): LegalDate {
  if (years === 0) return date;
  const { year, month, day } = fields(date);
  return dateOf(year + years, month, Math.min(day, daysInMonth(year + years, month)));
}

function shiftMonths(date: LegalDate, months: number): LegalDate {
  if (months === 0) return date;
  const { year, month, day } = fields(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const last = daysInMonth(toYear, toMonth);
  return dateOf(toYear, toMonth, isLastOfMonth(date) ? last : Math.min(day, last));
}

function yearStep(from: LegalDate, to: LegalDate, years: number): Bilingual {
  const sameDay = from.slice(5) === to.slice(5);
  return sameDay
    ? {
        zh: `${from}加${cardinal(years)}年，为${to}`,
        en: `${from} plus ${count(years, 'year')} is ${to}`,
      }
    : {
        zh: `${from}加${cardinal(years)}年，当年无2月29日，取${to}`,
        en: `${from} plus ${count(years, 'year')}: that year has no 29 February, so ${to}`,
      };
}

function monthStep(from: LegalDate, to: LegalDate, months: number): Bilingual {
  const zh = `${from}加${cardinal(months)}个月`;
  const en = `${from} plus ${count(months, 'month')}`;
  if (isLastOfMonth(from))
    return {
      zh: `${zh}，起算日为当月最后一日，取${Number(to.slice(5, 7))}月最后一日${to}`,
      en: `${en}: it starts on the last day of a month, so the last day of that month, ${to}`,
    };
  if (from.slice(8) !== to.slice(8))
    return {
      zh: `${zh}，该月无${Number(from.slice(8))}日，取${to}`,
      en: `${en}: that month has no day ${Number(from.slice(8))}, so ${to}`,
    };
  return { zh: `${zh}，为${to}`, en: `${en} is ${to}` };
}

const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`;

/** Days of both ends counted: 1 for one and the same day. */
export const daysInclusive = (from: LegalDate, to: LegalDate): number =>
  toEpochDay(to) - toEpochDay(from) + 1;

/** Every day from `from` to `to`, both included; nothing when `to` is earlier. */
export function* eachDay(from: LegalDate, to: LegalDate): Generator<LegalDate> {
  for (let day = toEpochDay(from); day <= toEpochDay(to); day++) yield fromEpochDay(day);
}
