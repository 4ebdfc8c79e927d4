import type { Bilingual } from '#domain/kernel/violation.ts';

/** The public holidays of 全国年节及纪念日放假办法, and the one-off day of 2015. */
export const holidayNames = {
  newYear: { zh: '元旦', en: 'New Year’s Day' },
  springFestival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Tomb-Sweeping Day' },
  labourDay: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
  victoryDay: { zh: '抗战胜利纪念日', en: 'Victory Day' },
} as const satisfies Record<string, Bilingual>;

export type HolidayName = keyof typeof holidayNames;

/** One year, days as `MM-DD`: runs of days off (weekends inside included), and worked weekend days. */
export interface HolidayYear {
  readonly off: readonly (readonly [name: HolidayName, from: string, to: string])[];
  readonly worked: readonly string[];
}
