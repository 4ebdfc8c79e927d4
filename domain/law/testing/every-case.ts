import type { ReviewFacts } from '../facts.ts';
import { ceilingRows, termRows } from './boundary-amounts.ts';
import { endingOn, floorDays, floorRows } from './boundary-floors.ts';
import { daysOf, waitRows } from './boundary-waits.ts';
import { asRuled, factsOf, publishedCases, workedCases } from './cases.ts';
import { purposeMade } from './purpose-made.ts';
import { after } from './reckoning.ts';

/** Every case that the tests of the review know: worked, published, at a boundary, made for a rule. */
export const everyCase: readonly ReviewFacts[] = [
  ...workedCases.map(({ input }) => factsOf(input)),
  ...publishedCases.map(asRuled),
  ...waitRows.map((row) => {
    const from = daysOf(row)[0]!;
    return { ...row.facts(from), filingDate: after(from, row.period) };
  }),
  ...[...ceilingRows, ...termRows].map(({ facts }) => facts),
  ...floorRows.map((row) => {
    const from = floorDays(row)[0]!;
    return endingOn(row, from, row.floor(from));
  }),
  ...purposeMade.map(({ facts }) => facts),
];
