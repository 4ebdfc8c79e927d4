import { coreOfNumber, normalForm, numberForm } from '#domain/kernel/normal-form.ts';
import type { ReplacedWord } from '#domain/kernel/replaced-words.ts';

/** Of fewer digits and letters the last two would be most of the number. */
const shortest = 6;
/** Without its signs a day has eight digits: what is no longer could be one. */
const longerThanDays = 9;
/** Of fewer digits without a letter every text is full. */
const fewestDigits = 3;

export const isShortNumber = (number: string): boolean => coreOfNumber(number).length < shortest;

/** Digits that may be a day, or a year and a month: 20261130, 202611. */
const isDay = (digits: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(digits);

/**
 * How a person's number is looked for in texts: as it was entered, if it is long; and in the forms in which it may be
 * written otherwise without being taken for a day, a sum or an article. Of one or two digits it is not looked for.
 */
export function wordsOfNumber(number: string, instead: string): readonly ReplacedWord[] {
  const core = coreOfNumber(number);
  const form = numberForm(number);
  const words: ReplacedWord[] = [];
  const exact = normalForm(number);
  if ([...exact].length >= shortest) words.push({ normal: exact, instead });
  if (core.length >= longerThanDays) words.push({ normal: core, instead, form: 'number' });
  for (const normal of new Set([core, form])) {
    if (normal.length < longerThanDays) {
      const how = formOfShort(normal);
      if (how !== null) words.push({ normal, instead, form: how });
    }
  }
  return words;
}

function formOfShort(normal: string): 'code' | 'digits' | null {
  const hasDigit = /\d/.test(normal);
  if (!hasDigit && !/^[a-z]{2,}$/.test(normal)) return null;
  if (/\D/.test(normal)) return normal.length < 2 ? null : 'code';
  if (normal.length < fewestDigits || isDay(normal)) return null;
  return normal.length < shortest ? 'digits' : 'code';
}
