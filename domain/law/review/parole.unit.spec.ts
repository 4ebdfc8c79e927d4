import { addDays } from '#domain/kernel/legal-date.ts';
import type { Category, ReviewFacts } from '../facts.ts';
import { day, plain } from '../testing/facts.ts';
import { review } from './review.ts';

const paroled = (facts: Partial<ReviewFacts>): ReviewFacts => ({
  ...plain,
  measure: 'parole',
  noReoffendRisk: true,
  communityAssessment: true,
  ...facts,
});

function expectFrom(facts: ReviewFacts, first: string): void {
  const on = (filed: string) => review({ ...facts, filingDate: day(filed) });
  expect(on(first).earliestFilingDate).toBe(first);
  expect(on(addDays(day(first), -1)).verdict).toBe('notYet');
  expect(on(first).verdict).toBe('eligible');
}

describe('the time that must be served', () => {
  test('is one half from the start of the term, custody counted', () => {
    expectFrom(paroled({}), '2025-06-01');
  });

  test('of an odd number of months ends with half a month of fifteen days', () => {
    expectFrom(paroled({ termMonths: 97, sentenceEnd: day('2029-06-30') }), '2025-06-16');
  });

  test('is of the original term, not of the reduced one', () => {
    const priors = [{ servedDate: day('2023-06-01'), months: 9 }];
    expectFrom(paroled({ priors }), '2025-06-01');
  });

  const life = paroled({
    originalSentence: 'life',
    currentSentence: 'fixedTerm',
    termMonths: null,
    sentenceStart: null,
    sentenceEnd: null,
    judgmentDate: null,
    judgmentEffective: day('2012-05-31'),
    deliveryDate: day('2012-07-01'),
    crimeDate: day('2011-05-01'),
    fixedTermStart: day('2015-02-01'),
    fixedTermMonths: 264,
  });

  test('is thirteen years of life from the day the judgment took effect', () => {
    expectFrom(life, '2025-05-31');
    expect(review(life).paroleProbationEnd).toBe('2037-01-31');
  });

  test('is ten years for a crime by 2011-04-30', () => {
    expectFrom({ ...life, crimeDate: day('2011-04-30') }, '2022-05-31');
  });

  test('is for a person between ten and thirteen years when the day of the crime is not known', () => {
    const unknown = { ...life, crimeDate: null };
    expect(review({ ...unknown, filingDate: day('2022-05-30') }).verdict).toBe('notYet');
    expect(review({ ...unknown, filingDate: day('2025-05-30') }).verdict).toBe('humanReview');
    expect(review({ ...unknown, filingDate: day('2025-05-31') }).verdict).toBe('eligible');
  });

  test('is fifteen years after a reprieve, from its expiry', () => {
    expectFrom(
      { ...life, originalSentence: 'deathReprieve', reprieveExpiry: day('2010-02-28') },
      '2025-02-28',
    );
  });

  test('may be lifted for state need with the approval of the Supreme People’s Court', () => {
    const answer = review(paroled({ specialCircumstances: true, filingDate: day('2023-01-01') }));
    expect(answer).toMatchObject({ verdict: 'humanReview', earliestFilingDate: null });
    expect(answer.reviewReasons.map(({ rule }) => rule)).toContain('CL-081-1C');
  });
});

describe('probation of parole', () => {
  test('is the term not yet served', () => {
    const priors = [{ servedDate: day('2023-06-01'), months: 9 }];
    expect(review(paroled({ priors })).paroleProbationEnd).toBe('2028-08-31');
  });

  test('is ten years for life', () => {
    const facts = paroled({
      originalSentence: 'life',
      termMonths: null,
      rulingDate: day('2025-07-01'),
    });
    expect(review(facts).paroleProbationEnd).toBe('2035-06-30');
  });
});

describe('the interval from a commutation to parole', () => {
  const long = {
    termMonths: 180,
    sentenceStart: day('2016-01-01'),
    sentenceEnd: day('2030-12-31'),
    deliveryDate: day('2016-12-01'),
    judgmentEffective: day('2016-11-01'),
    judgmentDate: day('2016-10-01'),
  };
  const after = (months: number) =>
    paroled({ ...long, priors: [{ servedDate: day('2024-08-31'), months }] });

  test('is a year, a year and a half where a year or more was taken off', () => {
    expectFrom(after(9), '2025-08-31');
    expectFrom(after(11), '2025-08-31');
    expectFrom(after(12), '2026-02-28');
  });

  test('may be shorter, without a number, when less than two years are left', () => {
    const priors = [{ rulingDate: day('2024-08-20'), servedDate: day('2024-08-31'), months: 9 }];
    const facts = paroled({
      ...long,
      termMonths: 135,
      sentenceStart: day('2016-01-01'),
      sentenceEnd: day('2027-03-31'),
      priors,
      filingDate: day('2025-03-01'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: null,
      standardEarliest: '2025-08-31',
    });
    expect(review({ ...facts, filingDate: day('2025-08-31') }).verdict).toBe('eligible');
  });
});

describe('parole is closed to', () => {
  test.each<[string, Partial<ReviewFacts>]>([
    ['a recidivist', { categories: ['recidivist'] }],
    [
      'robbery of exactly ten years',
      { offence: '抢劫罪', categories: ['violentEight'], termMonths: 120 },
    ],
    [
      'murder, life commuted to ten years',
      {
        categories: ['violentEight'],
        originalSentence: 'life',
        currentSentence: 'fixedTerm',
        fixedTermMonths: 120,
      },
    ],
    [
      'murder, a reprieve commuted',
      {
        categories: ['violentEight'],
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
      },
    ],
    [
      'life without release',
      {
        originalSentence: 'deathReprieve',
        currentSentence: 'life',
        lifeImprisonmentNoRelease: true,
      },
    ],
    ['merit without repentance', { merit: ['merit'] }],
    ['a risk of reoffending', { noReoffendRisk: false }],
    ['one able but unwilling to pay', { property: 'ableNotPerforming' }],
    ['criminal detention', { originalSentence: 'criminalDetention', termMonths: 5 }],
    [
      'one whose parole was revoked for a breach',
      { paroleRevoked: true, revocationGround: 'violation' },
    ],
  ])('%s', (_, facts) => {
    expect(review(paroled({ sentenceEnd: null, ...facts }))).toMatchObject({
      verdict: 'blocked',
      earliestFilingDate: null,
    });
  });

  test('but not to robbery of nine years and eleven months', () => {
    const facts = paroled({
      offence: '抢劫罪',
      categories: ['violentEight'],
      termMonths: 119,
      sentenceEnd: null,
      filingDate: day('2027-01-01'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'eligible',
      paroleForbidden: false,
      paroleBar81_2: false,
    });
  });

  test('combined crimes of twelve years where the robbery’s own term is not known: a person', () => {
    const categories: readonly Category[] = ['violentEight'];
    const facts = paroled({
      offence: '抢劫罪、盗窃罪',
      categories,
      termMonths: 144,
      sentenceEnd: null,
      filingDate: day('2028-01-01'),
    });
    expect(review(facts)).toMatchObject({ verdict: 'humanReview', paroleForbidden: null });
    expect(review({ ...facts, violentCrimeMonths: 96 })).toMatchObject({
      verdict: 'eligible',
      paroleForbidden: false,
    });
    expect(review({ ...facts, violentCrimeMonths: 120 })).toMatchObject({
      verdict: 'blocked',
      paroleForbidden: true,
    });
  });

  test('an omitted crime that the prisoner had told of is excepted', () => {
    const facts = paroled({
      paroleRevoked: true,
      revocationGround: 'omittedCrime',
      omittedCrimeConfessed: true,
    });
    expect(review(facts).verdict).toBe('eligible');
  });
});

test('an interview is due where parole is reviewed on paper', () => {
  expect(review(paroled({})).interviewRequiredIfPaper).toBe(true);
});
