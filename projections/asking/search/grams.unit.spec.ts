import { distantPairs, gramsOf, nameGrams, phraseOf, placedCharacters, runsOf } from './grams.ts';

test('every character begins one token', () => {
  expect(gramsOf('盗窃罪')).toBe('盗窃 窃罪 罪');
  expect(gramsOf('盗')).toBe('盗');
  expect(gramsOf('')).toBe('');
});

test('white space and punctuation part runs, scripts do not', () => {
  expect(gramsOf('刑更1号，盗窃')).toBe('刑更 更1 1号 号 盗窃 窃');
});

test('full width, compatibility forms and case are one', () => {
  expect(gramsOf('ＡＢ①')).toBe(gramsOf('ab1'));
  expect(gramsOf('（２０２０）')).toBe(gramsOf('2020'));
});

test('a character beyond the basic plane is one character', () => {
  expect(gramsOf('𠮷野家')).toBe('𠮷野 野家 家');
  expect(phraseOf('𠮷')).toEqual({ tokens: ['𠮷'], lastIsPrefix: true });
});

test('whatever a text holds, its tokens are those of its runs', () => {
  const signs = [
    ...'盗窃罪a1ÀⅫ①ﬁ，。 .·•‧・　(“\n\t\u200B\u3164\u0301\uFE0F\u2800\u180E',
    '𠮷',
    '\uD842',
    'ﾊﾞ',
  ];
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let round = 0; round < 3_000; round += 1) {
    const text = Array.from({ length: next(9) }, () => signs[next(signs.length)]!).join('');
    const wanted = runsOf(text).flatMap((run) =>
      run.map((character, index) => character + (run[index + 1] ?? '')),
    );
    expect([text, gramsOf(text)]).toEqual([text, wanted.join(' ')]);
  }
});

test('a name is found by any two of its characters in their order', () => {
  expect(distantPairs('张建国')).toEqual(['张国']);
  expect(distantPairs('欧阳建国')).toEqual(['欧建', '欧国', '阳国']);
  expect(nameGrams('张建国').split(' ')).toEqual(['张建', '建国', '国', '张国']);
  expect(distantPairs('某某某有限责任公司')).toEqual([]);
});

test('what has nothing to search for is no phrase', () => {
  expect(phraseOf('，—')).toBeNull();
});

test('each character knows its place in the original', () => {
  expect(placedCharacters('a，𠮷')).toEqual([
    { character: 'a', start: 0, end: 1 },
    { character: '𠮷', start: 2, end: 4 },
  ]);
});
