const digits = '零一二三四五六七八九';

/**
 * A whole number from 0 to 9999 in Chinese, as statutes write it: 十五, 三十七, 一百零五.
 * Anything else is written in figures.
 */
export function cardinal(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return `${value}`;
  if (value < 10) return digits[value]!;
  if (value < 20) return `十${value === 10 ? '' : digits[value - 10]}`;
  let text = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      skipped ||= text !== '';
      continue;
    }
    text += (skipped ? '零' : '') + digits[digit] + name;
    skipped = false;
  }
  return text;
}
