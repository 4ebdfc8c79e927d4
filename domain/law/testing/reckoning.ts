import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Period } from '../period.ts';

/**
 * The calendar of the law, written for the tests a second time: with Temporal and the words of
 * 法释〔2021〕1号 art.202, and nothing of the engine.
 */
type Day = Temporal.PlainDate;

const plainDate = (text: string): Day => Temporal.PlainDate.from(text);
const legal = (date: Day): LegalDate => date.toString() as LegalDate;
const isMonthEnd = (date: Day): boolean => date.day === date.daysInMonth;

/** 期限起算日为本月最后一日的，至下月最后一日; 下月同日不存在的，至下月最后一日. */
function addMonths(date: Day, months: number): Day {
  if (months === 0) return date;
  const moved = date.add({ months });
  return isMonthEnd(date) ? moved.with({ day: moved.daysInMonth }) : moved;
}

/** The day a period after another: years, months, days in turn; 29 February falls to the 28th. */
export const after = (text: string, { years = 0, months = 0, days = 0 }: Period): LegalDate =>
  legal(addMonths(plainDate(text).add({ years }), months).add({ days }));

/** So many days later; earlier where negative. */
export const daysAfter = (text: string, days: number): LegalDate =>
  legal(plainDate(text).add({ days }));

/** Last day of a term that begins on a day: the day before the same day (art.202(2)). */
export const lastDayOf = (start: string, months: number): LegalDate =>
  daysAfter(after(start, { years: Math.trunc(months / 12), months: months % 12 }), -1);

/** Whole days from one day to another. */
export const daysFrom = (from: string, to: string): number =>
  plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days;

/** 1 on a Monday, 7 on a Sunday. */
export const weekdayOf = (text: string): number => plainDate(text).dayOfWeek;

const digits = '零一二三四五六七八九';

/** A number as statutes write it, up to 99: 三, 十五, 二十, 三十五; Arabic digits as well. */
export function numberOf(words: string): number {
  if (/^\d+$/u.test(words)) return Number(words);
  const [, tens, ones] =
    /^(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/u.exec(words) ?? [];
  const ten = words.includes('十') ? (tens ? digits.indexOf(tens) : 1) : 0;
  const value = ten * 10 + (ones ? digits.indexOf(ones) : 0);
  if (value === 0) throw new RangeError(`no number: ${words}`);
  return value;
}

/** The period that words of an article name: 一年六个月, 二十五年, 十五日, 5个工作日. */
export function periodIn(words: string): Period & { readonly workingDays?: number } {
  const number = '([一二三四五六七八九十\\d]+)';
  const part = (unit: string): number | undefined => {
    const found = new RegExp(`${number}${unit}`, 'u').exec(words);
    return found ? numberOf(found[1]!) : undefined;
  };
  const entries = {
    years: part('年'),
    months: part('个月'),
    workingDays: part('个工作日'),
    days: part('日'),
  };
  const period = Object.fromEntries(Object.entries(entries).filter(([, value]) => value));
  if (Object.keys(period).length === 0) throw new RangeError(`no period: ${words}`);
  return period;
}

/** The same in months. */
export const monthsIn = (words: string): number => {
  const { years = 0, months = 0 } = periodIn(words);
  return years * 12 + months;
};

/** Days on which calendars are tried: within a month, at its end, around February. */
export const anchorsFrom = (year: number): readonly LegalDate[] => {
  const leap = year + ((4 - (year % 4)) % 4);
  return [
    `${year}-06-10`,
    `${year}-01-01`,
    `${year}-12-31`,
    `${year}-01-30`,
    `${year}-01-31`,
    `${year}-04-30`,
    `${year}-08-30`,
    `${year}-08-31`,
    `${leap}-02-28`,
    `${leap}-02-29`,
    `${leap + 1}-02-28`,
    `${leap + 1}-03-01`,
  ].map((text) => text as LegalDate);
};
