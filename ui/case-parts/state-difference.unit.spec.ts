import { differences } from './state-difference.ts';

describe('the difference between two states', () => {
  test('is empty for the same state', () => {
    expect(differences({ a: 1, b: { c: [1] } }, { a: 1, b: { c: [1] } })).toEqual([]);
  });

  test('names each changed leaf by its path', () => {
    expect(differences({ a: 1, b: { c: 'x' } }, { a: 2, b: { c: 'y' } })).toEqual([
      { path: 'a', from: 1, to: 2 },
      { path: 'b/c', from: 'x', to: 'y' },
    ]);
  });

  test('shows what came new, and leaves out what is still unknown', () => {
    expect(differences({ a: null }, { a: null, b: null, c: 'new' })).toEqual([
      { path: 'c', from: undefined, to: 'new' },
    ]);
  });

  test('compares lists whole', () => {
    expect(differences({ a: [1, 2] }, { a: [1, 3] })).toEqual([
      { path: 'a', from: [1, 2], to: [1, 3] },
    ]);
  });

  test('leaves out the record of steps, which repeats the history', () => {
    expect(differences({ steps: [] }, { steps: [1] })).toEqual([]);
  });
});
