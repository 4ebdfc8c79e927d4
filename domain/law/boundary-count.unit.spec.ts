import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from './rules/index.ts';
import { ceilingRows, termRows } from './testing/boundary-amounts.ts';
import { deadlineRows } from './testing/boundary-deadlines.ts';
import { floorRows } from './testing/boundary-floors.ts';
import { waitRows } from './testing/boundary-waits.ts';

/** A figure anywhere in the condition or the consequence; dates and references are none. */
const hasFigure = (value: unknown): boolean =>
  typeof value === 'number' ||
  (value !== null && typeof value === 'object' && Object.values(value).some(hasFigure));

const inTables: ReadonlySet<string> = new Set([
  ...[...waitRows, ...ceilingRows, ...termRows, ...floorRows].map(({ rule }) => rule),
  ...deadlineRows.map(({ rule }) => rule),
]);

/** Rules tried one by one: named in the tests of brackets and of figures of their own. */
const named = ['boundary-brackets', 'boundary-figures']
  .map((name) => readFileSync(join(import.meta.dirname, `${name}.unit.spec.ts`), 'utf8'))
  .join('\n');

/** Rules with a figure that has no edge of its own. */
const withoutEdge: Readonly<Record<string, string>> = {
  'CL-050-1D': 'the reprieve begins anew: its two years are those of CL-050-1A, tried there',
};

test('every computed rule that carries a figure is tried at its edge', () => {
  const untried = rules
    .filter(({ treatment, limit, when }) => treatment === 'computed' && hasFigure([limit, when]))
    .map(({ id }) => id)
    .filter((id) => !inTables.has(id) && !named.includes(id) && !(id in withoutEdge));
  expect(untried).toEqual([]);
});
