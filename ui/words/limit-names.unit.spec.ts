import { processes } from '#domain/casework/process/index.ts';
import { watchedCriminalLimitIds } from '#domain/supervision/watched-criminal-limits.ts';
import { limitNames } from './limit-names.ts';

test('every time limit of every process has a name, and no other', () => {
  const ids = processes.flatMap(({ limits }) => limits.map(({ id }) => id));
  expect(new Set(Object.keys(limitNames))).toEqual(new Set([...ids, ...watchedCriminalLimitIds]));
});
