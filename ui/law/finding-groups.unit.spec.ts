import type { Finding } from '#domain/law/review/answer.ts';
import { groupOf } from './finding-groups.ts';

const finding = (over: Partial<Finding>): Finding =>
  ({ result: 'notMet', effect: 'bar', soft: false, ...over }) as Finding;

test.each([
  [{}, 'blocking'],
  [{ effect: 'wait' }, 'waiting'],
  [{ soft: true }, 'soft'],
  [{ effect: 'person' }, 'person'],
  [{ result: 'review', effect: 'none' }, 'person'],
  [{ result: 'unknown', effect: 'person' }, 'unknown'],
  [{ effect: 'none' }, 'noted'],
  [{ result: 'met' }, 'met'],
] as const)('a finding that is %j stands under "%s"', (over, group) => {
  expect(groupOf(finding(over as Partial<Finding>))).toBe(group);
});
