import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { rule } from '../rules/index.ts';
import { computeDeadline, type ComputedDeadline } from './compute-deadline.ts';
import { lastDay } from './last-day.ts';
import { cite } from './texts.ts';

/** The court's notice on both readings of 公示期限为五日 (法释〔2014〕5号 art.3(3)). */
export interface CourtNotice {
  /** Its last day as 刑诉法 art.105 counts: the day of posting left out. */
  readonly statutory: ComputedDeadline;
  /**
   * Its last day where the day of posting is the first of the five, as published rulings count (posted
   * on the 16th, over on the 20th). Never later; a notice that ran until then is lawful on this reading.
   */
  readonly earliest: LegalDate;
  /** Both days, each with its reason. */
  readonly readings: Bilingual;
}

/** Counts the notice of a court that was posted on this day. Holidays move either last day. */
export function courtNotice(posted: LegalDate): CourtNotice {
  const statutory = computeDeadline({ rule: 'SPC2014-003-3', from: posted });
  const { days } = rule('SPC2014-003-3').limit.period;
  const inclusive = lastDay(addDays(posted, days - 1), 'ordinary');
  const earliest = inclusive.date;
  const moved = inclusive.note;
  return {
    statutory,
    earliest,
    readings: {
      zh:
        `发布当日计为第一日，公示至${earliest}${moved === null ? '' : `（${moved.zh}）`}；` +
        `发布当日不计（${cite.zh}），公示至${statutory.due}${statutory.calendar === null ? '' : `（${statutory.calendar.zh}）`}；` +
        `条文未明，实践中有按前者公示的，最早公示至${earliest}期满，次日起可以结束公示`,
      en:
        `The day of posting counted as the first, the notice runs until ${earliest}${moved === null ? '' : ` (${moved.en})`}; ` +
        `not counted (${cite.en}), until ${statutory.due}${statutory.calendar === null ? '' : ` (${statutory.calendar.en})`}; ` +
        `the text leaves both, courts are known to count the former way, and the notice has run by the end of ${earliest} at the earliest`,
    },
  };
}
