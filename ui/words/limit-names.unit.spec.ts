import { processes } from '#domain/casework/process/index.ts';
import { limitNames } from './limit-names.ts';

test('every time limit of every process has a name, and no other', () => {
  const ids = new Set(processes.flatMap(({ limits }) => limits.map(({ id }) => id)));
  expect(new Set(Object.keys(limitNames))).toEqual(ids);
});
