import { choiceName } from './choice-names.ts';

test('a wording that every object knows stands for itself', () => {
  expect(choiceName('constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  expect(choiceName('synthetic').zh).toBe('合成数据');
});
