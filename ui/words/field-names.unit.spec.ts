import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { takeDirectory } from '../base/directory.ts';
import { valueText } from './field-names.ts';

takeDirectory(smallDirectory());

test.each([
  ['hearing', '开庭'],
  [true, '是'],
  [null, '—'],
  [[], '无'],
  [['repent', 'merit'], '确有悔改表现；立功'],
  ['prison-a', '第一监狱'],
  [
    { on: '2026-01-05', items: [{ material: '判决书', reason: '缺页' }], answeredOn: null },
    '日期：2026-01-05，退回项目：材料：判决书，理由：缺页',
  ],
  [[{ months: 9, days: 0, rulingDate: '2018-07-26' }], '月：9，日：0，裁定日期：2018-07-26'],
  [{ reductionMonths: 6, parole: false }, '减刑月数：6'],
  [{ parole: true }, '假释：是'],
  [{ reasons: '符合法定条件。', retrial: false }, '理由：符合法定条件。'],
  [{ reasons: '符合法定条件。', parole: true }, '理由：符合法定条件。假释：是'],
  [{}, ''],
  ['<b>𠮷</b>', '<b>𠮷</b>'],
])('%j reads %s', (value, zh) => {
  expect(valueText(value, 'value').zh).toBe(zh);
});

test('lines are counted from one, from the first to the last', () => {
  expect(valueText({ range: [0, 24], rows: 10 }, 'asked').zh).toBe('行：1–25，行数：10');
});

test('a material is called by its name, also where a stage is called alike', () => {
  const texts = valueText(['proposal', 'meritEvidence', '另附说明'], 'materials');
  expect(texts.zh).toBe(
    '减刑（假释）建议书；确有悔改或者立功、重大立功表现的具体事实的书面证明材料；另附说明',
  );
  expect(valueText('proposal', 'stage').zh).not.toContain('建议书');
});
