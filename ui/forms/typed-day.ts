/** Full-width digits and marks as an input method of Chinese writes them. */
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

const two = (digits: string): string => digits.padStart(2, '0');

/**
 * A day as people write it (`20230601`, `2028.5.31`, `2028/5/31`, `2028年5月31日`) as `YYYY-MM-DD`; a month
 * alone as `YYYY-MM`. Anything else comes back as it is: whether such a day exists is the schema's to say.
 */
export function typedDay(text: string): string {
  const plain = halfWidth(text).replace(/\s+/g, '');
  const run = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (run !== null) return `${run[1]}-${run[2]}-${run[3]}`;
  const parted = /^(\d{4})[-./年、](\d{1,2})(?:[-./月、](\d{1,2})[日号]?|月)?$/.exec(plain);
  if (parted === null) return text.trim();
  const [, year, month, day] = parted;
  return `${year}-${two(month!)}${day === undefined ? '' : `-${two(day)}`}`;
}

/** Whether nothing more can come of what is typed, so that it may be put in order while one types. */
export const isWhole = (text: string): boolean =>
  /^(?:\d{8}|\d{4}年\d{1,2}月\d{1,2}[日号])$/.test(halfWidth(text).trim());
