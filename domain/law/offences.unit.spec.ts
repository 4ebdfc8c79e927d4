import { chapterOf, offences } from './offences.ts';

test.each([
  ['盗窃罪', 5],
  ['受贿罪', 8],
  ['走私、贩卖、运输、制造毒品罪', 6],
  ['故意伤害罪', 4],
])('%s stands in chapter %i', (offence, chapter) => {
  expect(chapterOf(offence)).toBe(chapter);
});

test('of other words no chapter is known', () => {
  expect([chapterOf('盗窃罪、诈骗罪'), chapterOf('盗窃'), chapterOf('')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('no offence stands twice', () => {
  expect(new Set(offences).size).toBe(offences.length);
});
