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
  expect(refusalOf('2026-02-30')).toBe('2026年2月没有30日');
  expect(refusalOf('2024-04-31')).toBe('2024年4月没有31日');
  expect(refusalOf('2026-04-00')).toBe('不是1900年至2199年间存在的日期');
  expect(refusalOf('2026-13-01')).toBe('不是1900年至2199年间存在的日期');
  expect(refusalOf('1899-12-31')).toBe('不是1900年至2199年间存在的日期');
});

const form = z.strictObject({
  members: z.int().min(9).max(99),
  reason: z.string().min(2).max(5),
  agreed: z.boolean(),
  materials: z.array(z.string()).max(1),
});
const filled = { members: 9, reason: '理由', agreed: true, materials: [] };

test.each([
  [{ members: 8.5 }, '应为整数', 'Must be a whole number'],
  [{ members: '九' }, '应为数', 'Must be a number'],
  [{ members: 8 }, '不得小于9', 'At least 9'],
  [{ members: 100 }, '不得大于99', 'At most 99'],
  [{ members: undefined }, '不能缺少', 'Must not be missing'],
  [{ reason: '由' }, '至少2个字符', 'At least 2 characters'],
  [{ reason: '一二三四五六' }, '不得超过5个字符', 'At most 5 characters'],
  [{ agreed: '是' }, '应为是或者否', 'Must be yes or no'],
  [{ materials: ['甲', '乙'] }, '不得超过1项', 'At most 1 item'],
  [{ materials: null }, '应为列表', 'Must be a list'],
])('%j is refused in words, not by signs and names of types', (given, zh, en) => {
  try {
    parseWith(form, { ...filled, ...given });
    throw new Error('it was taken');
  } catch (error) {
    expect((error as Problem).violations).toMatchObject([{ text: { zh, en } }]);
  }
});

test.each(['2026-99-99', '2026-1-1', 'gestern'])('of the day %s it is said once', (on) => {
  try {
    parseWith(day, { on });
    throw new Error('it was taken');
  } catch (error) {
    expect((error as Problem).violations).toHaveLength(1);
  }
});

test('what must be ticked is said in words', () => {
  const schema = z.strictObject({ newPanel: z.literal(true) });
  try {
    parseWith(schema, { newPanel: false });
    throw new Error('it passed');
  } catch (error) {
    expect((error as Problem).violations).toMatchObject([
      { rule: 'SCHEMA-INVALID-VALUE', text: { zh: '须为“是”', en: 'Must be yes' } },
    ]);
  }
});

test('of a value that is none of a list the list is said, in either language alone', () => {
  const schema = z.object({ kind: z.enum(['turn', 'deadline', 'right']) });
  const refused = (): unknown => {
    try {
      return parseWith(schema, { kind: 'option' });
    } catch (error) {
      return error;
    }
  };
  expect(refused()).toMatchObject({
    violations: [
      {
        field: '/kind',
        text: {
          zh: '应为以下之一：turn、deadline、right',
          en: 'Must be one of turn, deadline, right',
        },
      },
    ],
  });
});
