import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Category, ReviewFacts } from '../facts.ts';
import { day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const verdictOn = (facts: ReviewFacts, filed: LegalDate) =>
  review({ ...facts, filingDate: filed }).verdict;

/** The day before, the day and the day after the first filing date. */
function expectFrom(facts: ReviewFacts, first: string): void {
  const answer = review({ ...facts, filingDate: day(first) });
  expect(answer.earliestFilingDate).toBe(first);
  expect(verdictOn(facts, addDays(day(first), -1))).toBe('notYet');
  expect(verdictOn(facts, day(first))).toBe('eligible');
  expect(verdictOn(facts, addDays(day(first), 1))).toBe('eligible');
}

const strict: readonly Category[] = ['recidivist'];
const corrupt: readonly Category[] = ['dutyCrime', 'corruption2019'];
const judged = { judgmentDate: day('2022-01-01') };

describe('the start time counts from delivery', () => {
  test.each<[string, Partial<ReviewFacts>, string]>([
    ['one year under five years', { termMonths: 59 }, '2023-03-01'],
    ['a year and a half from exactly five years', { termMonths: 60 }, '2023-09-01'],
    ['a year and a half under ten years', { termMonths: 119 }, '2023-09-01'],
    ['two years from exactly ten years', { termMonths: 120 }, '2024-03-01'],
    [
      'two years for a recidivist of three years',
      { termMonths: 36, categories: strict },
      '2024-03-01',
    ],
    [
      'two years for two crimes of ten years',
      { termMonths: 200, categories: ['multiCrimeTwoGte10'] },
      '2024-03-01',
    ],
    [
      'one year for a violent crime under five years',
      { termMonths: 48, categories: ['violentEight'] },
      '2023-03-01',
    ],
    [
      'two years for corruption under ten years',
      { termMonths: 119, categories: corrupt, ...judged },
      '2024-03-01',
    ],
    [
      'three years for corruption from ten years',
      { termMonths: 120, categories: corrupt, ...judged },
      '2025-03-01',
    ],
    [
      'from the 29th of February to the 28th',
      { termMonths: 120, deliveryDate: day('2024-02-29') },
      '2026-02-28',
    ],
    [
      'from the last of a month to the last',
      { termMonths: 60, deliveryDate: day('2022-02-28') },
      '2023-08-31',
    ],
    [
      'from the 31st where there is none to the last',
      { termMonths: 60, deliveryDate: day('2022-05-31') },
      '2023-11-30',
    ],
  ])('%s', (_, facts, first) => {
    expectFrom(timed(facts), first);
  });

  test('from re-commitment after parole was revoked', () => {
    expectFrom(timed({ paroleRevoked: true, recommitmentDate: day('2024-01-15') }), '2025-07-15');
  });

  test('a duty crime judged before Amendment IX goes by the 2016 articles', () => {
    const facts = timed({ termMonths: 132, categories: corrupt, judgmentDate: day('2015-10-31') });
    expectFrom({ ...facts, filingDate: null }, '2024-03-01');
  });
});

describe('the interval counts from service of the last ruling', () => {
  const prior = { rulingDate: day('2024-01-05'), servedDate: day('2024-01-31') };
  test.each<[string, Partial<ReviewFacts>, string]>([
    ['one year under ten years', { priors: [{ ...prior, months: 6 }] }, '2025-01-31'],
    [
      'a year and a half from ten years',
      { termMonths: 120, priors: [{ ...prior, months: 9 }] },
      '2025-07-31',
    ],
    ['never shorter than the last reduction', { priors: [{ ...prior, months: 18 }] }, '2025-07-31'],
    [
      'days of the last reduction too',
      { priors: [{ ...prior, months: 18, days: 15 }] },
      '2025-08-15',
    ],
    [
      'a year and a half for corruption under ten years',
      { categories: corrupt, ...judged, priors: [{ ...prior, months: 6 }] },
      '2025-07-31',
    ],
    [
      'two years for corruption from ten years',
      { termMonths: 150, categories: corrupt, ...judged, priors: [{ ...prior, months: 6 }] },
      '2026-01-31',
    ],
    [
      'a year and a half for a violent crime of twelve years',
      { termMonths: 144, categories: ['violentEight'], priors: [{ ...prior, months: 6 }] },
      '2025-07-31',
    ],
  ])('%s', (_, facts, first) => {
    expectFrom(timed(facts), first);
  });

  test('two years after life became a fixed term, whatever the class', () => {
    for (const categories of [[], ['recidivist'], corrupt] as const)
      expect(
        review(
          timed({
            originalSentence: 'life',
            currentSentence: 'fixedTerm',
            termMonths: null,
            categories,
            judgmentDate: day('2016-03-01'),
            priors: [
              { rulingDate: day('2022-05-01'), servedDate: day('2022-05-10'), toTermMonths: 264 },
            ],
          }),
        ).earliestFilingDate,
      ).toBe('2024-05-10');
  });

  test('service after an unknown number of days is bounded by the seven days of the text', () => {
    const facts = timed({ priors: [{ rulingDate: day('2024-01-05'), months: 6 }] });
    expect(verdictOn(facts, day('2025-01-04'))).toBe('notYet');
    expect(verdictOn(facts, day('2025-01-08'))).toBe('humanReview');
    expect(verdictOn(facts, day('2025-01-12'))).toBe('eligible');
    expect(review(facts).missing.map(({ field }) => field)).toContain('priors.0.servedDate');
  });

  test('for a strict class a longer last reduction is an open question', () => {
    const facts = timed({ categories: strict, priors: [{ ...prior, months: 18 }] });
    expect(verdictOn(facts, day('2025-01-30'))).toBe('notYet');
    expect(verdictOn(facts, day('2025-01-31'))).toBe('humanReview');
    expect(verdictOn(facts, day('2025-07-31'))).toBe('eligible');
  });
});

describe('exactly ten years of a strict class', () => {
  const facts = timed({
    termMonths: 120,
    categories: strict,
    priors: [{ servedDate: day('2025-02-14'), months: 6 }],
  });
  test.each([
    ['2026-02-13', 'notYet'],
    ['2026-02-14', 'humanReview'],
    ['2026-08-13', 'humanReview'],
    ['2026-08-14', 'eligible'],
  ])('filed on %s: %s', (filed, verdict) => {
    expect(verdictOn(facts, day(filed))).toBe(verdict);
  });
});

describe('major merit', () => {
  const major = { merit: ['repent', 'majorMerit'] as const, majorMeritDate: day('2022-09-01') };

  test('lifts start time and interval', () => {
    const first = review(timed({ ...major, filingDate: day('2022-09-01') }));
    expect(first).toMatchObject({
      verdict: 'eligible',
      startWaived: true,
      openHearingGrounds: ['majorMerit', 'offStandard'],
    });
    const later = review(
      timed({
        ...major,
        majorMeritDate: day('2024-03-01'),
        priors: [{ servedDate: day('2024-01-10'), months: 9 }],
        filingDate: day('2024-03-01'),
      }),
    );
    expect(later).toMatchObject({
      verdict: 'eligible',
      intervalWaived: true,
      earliestFilingDate: '2024-03-01',
    });
  });

  test('lifts neither the three years after a reprieve nor the bar after a new crime', () => {
    const reprieve = timed({
      ...major,
      originalSentence: 'deathReprieve',
      currentSentence: 'life',
      termMonths: null,
      reprieveExpiry: day('2023-09-09'),
      filingDate: day('2026-09-08'),
    });
    expect(review(reprieve)).toMatchObject({
      verdict: 'notYet',
      earliestFilingDate: '2026-09-09',
      resultTermMonthsRange: [264, 276],
    });
    const crime = timed({
      ...major,
      newIntentionalCrime: { sentence: 'fixedTerm', finalDate: day('2023-06-15') },
      filingDate: day('2026-06-14'),
    });
    expect(review(crime)).toMatchObject({ verdict: 'notYet', earliestFilingDate: '2026-06-15' });
  });

  test('lifts the four years of corruption after a reprieve', () => {
    const facts = timed({
      ...major,
      originalSentence: 'deathReprieve',
      currentSentence: 'life',
      termMonths: null,
      categories: corrupt,
      lifeImprisonmentNoRelease: false,
      judgmentDate: day('2019-01-01'),
      reprieveExpiry: day('2022-06-30'),
      filingDate: day('2023-01-01'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'eligible',
      startWaived: true,
      resultTermMonthsRange: [288, 294],
    });
  });

  test('may shorten the interval of a restricted reprieve, without a number: a person decides', () => {
    const facts = timed({
      ...major,
      originalSentence: 'deathReprieve',
      currentSentence: 'fixedTerm',
      termMonths: null,
      categories: ['violentEight'],
      commutationRestricted: true,
      reprieveOutcome: 'life',
      reprieveExpiry: day('2012-01-01'),
      fixedTermStart: day('2018-01-01'),
      fixedTermMonths: 300,
      priors: [{ servedDate: day('2024-01-10'), months: 6 }],
      filingDate: day('2025-01-10'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: null,
      standardEarliest: '2026-01-10',
      maxReductionMonths: 12,
    });
    expect(review({ ...facts, merit: ['repent'] })).toMatchObject({
      verdict: 'notYet',
      earliestFilingDate: '2026-01-10',
      maxReductionMonths: 6,
      paroleForbidden: true,
    });
    expect(review({ ...facts, filingDate: day('2026-01-10') }).verdict).toBe('eligible');
  });
});
