import { problemBody } from './problem.ts';

const missing = (field: string) => ({
  rule: 'SCHEMA',
  article: null,
  field,
  text: { zh: '不能缺少', en: 'Must not be missing' },
});
const late = { rule: 'X', article: null, text: { zh: '已过期', en: 'Too late' } };
const detailOf = (
  violations: Parameters<typeof problemBody>[0]['violations'],
  language: 'zh' | 'en',
) => problemBody({ code: 'schema-violation', violations }, language, 'c').detail;

test('a sentence about several fields stands once, with the fields', () => {
  const violations = [missing('/on'), missing('/outcome'), late];
  expect(detailOf(violations, 'zh')).toBe('不能缺少（/on、/outcome）；已过期');
  expect(detailOf(violations, 'en')).toBe('Must not be missing (/on, /outcome); Too late');
});

test('a sentence about one field or none stands as it is', () => {
  expect(detailOf([missing('/on'), late, late], 'zh')).toBe('不能缺少；已过期');
  expect(detailOf([], 'zh')).toBe('请求内容不符合规定格式');
});
