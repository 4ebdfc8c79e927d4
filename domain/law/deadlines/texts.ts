import type { Bilingual } from '#domain/kernel/violation.ts';

/** How the rule of counting is cited beside a calculation. */
export const cite: Bilingual = {
  zh: '刑事诉讼法第一百零五条',
  en: 'Criminal Procedure Law art. 105',
};

/** Said of a year without a notice of the State Council; nothing is guessed. */
export const unknownYearReason = (year: number): Bilingual => ({
  zh: `${year}年的节假日安排未收录，未作顺延，须由人核对`,
  en: `the holidays of ${year} are not known here; the day was not moved and a person must check it`,
});

export const joined = (texts: readonly Bilingual[]): Bilingual => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
});
