import { factsOf, workedCases } from '../testing/cases.ts';
import { review } from './review.ts';

/** Rules of an example that are not yet, or no longer, in force on the day of its law. */
const notInForce = new Set(['WC12 PL2026-051', 'WC22 SPP2025-C5', 'WC25 ASSESS-2026']);

describe.each(workedCases)('$id $title', ({ id, input, expected, ruleIds }) => {
  const answer = review(factsOf(input)) as unknown as Record<string, unknown>;

  // publishedEnd is the day that the court printed, beside newEnd which is computed.
  test.each(Object.entries(expected).filter(([name]) => name !== 'publishedEnd'))(
    '%s is %j',
    (name, value) => {
      expect(answer[name]).toEqual(value);
    },
  );

  test('names the rules that the example names', () => {
    const named = new Set([
      ...review(factsOf(input)).findings.map(({ rule }) => rule as string),
      ...review(factsOf(input)).reviewReasons.map(({ rule }) => rule as string),
    ]);
    const silent = ruleIds.filter((rule) => !named.has(rule) && !notInForce.has(`${id} ${rule}`));
    expect(silent).toEqual([]);
  });
});
