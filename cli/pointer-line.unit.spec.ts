import { lineOf } from './pointer-line.ts';

const value = {
  districts: [],
  organisations: [
    { id: 'a, "b"', name: { zh: '甲\n乙', en: ']' }, parent: null },
    { id: 'c', name: { zh: '丙', en: '}' }, parent: 'd', tags: [1, 2.5, true, [], {}] },
  ],
  'a/b': { '~': 1 },
};
const text = JSON.stringify(value, null, 2);
const lines = text.split('\n');
const shown = (pointer: string): string => lines[lineOf(text, pointer) - 1]!.trim();

test.each([
  ['', '{'],
  ['/organisations', '"organisations": ['],
  ['/organisations/0/name/zh', '"zh": "甲\\n乙",'],
  ['/organisations/0/parent', '"parent": null'],
  ['/organisations/1', '{'],
  ['/organisations/1/parent', '"parent": "d",'],
  ['/organisations/1/tags/2', 'true,'],
  ['/organisations/1/nothing', '{'],
  ['/organisations/7/id', '"organisations": ['],
  ['/a~1b/~0', '"~": 1'],
])('%s stands on its line', (pointer, line) => expect(shown(pointer)).toBe(line));

test('also where all stands on one line, and with blanks before', () => {
  expect(lineOf(`\n\n${JSON.stringify(value)}`, '/organisations/1/parent')).toBe(3);
});
