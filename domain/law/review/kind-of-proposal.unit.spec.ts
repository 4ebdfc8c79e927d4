import type { ReviewFacts } from '../facts.ts';
import { but, day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const judged = (facts: ReviewFacts, proposal: Partial<ReviewFacts>) => {
  const { lawful, violations } = review({ ...facts, ...proposal }).proposal!;
  return [lawful, violations.map(({ rule, field }) => [rule, field])];
};
const misfit = (field: string) => [false, [['CL-079', `/${field}`]]];

const life = timed({
  originalSentence: 'life',
  currentSentence: 'life',
  termMonths: null,
  crimeDate: day('2016-05-01'),
});
const parole = but({ measure: 'parole', noReoffendRisk: true, communityAssessment: true });
const reprieve = timed({
  measure: 'reprieveExpiry',
  originalSentence: 'deathReprieve',
  termMonths: null,
  crimeDate: day('2012-05-01'),
  lifeImprisonmentNoRelease: false,
  intentionalCrimeInReprieve: false,
  reprieveStart: day('2020-06-10'),
  deliveryDate: null,
});

describe('a proposal must be of the kind that was reviewed', () => {
  test('a fixed term is made shorter, and not changed into another', () => {
    expect(judged(but({}), { proposedReductionMonths: 6 })).toEqual([true, []]);
    expect(judged(but({}), { proposedResultTermMonths: 60 })).toEqual(
      misfit('proposedResultTermMonths'),
    );
    expect(judged(but({}), { proposedParole: true })).toEqual(misfit('proposedParole'));
  });

  test('life is changed into a fixed term, and not made shorter', () => {
    expect(judged(life, { proposedResultTermMonths: 264 })).toEqual([true, []]);
    expect(judged(life, { proposedReductionMonths: 6 })).toEqual(misfit('proposedReductionMonths'));
  });

  test('parole changes no term', () => {
    expect(judged(parole, { proposedParole: true })).toEqual([true, []]);
    expect(judged(parole, { proposedReductionMonths: 6 })).toEqual(
      misfit('proposedReductionMonths'),
    );
    expect(judged(parole, { proposedResultTermMonths: 60 })).toEqual(
      misfit('proposedResultTermMonths'),
    );
  });

  test('a reprieve becomes life, and with major merit twenty-five years and nothing else', () => {
    const years25 = { proposedResultTermMonths: 300 };
    expect(judged(reprieve, years25)).toEqual(misfit('proposedResultTermMonths'));
    const major = { ...reprieve, merit: ['majorMerit'] as const };
    expect(judged(major, years25)).toEqual([true, []]);
    for (const proposedResultTermMonths of [299, 301])
      expect(judged(major, { proposedResultTermMonths })).toEqual([
        false,
        [['CL-050-1B', '/proposedResultTermMonths']],
      ]);
    expect(judged(reprieve, { proposedReductionMonths: 6 })).toEqual(
      misfit('proposedReductionMonths'),
    );
  });
});

describe('after rulings that are void', () => {
  const priors = [
    { rulingDate: day('2022-06-01'), servedDate: day('2022-06-02'), months: 4 },
    { rulingDate: day('2023-06-01'), servedDate: day('2023-06-02'), months: 3, days: 10 },
  ];
  test.each([
    ['SPC2016-032', { retrial: 'changed' }],
    ['SPC2016-034', { omittedCrime: { disclosedByPrisoner: false, months: 12 } }],
  ] as const)('%s: never more than the old ones together', (rule, ground) => {
    const facts = but({ ...ground, priors });
    const of = (months: number, days: number) =>
      judged(facts, { proposedReductionMonths: months, proposedReductionDays: days });
    expect(of(7, 0)).toEqual([null, []]);
    expect(of(7, 10)).toEqual([null, []]);
    expect(of(7, 11)).toEqual([false, [[rule, '/proposedReductionMonths']]]);
    expect(of(8, 0)).toEqual([false, [[rule, '/proposedReductionMonths']]]);
  });

  test('the end of the term is for a person, since the old reductions no longer count', () => {
    const answer = review(but({ retrial: 'changed', priors, proposedReductionMonths: 6 }));
    expect(answer.proposal?.newEnd).toBeNull();
    expect(answer.newEnd).toBeUndefined();
    expect(answer.newEndBefore).toBeUndefined();
    expect(review(but({ retrial: 'upheld', priors })).newEnd).toBe('2028-10-21');
  });
});

test('days above the ceiling are off the standard, and the court must hold a hearing', () => {
  const facts = but({ disabled: true, lostLabourCapacityAndSelfCare: true });
  const grounds = (proposedReductionMonths: number, proposedReductionDays: number) =>
    review({ ...facts, proposedReductionMonths, proposedReductionDays }).openHearingGrounds;
  expect(grounds(9, 0)).toEqual([]);
  expect(grounds(9, 1)).toEqual(['offStandard']);
  expect(grounds(10, 0)).toEqual(['offStandard']);
});
