import { listedFactKinds, listedValueName } from './listed-facts.ts';

test.each(listedFactKinds)('a wording of %s that every object knows stands for itself', (kind) => {
  for (const word of ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty']) {
    expect(listedValueName(kind, word)).toEqual({ zh: word, en: word });
  }
});

test('a value of a list has its name', () => {
  expect(listedValueName('property', 'none').zh).toBe('无财产性判项');
  expect(listedValueName('circumstance', 'refusesGuilt').zh).not.toBe('refusesGuilt');
});
