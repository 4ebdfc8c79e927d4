import { review } from './review/review.ts';
import { rule } from './rules/index.ts';
import { around, daysOf, waitRows } from './testing/boundary-waits.ts';
import { after, daysAfter } from './testing/reckoning.ts';

describe.each(waitRows.map((row) => [row.rule, row.of ?? row.words, row] as const))(
  '%s (%s)',
  (id, _, row) => {
    test('has the words of the article', () => {
      expect(rule(id).text).toContain(row.words);
    });

    test.each(daysOf(row))(
      'counted from %s: not the day before, on the day, and after it',
      (from) => {
        const first = daysAfter(after(from, row.period), row.shift ?? 0);
        const [before, on, later] = around(first).map((filingDate) =>
          review({ ...row.facts(from), filingDate }),
        );
        const found = (answer = on!) =>
          answer.findings
            .filter((each) => each.rule === id && each.passesFrom !== null)
            .map(({ result, effect, passesFrom }) => [result, effect, passesFrom]);
        expect(found(before)).toEqual([['notMet', 'wait', first]]);
        expect(found(on)).toEqual([['met', 'none', first]]);
        expect(found(later)).toEqual([['met', 'none', first]]);
        expect([before!, on!, later!].map(({ verdict }) => verdict)).toEqual([
          'notYet',
          row.verdict,
          row.verdict,
        ]);
        expect([before!, on!, later!].map(({ earliestFilingDate }) => earliestFilingDate)).toEqual([
          first,
          first,
          first,
        ]);
      },
    );
  },
);
