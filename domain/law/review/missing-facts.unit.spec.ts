import type { ReviewFacts } from '../facts.ts';
import { but, day, plain } from '../testing/facts.ts';
import { explain } from './explain.ts';
import { review } from './review.ts';
import { undecidedFor, verdictWords } from './verdict-words.ts';

/** Half of eight years is served, and everything is there that parole asks for. */
const parole = but({ measure: 'parole', noReoffendRisk: true, communityAssessment: true });
const reprieve: ReviewFacts = {
  measure: 'reprieveExpiry',
  originalSentence: 'deathReprieve',
  currentSentence: 'deathReprieve',
  reprieveStart: day('2023-03-01'),
  intentionalCrimeInReprieve: false,
  commutationRestricted: false,
  categories: [],
  merit: [],
  filingDate: day('2025-06-10'),
};
const later = but({
  priors: [{ rulingDate: day('2023-09-01'), servedDate: day('2023-09-05'), months: 6 }],
});

/** Facts that a verdict turns on: with them it is eligible, without one of them nothing can be said. */
const needed: readonly (readonly [string, ReviewFacts, ReviewFacts])[] = [
  ['noReoffendRisk', parole, { ...parole, noReoffendRisk: null }],
  ['communityAssessment', parole, { ...parole, communityAssessment: null }],
  ['property', parole, { ...parole, property: null }],
  ['merit', parole, { ...parole, merit: null }],
  ['priors', parole, { ...parole, priors: null }],
  ['categories', parole, { ...parole, categories: null }],
  ['merit', plain, { ...plain, merit: null }],
  ['priors', plain, { ...plain, priors: null }],
  ['categories', plain, { ...plain, categories: null }],
  ['property', plain, { ...plain, property: null }],
  ['termMonths', plain, { ...plain, termMonths: null }],
  ['originalSentence', plain, { ...plain, originalSentence: null }],
  ['filingDate', plain, { ...plain, filingDate: null }],
  ['priors.0.months', later, { ...later, priors: [{ ...later.priors![0]!, months: null }] }],
  ['merit', reprieve, { ...reprieve, merit: null }],
  ['intentionalCrimeInReprieve', reprieve, { ...reprieve, intentionalCrimeInReprieve: null }],
];

describe.each(needed)('%s', (field, withIt, without) => {
  const answer = review(without);

  test('is met only when it is there', () => {
    expect(review(withIt)).toMatchObject({ verdict: 'eligible' });
    expect(answer.verdict).toBe('humanReview');
    expect(answer.missing).toContainEqual(expect.objectContaining({ field, decisive: true }));
  });

  test('left out is the same as not known', () => {
    const leftOut = Object.fromEntries(
      Object.entries(without).filter(([, value]) => value !== null),
    ) as unknown as ReviewFacts;
    expect(review(leftOut)).toMatchObject({ verdict: 'humanReview', missing: answer.missing });
  });

  test('is said first, in both languages', () => {
    expect(undecidedFor(answer)).toContain(field);
    expect(verdictWords(answer).zh).toMatch(/^尚不能判断，缺少事实：/u);
    expect(explain(answer, 'zh').split('\n')[0]).toContain('尚不能判断');
    expect(explain(answer, 'en').split('\n')[0]).toContain('Cannot be judged yet');
  });
});

test.each(needed)('a proposal is not called lawful without %s', (_, withIt, without) => {
  const proposed = { proposedReductionMonths: withIt.measure === 'commutation' ? 3 : null };
  const parole = { proposedParole: withIt.measure === 'parole' };
  const judged = review({ ...without, ...proposed, ...parole }).proposal;
  expect(judged?.lawful ?? null).toBeNull();
});

test('an eligible verdict never stands above a fact that it needed', () => {
  const answer = review(parole);
  expect(answer.verdict).toBe('eligible');
  expect(answer.missing.filter(({ decisive }) => decisive)).toEqual([]);
  expect(verdictWords(answer).zh).toMatch(/^符合法定条件/u);
});

test('a bar or a time decides whatever else is missing', () => {
  expect(review({ ...parole, refusesGuilt: true, noReoffendRisk: null }).verdict).toBe('blocked');
  const early = { ...parole, filingDate: day('2025-05-31'), noReoffendRisk: null };
  expect(review(early)).toMatchObject({ verdict: 'notYet', earliestFilingDate: '2025-06-01' });
  expect(undecidedFor(review(early))).toEqual([]);
});

test('a waiver for major merit needs the day of the merit, where the time had not passed', () => {
  const merited = { ...plain, merit: ['majorMerit'], filingDate: day('2023-01-10') } as const;
  expect(review({ ...merited, majorMeritDate: day('2022-09-01') }).verdict).toBe('eligible');
  const answer = review(merited);
  expect(answer.verdict).toBe('humanReview');
  expect(undecidedFor(answer)).toEqual(['majorMeritDate']);
});
