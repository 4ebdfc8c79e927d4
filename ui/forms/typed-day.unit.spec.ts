import { isWhole, typedDay } from './typed-day.ts';

test.each([
  ['20230601', '2023-06-01'],
  ['2028.5.31', '2028-05-31'],
  ['2028年5月31日', '2028-05-31'],
  ['2028/5/31', '2028-05-31'],
  ['2028-5-31', '2028-05-31'],
  ['２０２８．５．３１', '2028-05-31'],
  [' 2028 年 5 月 31 日 ', '2028-05-31'],
  ['2028-05-31', '2028-05-31'],
  ['2014年7月', '2014-07'],
  ['2014-07', '2014-07'],
  ['2014', '2014'],
])('%s is read as %s', (text, day) => {
  expect(typedDay(text)).toBe(day);
});

test.each(['昨天', '2028.5.31.1', '5.31', '202306011', ''])('%p stays what it is', (text) => {
  expect(typedDay(text)).toBe(text);
});

test('a day is put in order while one types only when nothing can follow', () => {
  expect(['20230601', '2028年5月31日'].map(isWhole)).toEqual([true, true]);
  expect(['2023060', '2028.5.3', '2028-05-3', '2028年5月3'].map(isWhole)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
