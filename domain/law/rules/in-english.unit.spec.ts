import { articleInEnglish, documentNumberInEnglish } from './in-english.ts';
import { citation, rules } from './index.ts';

test.each([
  ['第六条', 'art. 6'],
  ['第十条', 'art. 10'],
  ['第二百零二条', 'art. 202'],
  ['第六百二十五条', 'art. 625'],
  ['第三百条', 'art. 300'],
  ['第二百零二条第二款（适用）', 'art. 202(2), as applied'],
  ['第五、六、七、九条', 'arts. 5, 6, 7, 9'],
  ['第1条、第5条', 'arts. 1, 5'],
  ['二（四）', 'section 2(4)'],
  ['七', 'section 7'],
  ['序言', 'preamble'],
  ['案例五 罪犯王某减刑监督案', 'case 5'],
])('%s is %s', (article, english) => expect(articleInEnglish(article)).toBe(english));

test.each([
  ['法释〔2016〕23号', 'Fa Shi [2016] No. 23'],
  ['主席令第101号(2021)', "President's Order No. 101 (2021)"],
  ['主席令第74号(2026-04-30)', "President's Order No. 74 (2026-04-30)"],
  [
    '主席令第83号(1997)；修正案（八）主席令第41号；修正案（九）主席令第30号',
    "President's Order No. 83 (1997); Amendment VIII President's Order No. 41; Amendment IX President's Order No. 30",
  ],
  ['2012年10月26日修正（主席令第63号）', "amended 2012-10-26 (President's Order No. 63)"],
  ['2018年10月26日第三次修正（主席令第10号）', "amended 2018-10-26 (President's Order No. 10)"],
  ['2012年12月26日（自2013年1月1日起施行）', '2012-12-26 (in force from 2013-01-01)'],
  ['2025年9月25日', '2025-09-25'],
  [
    '公安部令第127号，2020年公安部令第159号修正',
    'MPS Order No. 127, amended 2020 by MPS Order No. 159',
  ],
])('%s is %s', (docNo, english) => expect(documentNumberInEnglish(docNo)).toBe(english));

test('no citation in English holds a Chinese character', () => {
  const chinese = rules.map((each) => citation(each).en).filter((en) => /\p{Script=Han}/u.test(en));
  expect(chinese).toEqual([]);
});
