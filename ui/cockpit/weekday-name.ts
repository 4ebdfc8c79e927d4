import type { UiLanguage } from '../base/say.ts';

/** 星期二, Tuesday: the weekday of a day `YYYY-MM-DD`. */
export const weekdayName = (day: string, language: UiLanguage): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
