import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { holidayYears } from '../calendar/holiday-years.ts';
import type { DeadlineRuleId } from '../deadlines/index.ts';
import type { Period } from '../period.ts';
import { after, daysAfter, periodIn, weekdayOf } from './reckoning.ts';

/**
 * How a time limit is counted: `free` moves off a holiday (刑诉法 art.105(4)), `held` never does,
 * `serving` does not either but leaves the days off to a person; `notice` must last to its last
 * day; `before` is counted back from a day; `custody` goes by 高检发侦监字〔2016〕9号 art.16.
 */
export type Manner = 'free' | 'held' | 'serving' | 'before' | 'custody';

export interface DeadlineRow {
  readonly rule: DeadlineRuleId;
  readonly part?: string;
  readonly words: string;
  readonly period: Period & { readonly workingDays?: number };
  readonly manner: Manner;
  /** Words and whole length where the article allows more time. */
  readonly longest?: readonly [string, Period];
  /** Whether the person is held, where the rule runs for both. */
  readonly inCustody?: boolean;
}

type More = Pick<DeadlineRow, 'part' | 'longest' | 'inCustody'>;

const row = (
  rule: DeadlineRuleId,
  words: string,
  manner: Manner,
  more: More = {},
): DeadlineRow => ({ rule, words, period: periodIn(words), manner, ...more });

const monthLonger = { longest: ['延长一个月', { months: 2 }] } as const;

export const deadlineRows: readonly DeadlineRow[] = [
  // Commutation and parole.
  row('SPC2014-001-1', '一个月内', 'serving'),
  row('SPC2014-001-2', '一个月内', 'serving', monthLonger),
  row('SPC2014-001-3', '一个月内', 'serving', monthLonger),
  row('SPC2014-001-4', '一个月内', 'serving'),
  row('PL2012-030', '一个月内', 'serving', monthLonger),
  row('PL2012-032', '一个月内', 'serving', monthLonger),
  row('PL2026-051', '一个月以内', 'serving', monthLonger),
  row('PL2026-053', '一个月以内', 'serving', monthLonger),
  row('PL2026-054', '一个月以内', 'held'),
  row('PL2026-054', '一个月以内', 'free', { inCustody: false }),
  row('SPC2014-020', '一个月内', 'serving'),
  row('CPL-274', '二十日以内', 'free', { part: 'procuratorate' }),
  row('CPL-274', '一个月以内', 'serving', { part: 'court' }),
  row('SPP2014-020', '二十日以内', 'free'),
  row('SPPR-639', '二十日以内', 'free'),
  row('SPP2014-010', '十日以内', 'free', { longest: ['延长十日', { days: 20 }] }),
  row('SPPR-635', '十日以内', 'free', { longest: ['延长十日', { days: 20 }] }),
  row('SPC2014-002-D', '三日内', 'free'),
  row('SPC2024-005-D', '七日内', 'free'),
  row('SPC2024-013-2', '七日内', 'free'),
  row('SPC2014-003-1', '五日内', 'free'),
  row('INT2021-537', '五日以内', 'free'),
  row('SPC2014-003-3', '五日', 'free'),
  row('SPC2014-009', '三日前', 'before'),
  row('SPC2014-018', '七日内', 'free'),
  row('INT2021-539', '七日以内', 'free'),
  row('INT2021-534-2', '三十日以内', 'free'),
  row('CCR-042', '三十日内', 'free'),
  row('REC2014-002', '十日以内', 'free'),
  row('MOJ38-BUREAU', '十日内', 'free'),
  row('DET2013-037', '三日内', 'free'),
  row('MOJ130-011', '5个工作日', 'free'),
  row('PL2026-050-1', '五个工作日', 'free'),
  row('DET2013-033', '三个工作日', 'free'),
  row('CCR-014', '十个工作日', 'free', { part: 'ordinary' }),
  row('CCR-014', '五个工作日', 'free', { part: 'fastTrack' }),
  // Arrest and custody for investigation.
  row('DL-A6', '三日以内', 'held', {
    part: 'ordinary',
    longest: ['延长一日至四日', { days: 7 }],
  }),
  { ...row('DL-A6', '延长一日至四日', 'held', { part: 'special' }), period: { days: 7 } },
  row('DL-A6', '三十日', 'held', { part: 'itinerant' }),
  row('DL-B1', '三日以内', 'free'),
  row('DL-B2', '三日内', 'free'),
  row('DL-D1', '七日以内', 'held'),
  row('DL-D2', '十五日以内', 'free', { longest: ['不得超过二十日', { days: 20 }] }),
  row('DL-D3', '七日以内', 'held', {
    part: 'detained',
    longest: ['延长一日至三日', { days: 10 }],
  }),
  row('DL-D3', '十五日以内', 'free', {
    part: 'notDetained',
    longest: ['不得超过二十日', { days: 20 }],
  }),
  row('DL-A1', '二个月', 'custody'),
  row('DL-A2', '一个月', 'custody'),
  row('DL-A3', '二个月', 'custody'),
  row('DL-A4', '二个月', 'custody'),
  row('DL-F1', '七日前', 'before'),
  // Prosecution and trial.
  row('DL-C1', '一个月以内', 'held'),
  row('DL-C1', '一个月以内', 'free', { inCustody: false }),
  row('DL-C2', '一个月以内', 'held'),
  row('DL-C2', '一个月以内', 'free', { inCustody: false }),
  row('DL-E1', '一个月以内', 'held', {
    longest: ['延长十五日', { months: 1, days: 15 }],
  }),
  row('DL-E1', '一个月以内', 'free', {
    inCustody: false,
    longest: ['延长十五日', { months: 1, days: 15 }],
  }),
  row('DL-E2', '十日以内', 'held', { longest: ['延长至十五日', { days: 15 }] }),
  row('DL-G1', '七日以内', 'free'),
  row('DL-G1', '七日以内', 'held', { inCustody: true }),
  row('DL-G2', '二个月以内', 'held', {
    part: 'ordinary',
    longest: ['延长三个月', { months: 6 }],
  }),
  row('DL-G2', '三个月', 'held', { part: 'latest' }),
  row('DL-G2', '二十日以内', 'held', {
    part: 'simplified',
    longest: ['延长至一个半月', { months: 1, days: 15 }],
  }),
  row('DL-G2', '十日以内', 'held', {
    part: 'fastTrack',
    longest: ['延长至十五日', { days: 15 }],
  }),
  row('DL-H1', '十日以前', 'before'),
  row('DL-H2', '三日以前', 'before'),
  row('DL-H3', '三日以前', 'before'),
  row('DL-H4', '五日以内', 'free'),
  // Execution and community correction.
  row('DL-I1', '十日以内', 'free'),
  row('DL-I2', '一个月以内', 'held'),
  row('DL-I3', '五个工作日', 'free', { part: 'since2026' }),
  row('DL-I3', '五日内', 'free', { part: 'until2026' }),
  row('PL2026-031', '十日以内', 'free', { part: 'court' }),
  row('PL2026-031', '一个月以内', 'held', { part: 'publicSecurity' }),
  row('DL-J1', '五日内', 'free'),
  row('DL-J2', '十日内', 'free'),
  row('DL-J3', '五日内', 'free'),
  row('DL-J4', '十日内', 'free'),
  row('DL-J5', '五日内', 'free'),
  row('DL-J6', '十日内', 'free'),
  row('DL-J7', '三十日内', 'held', { part: 'ruling' }),
  row('DL-J7', '三十日', 'held', { part: 'arrestCustody' }),
];

/** Days within known calendars: month ends, February, and before each kind of holiday. */
export const deadlineDays: readonly LegalDate[] = [
  '2024-01-30',
  '2024-01-31',
  '2024-02-05',
  '2024-02-28',
  '2024-02-29',
  '2024-04-24',
  '2024-04-30',
  '2024-08-30',
  '2024-08-31',
  '2024-09-26',
  '2025-01-20',
  '2025-01-31',
  '2025-02-28',
  '2025-04-25',
  '2025-06-10',
  '2025-12-30',
  '2025-12-31',
  '2026-02-10',
].map((text) => text as LegalDate);

/** Worked or not, by the State Council's notices. */
export function isWorked(date: string): boolean {
  const { off, worked } = holidayYears[Number(date.slice(0, 4))]!;
  const monthDay = date.slice(5);
  if (off.some(([, from, to]) => from <= monthDay && monthDay <= to)) return false;
  return weekdayOf(date) <= 5 || worked.includes(monthDay);
}

/** The day itself, or the first after it that is worked. */
export const workedFrom = (date: LegalDate): LegalDate =>
  isWorked(date) ? date : workedFrom(daysAfter(date, 1));

/** Last day of a time limit by the calendar alone. */
export function lastOf(row: DeadlineRow, from: LegalDate, period = row.period): LegalDate {
  const { workingDays = 0, days = 0, months = 0 } = period as DeadlineRow['period'];
  if (row.manner === 'before') return daysAfter(from, -days);
  if (row.manner === 'custody') return custodyEnd(from, months);
  let date = after(from, period);
  for (let left = workingDays; left > 0; left -= 1) date = workedFrom(daysAfter(date, 1));
  return date;
}

/** 自执行逮捕的第二日起，至对应日期的前一日止，无对应日期的，以该月的最后一日为截止日. */
function custodyEnd(arrested: string, months: number): LegalDate {
  const first = Temporal.PlainDate.from(arrested).add({ days: 1 });
  const corresponding = first.add({ months });
  const last =
    corresponding.day === first.day ? corresponding.subtract({ days: 1 }) : corresponding;
  return last.toString() as LegalDate;
}
