import type { Finding } from '#domain/law/review/answer.ts';
import { plainParole } from '#domain/law/testing/facts.ts';
import { review } from '#domain/law/index.ts';
import { groupOf } from './finding-groups.ts';

const finding = (over: Partial<Finding>): Finding =>
  ({ result: 'notMet', effect: 'bar', soft: false, facts: {}, ...over }) as Finding;

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
  expect(groupOf(finding(over as Partial<Finding>), false)).toBe(group);
});

test.each([
  [{ result: 'met', facts: { filingDate: '2026-03-10' } }, 'planned'],
  [{ result: 'met', facts: { merit: ['repent'] } }, 'met'],
  [{ effect: 'wait', facts: { filingDate: '2026-03-10' } }, 'waiting'],
] as const)('before the filing a finding that is %j stands under "%s"', (over, group) => {
  expect(groupOf(finding(over as Partial<Finding>), true)).toBe(group);
});

test('what the procedure still asks of a parole is not called met before its step', () => {
  const { findings } = review(plainParole);
  const duties = findings.filter((each) => groupOf(each, false) === 'duty');
  expect(duties.map(({ rule }) => rule).sort()).toEqual([
    'CL-082',
    'INT2021-202-1',
    'SPC2014-001-3',
    'SPC2014-015',
  ]);
});
