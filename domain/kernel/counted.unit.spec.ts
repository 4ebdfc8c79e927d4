import { counted } from './counted.ts';

test.each([
  [0, '0 fields'],
  [1, '1 field'],
  [2, '2 fields'],
])('%d is said with its noun', (count, words) => expect(counted(count, 'field')).toBe(words));

test('a plural of its own is taken', () => {
  expect(counted(2, 'person', 'people')).toBe('2 people');
});
