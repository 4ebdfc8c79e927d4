import { addDays, dateOf, daysInMonth, fields, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { cardinal } from '../numeral.ts';

/** First and last day of a stretch of custody, both included. */
export interface CustodyWindow {
  readonly first: LegalDate;
  readonly last: LegalDate;
  readonly arithmetic: Bilingual;
}

/**
 * A stretch of post-arrest custody that begins on `first`: to the day before the corresponding
 * day `months` later; where there is no such day, to the last day of that month
 * (高检发侦监字〔2016〕9号 art.16, which has no rule for month ends, unlike 法释〔2021〕1号 art.202).
 *
 * @throws RangeError for a result outside 1900–2199.
 */
export function custodyWindow(first: LegalDate, months: number): CustodyWindow {
  const { year, month, day } = fields(first);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const length = daysInMonth(toYear, toMonth);
  if (day > length) {
    const last = dateOf(toYear, toMonth, length);
    return {
      first,
      last,
      arithmetic: {
        zh: `自${first}起${cardinal(months)}个月，无对应日期，至该月最后一日${last}`,
        en: `from ${first}, ${months} month(s): no corresponding day, so to the last day of that month, ${last}`,
      },
    };
  }
  const corresponding = dateOf(toYear, toMonth, day);
  const last = addDays(corresponding, -1);
  return {
    first,
    last,
    arithmetic: {
      zh: `自${first}起${cardinal(months)}个月，对应日期${corresponding}的前一日，为${last}`,
      en: `from ${first}, ${months} month(s): the day before the corresponding day ${corresponding}, ${last}`,
    },
  };
}
