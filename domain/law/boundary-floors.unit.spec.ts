import { review } from './review/review.ts';
import { rule } from './rules/index.ts';
import { endingOn, floorDays, floorRows, withRoom } from './testing/boundary-floors.ts';
import { daysAfter } from './testing/reckoning.ts';

describe.each(floorRows.map((row) => [row.rule, row.of, row] as const))(
  'the least to be served by %s (%s)',
  (id, _, row) => {
    test('has the words of the article', () => {
      expect(rule(id).text).toContain(row.words);
    });

    test.each(floorDays(row))('counted from %s: a day less is too little', (from) => {
      const floor = row.floor(from);
      const on = (end = floor) => review(endingOn(row, from, end));
      expect(on().floorLastDay ?? on().floorDate).toBe(floor);
      expect(on(daysAfter(floor, 1)).proposal).toMatchObject({
        lawful: true,
        newEnd: daysAfter(floor, 1),
        violations: [],
      });
      expect(on().proposal).toMatchObject({ lawful: true, newEnd: floor, violations: [] });
      const { lawful, newEnd, violations } = on(daysAfter(floor, -1)).proposal!;
      expect([lawful, newEnd]).toEqual([false, daysAfter(floor, -1)]);
      expect(violations.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
        [id, floor, daysAfter(floor, -1)],
      ]);
    });

    test.each(floorDays(row))('counted from %s: months come off down to it, then none', (from) => {
      const left = [2, 1, 0].map((room) => review(withRoom(row, from, room)));
      expect(left.map(({ maxReductionMonths }) => maxReductionMonths)).toEqual([2, 1, 0]);
      const bars = left[2]!.findings.filter(({ effect }) => effect === 'bar');
      const asked = left[2]!.reviewReasons.filter(({ decisive }) => decisive);
      // Where the floor lies within a month, days may still come off: that is for a person.
      const daysLeft = left[2]!.newEndBefore! > row.floor(from);
      expect(bars.map(({ rule }) => rule)).toEqual(daysLeft ? [] : [id]);
      expect(asked.map(({ rule }) => rule)).toEqual(daysLeft ? [id] : []);
      expect(left.map(({ verdict }) => verdict)).toEqual([
        'eligible',
        'eligible',
        daysLeft ? 'humanReview' : 'blocked',
      ]);
    });
  },
);
