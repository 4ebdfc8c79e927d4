import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { holidayNames } from '../calendar/holiday-year.ts';
import { dayKind, nextWorkingDay, type DayKind } from '../calendar/working-days.ts';
import { cite, unknownYearReason } from './texts.ts';
import type { Counting } from './time-limit.ts';

/** The last day after the calendar has been looked at. */
export interface LastDay {
  readonly raw: LegalDate;
  /** Never earlier than `raw`; equal to it when the calendar of the year is not known. */
  readonly date: LegalDate;
  /** What the calendar did, or did not do; null when the raw day is a working day. */
  readonly note: Bilingual | null;
  /** Until when an act would be in time on another reading, or with a calendar not known here. */
  readonly arguableUntil: LegalDate | null;
  readonly reasons: readonly Bilingual[];
}

/** Applies 刑诉法 art.105(4) to the last day of a period. */
export function lastDay(raw: LegalDate, counting: Counting): LastDay {
  const kind = dayKind(raw);
  if (counting === 'ordinary') return ordinary(raw, kind);
  if (kind.kind === 'workingDay' || (counting === 'custody' && kind.kind === 'unknownYear'))
    return { raw, date: raw, note: null, arguableUntil: null, reasons: [] };
  const note = {
    zh: `${describe(raw, kind).zh}；在押期间不因节假日延长（${cite.zh}）`,
    en: `${describe(raw, kind).en}; not lengthened while a person is held (${cite.en})`,
  };
  if (counting === 'custody') return { raw, date: raw, note, arguableUntil: null, reasons: [] };
  const next = nextWorkingDay(raw);
  return {
    raw,
    date: raw,
    note,
    arguableUntil: next.kind === 'found' ? next.date : addDays(raw, longestRun),
    reasons: [servingReason],
  };
}

function ordinary(raw: LegalDate, kind: DayKind): LastDay {
  if (kind.kind === 'workingDay')
    return { raw, date: raw, note: null, arguableUntil: null, reasons: [] };
  const next = nextWorkingDay(raw);
  if (next.kind === 'unknownYear') {
    const reason = unknownYearReason(next.year);
    return {
      raw,
      date: raw,
      note: reason,
      arguableUntil: addDays(raw, longestRun),
      reasons: [reason],
    };
  }
  const { zh, en } = describe(raw, kind);
  return {
    raw,
    date: next.date,
    note: {
      zh: `${zh}，以其后第一个工作日${next.date}为期满日期（${cite.zh}）`,
      en: `${en}, so the period ends on the first working day after it, ${next.date} (${cite.en})`,
    },
    arguableUntil: null,
    reasons: [],
  };
}

/** No run of days off has been longer than ten since the notices began. */
const longestRun = 10;

/** Whether art.105(4) second half reaches a sentence that is being served. */
const servingReason: Bilingual = {
  zh: '期满日为休息日：罪犯在押期间审限可否顺延有争议，按不顺延计算，由人决定（Q12）',
  en: 'The last day is no working day: whether the limit is lengthened while the prisoner serves is arguable; counted without, for a person to decide (Q12)',
};

function describe(date: LegalDate, kind: DayKind): Bilingual {
  switch (kind.kind) {
    case 'holiday': {
      const { zh, en } = holidayNames[kind.name];
      return { zh: `${date}为${zh}假期`, en: `${date} is in the ${en} holiday` };
    }
    case 'weekend':
      return { zh: `${date}为休息日`, en: `${date} is on a weekend` };
    case 'unknownYear':
      return unknownYearReason(kind.year);
    case 'workingDay':
      return { zh: `${date}为工作日`, en: `${date} is a working day` };
  }
}
