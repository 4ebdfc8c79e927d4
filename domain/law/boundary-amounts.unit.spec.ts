import type { ReviewFacts } from './facts.ts';
import { review } from './review/review.ts';
import { rule } from './rules/index.ts';
import { ceilingRows, termRows } from './testing/boundary-amounts.ts';

/** What is proposed, judged: lawful or not, and by which rules not. */
function judged(facts: ReviewFacts): readonly unknown[] {
  const { proposal } = review(facts);
  return [proposal!.lawful, proposal!.violations.map((each) => [each.rule, each.expected])];
}

describe.each(ceilingRows.map((row) => [row.rule, row.of, row] as const))(
  'the greatest reduction of %s (%s)',
  (id, _, { words, facts, most }) => {
    const proposing = (months: number, days = 0) =>
      judged({ ...facts, proposedReductionMonths: months, proposedReductionDays: days });

    test('has the words of the article', () => {
      for (const [source, text] of words) expect(rule(source).text).toContain(text);
    });

    test('is the one the review names', () => {
      const answer = review(facts);
      expect(answer.verdict).toBe('eligible');
      expect(answer.findings.map((each) => each.rule)).toContain(id);
      expect(answer).toMatchObject({ ceilingMonths: most, maxReductionMonths: most });
    });

    test('is lawful to the last month, and not a month or a day above', () => {
      expect(proposing(most - 1)).toEqual([true, []]);
      expect(proposing(most - 1, 29)).toEqual([true, []]);
      expect(proposing(most)).toEqual([true, []]);
      expect(proposing(most, 1)).toEqual([false, [[id, most]]]);
      expect(proposing(most + 1)).toEqual([false, [[id, most]]]);
    });
  },
);

describe.each(termRows.map((row) => [row.rule, row.of, row] as const))(
  'the terms of %s (%s)',
  (id, _, { words, facts, least, most }) => {
    const becoming = (months: number) => judged({ ...facts, proposedResultTermMonths: months });

    test('have the words of the article', () => {
      for (const [source, text] of words) expect(rule(source).text).toContain(text);
    });

    test('are the ones the review names', () => {
      const answer = review(facts);
      expect(answer.verdict).toBe('eligible');
      expect(answer.findings.map((each) => each.rule)).toContain(id);
      expect(answer.resultSentence).toBe('fixedTerm');
      expect(answer.resultTermMonthsMin).toBe(least);
      expect(answer.resultTermMonthsRange ?? answer.resultTermMonths).toEqual(
        least === most ? least : [least, most],
      );
    });

    test('are lawful from the shortest to the longest', () => {
      expect(becoming(least - 1)).toEqual([false, [[id, least]]]);
      expect(becoming(least)).toEqual([true, []]);
      expect(becoming(most)).toEqual([true, []]);
      // art.9 sets a least and compares the rest: a longer term is for the court.
      const leastOnly = id === 'SPC2016-009-1A';
      expect(becoming(most + 1)).toEqual(leastOnly ? [null, []] : [false, [[id, most]]]);
    });
  },
);
