import { z } from 'zod';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { at, jsonParameter, range } from './query-fields.ts';

test.each([
  ['filter', z.object({ filter: jsonParameter(z.object({})) }), { filter: '{' }, '不是有效的 JSON'],
  ['a range that is none', z.object({ range }), { range: '[9,1]' }, '应为 [首行, 末行]'],
  ['a position', z.object({ at }), { at: 'NaN' }, '应为事件的位置'],
])('of %s it is said in both languages what is wrong', (_, schema, value, zh) => {
  const refused = (): unknown => parseWith(schema as z.ZodType, value);
  expect(refused).toThrow(Problem);
  try {
    refused();
  } catch (error) {
    const { text } = (error as Problem).violations[0]!;
    expect(text.zh).toContain(zh);
    expect(text.zh).not.toBe(text.en);
  }
});
