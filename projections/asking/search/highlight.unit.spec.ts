import { highlight } from './highlight.ts';

const marked = (text: string, ...terms: string[]): string | null => {
  const found = highlight(
    'text',
    text,
    terms.map((term) => ({ text: term, field: null })),
  );
  if (found === null) return null;
  let result = '';
  let at = 0;
  for (const [start, end] of found.ranges) {
    result += `${found.text.slice(at, start)}[${found.text.slice(start, end)}]`;
    at = end;
  }
  return result + found.text.slice(at);
};

test('all places of all terms are marked, overlapping ones as one', () => {
  expect(marked('犯盗窃罪，又犯盗窃罪', '盗窃', '窃罪')).toBe('犯[盗窃罪]，又犯[盗窃罪]');
});

test('full width and case do not matter', () => {
  expect(marked('案号ＡＢ１２', 'ab12')).toBe('案号[ＡＢ１２]');
});

test('what is not there is not marked', () => {
  expect(marked('犯抢劫罪', '盗窃')).toBeNull();
});

test('a long text is cut around the first place, between whole characters', () => {
  const text = `${'𠮷'.repeat(200)}盗窃${'𠮷'.repeat(200)}`;
  const piece = highlight('text', text, [{ text: '盗窃', field: null }])!;
  expect(piece.text.isWellFormed()).toBe(true);
  expect(piece.text.length).toBeLessThan(130);
  expect(piece.text.slice(...piece.ranges[0]!)).toBe('盗窃');
});

test('a term of another field is not marked', () => {
  expect(highlight('text', '张三', [{ text: '张三', field: 'parties' }])).toBeNull();
});

test('a name found by two of its characters is marked as a whole', () => {
  const term = { text: '张国', field: null };
  expect(highlight('parties', '张建国', [term])?.ranges).toEqual([[0, 3]]);
  expect(highlight('text', '张建国', [term])).toBeNull();
});
