import { but, day } from '../testing/facts.ts';
import { review } from './review.ts';

describe('life without release on the file before its law', () => {
  test.each([
    ['judgmentDate', '2015-10-31', true],
    ['judgmentDate', '2015-11-01', false],
    ['filingDate', '2015-10-31', true],
    ['filingDate', '2015-11-01', false],
  ] as const)('%s of %s contradicts it: %p', (field, date, contradicts) => {
    const answer = review(
      but({
        originalSentence: 'deathReprieve',
        currentSentence: 'life',
        lifeImprisonmentNoRelease: true,
        judgmentDate: null,
        [field]: day(date),
      }),
    );
    const found = answer.findings.filter(({ rule }) => rule === 'FILE-SENTENCE');
    expect(found.map(({ facts }) => Object.keys(facts))).toEqual(
      contradicts ? [['lifeImprisonmentNoRelease', field]] : [],
    );
    expect(answer.verdict).not.toBe('eligible');
  });
});

describe('the remainder of a short term', () => {
  const short = {
    termMonths: 25,
    sentenceStart: day('2022-07-26'),
    sentenceEnd: null,
    judgmentDate: day('2023-05-06'),
    judgmentEffective: day('2023-11-07'),
    deliveryDate: day('2023-12-14'),
    categories: ['dutyCrime'],
    filingDate: day('2024-05-10'),
  } as const;

  test('follows from the start and the length of the term where no end is printed', () => {
    expect(review(but(short))).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: null,
      standardEarliest: '2025-12-14',
    });
  });

  test.each([
    ['2022-08-27', true],
    ['2022-08-26', false],
  ] as const)(
    'in force on %s, two whole years or less are left: short is %p',
    (effective, isShort) => {
      // 25 months from 2022-07-26 end on 2024-08-25: from 2022-08-26 that is two whole years.
      const answer = review(
        but({ ...short, judgmentDate: null, judgmentEffective: day(effective) }),
      );
      expect(answer.earliestFilingDate).toBe(isShort ? null : '2025-12-14');
    },
  );
});

describe('the least to be served', () => {
  const halved = {
    termMonths: 36,
    sentenceStart: null,
    sentenceEnd: null,
    judgmentDate: day('2009-11-07'),
    judgmentEffective: day('2010-07-01'),
    deliveryDate: day('2010-08-05'),
    priors: [
      { rulingDate: day('2012-01-08'), servedDate: day('2012-01-19'), months: 3 },
      { rulingDate: day('2012-09-21'), servedDate: day('2012-10-10'), months: 24 },
    ],
  } as const;

  test.each(['2014-05-30', '2017-05-30'])('bars a further reduction by the law of %s', (filed) => {
    const answer = review(but({ ...halved, filingDate: day(filed) }));
    expect(answer.verdict).toBe('blocked');
    expect(answer.findings.some((each) => each.rule === 'CL-078-2A' && each.effect === 'bar')).toBe(
      true,
    );
  });

  test('of the old term bars nobody whose reductions a new crime has undone', () => {
    const crime = {
      termMonths: 35,
      sentenceStart: null,
      sentenceEnd: null,
      judgmentDate: day('2016-12-31'),
      judgmentEffective: day('2017-05-20'),
      deliveryDate: day('2017-06-23'),
      priors: [{ rulingDate: day('2018-11-20'), servedDate: day('2018-12-10'), months: 18 }],
      newIntentionalCrime: { sentence: 'fixedTerm', finalDate: day('2019-03-23') },
    } as const;
    const early = review(but({ ...crime, filingDate: day('2019-04-11') }));
    expect(early).toMatchObject({ verdict: 'notYet', earliestFilingDate: '2022-03-23' });
    expect(review(but({ ...crime, filingDate: day('2022-03-23') })).verdict).toBe('humanReview');
  });
});

describe('the time of the law', () => {
  const named = (facts: Parameters<typeof but>[0]) =>
    review(but(facts)).findings.map(({ rule }) => rule as string);

  test.each([
    ['2016-12-31', true],
    ['2017-01-01', false],
  ] as const)('a judgment of %s is under a newer interpretation: %p', (judged, newer) => {
    expect(
      named({ judgmentDate: day(judged), judgmentEffective: null }).includes('TRANS-2001-1'),
    ).toBe(newer);
  });

  test.each([
    ['2016-12-31', true],
    ['2017-01-01', false],
  ] as const)('a ruling of %s stands under an older one: %p', (ruled, older) => {
    const priors = [{ rulingDate: day(ruled), servedDate: day(ruled), months: 6 }];
    expect(named({ priors }).includes('TRANS-2001-4')).toBe(older);
  });

  test('the Prison Law of 2026 repeats the ground from 2026-11-01', () => {
    expect(named({ filingDate: day('2026-10-31') })).not.toContain('PL2026-049');
    expect(named({ filingDate: day('2026-11-01') })).toContain('PL2026-049');
  });

  test('parole goes the way of art.79 before the same court', () => {
    expect(named({ measure: 'parole' })).toContain('CL-082');
    expect(named({})).not.toContain('CL-082');
  });
});
