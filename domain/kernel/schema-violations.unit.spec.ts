import { z } from 'zod';
import { legalDate } from '#domain/casework/fields.ts';
import { Problem } from './problem.ts';
import { parseWith } from './schema-violations.ts';

const day = z.strictObject({ on: legalDate('日期', 'Day') });

/** What is said of a day that is refused. */
function refusalOf(on: unknown): string {
  try {
    parseWith(day, { on });
  } catch (error) {
    if (error instanceof Problem) return error.violations[0]!.text.zh;
  }
  throw new Error('it was taken');
}

test('what is not written as a day and a day that does not exist are told apart', () => {
  expect(refusalOf('明天')).toBe('日期应写作年-月-日，如 2026-03-02');
  expect(refusalOf('2026/3/2')).toBe('日期应写作年-月-日，如 2026-03-02');
  expect(refusalOf('2026-02-30')).toBe('不是1900年至2199年间存在的日期');
  expect(refusalOf('1899-12-31')).toBe('不是1900年至2199年间存在的日期');
});
