import type { ReviewFacts } from './facts.ts';
import type { Review } from './review/answer.ts';
import { review } from './review/review.ts';
import { but, day, timed } from './testing/facts.ts';
import { after, anchorsFrom, daysAfter, lastDayOf } from './testing/reckoning.ts';

const spoken = (answer: Review): readonly string[] => answer.findings.map(({ rule }) => rule);
const served = day('2021-03-01');

describe('less than two years left', () => {
  const mayBeShort = (facts: ReviewFacts, rule: string) =>
    review(facts).reviewReasons.some((reason) => reason.rule === rule && reason.decisive);

  // 判决生效后剩余刑期不满二年: two years from the judgment are the corresponding day.
  test.each(anchorsFrom(2022))(
    'when the judgment took effect on %s: a day less than two years, two years, a day more',
    (judgmentEffective) => {
      const lastOfTwoYears = daysAfter(after(judgmentEffective, { years: 2 }), -1);
      const ends = [-1, 0, 1].map((days) => daysAfter(lastOfTwoYears, days));
      const short = ends.map((sentenceEnd) =>
        mayBeShort(
          timed({
            termMonths: 36,
            judgmentEffective,
            sentenceEnd,
            deliveryDate: daysAfter(judgmentEffective, 10),
            filingDate: daysAfter(judgmentEffective, 200),
          }),
          'SPC2016-016',
        ),
      );
      expect(short).toEqual([true, false, false]);
    },
  );

  test.each([
    [23, true],
    [24, false],
  ])('a term of %d months: %s', (termMonths, short) => {
    const facts = timed({
      termMonths,
      deliveryDate: day('2022-01-10'),
      filingDate: day('2022-08-10'),
    });
    expect(mayBeShort(facts, 'SPC2016-016')).toBe(short);
  });

  // 减刑后余刑不足二年 (art.28(2)), from the day of the ruling to the end of the term.
  test.each(anchorsFrom(2022))('after a reduction ruled on %s', (ruled) => {
    const lastOfTwoYears = daysAfter(after(ruled, { years: 2 }), -1);
    const short = [-1, 0, 1].map((days) =>
      mayBeShort(
        timed({
          measure: 'parole',
          termMonths: 96,
          sentenceStart: day('2010-01-01'),
          noReoffendRisk: true,
          communityAssessment: true,
          deliveryDate: null,
          priors: [
            {
              rulingDate: ruled,
              servedDate: ruled,
              months: 6,
              newEnd: daysAfter(lastOfTwoYears, days),
            },
          ],
          filingDate: daysAfter(ruled, 200),
        }),
        'SPC2016-028-2',
      ),
    );
    expect(short).toEqual([true, false, false]);
  });
});

describe('one third more or less, one or the other (arts.19, 20)', () => {
  const relaxed = (facts: Partial<ReviewFacts>) =>
    timed({ seriouslyIll: true, lostLabourCapacityAndSelfCare: true, ...facts });

  // A third of the months, what is left of a month not counted: 18 → 12, 24 → 16, 12 → 8.
  test.each([
    [59, 8],
    [60, 12],
    [120, 16],
  ])('the start of %d months comes down to %d months', (termMonths, months) => {
    for (const deliveryDate of anchorsFrom(2018)) {
      const first = after(deliveryDate, { years: Math.trunc(months / 12), months: months % 12 });
      const facts = relaxed({ termMonths, deliveryDate });
      const on = (filingDate: typeof first) => review({ ...facts, filingDate });
      expect([on(daysAfter(first, -1)).verdict, on(first).verdict]).toEqual([
        'notYet',
        'humanReview',
      ]);
      expect(on(first).earliestFilingDate).toBe(first);
    }
  });

  test.each([
    [['repent'], 9, 12],
    [['repent', 'merit'], 12, 16],
    [['repent', 'majorMerit'], 24, 32],
  ] as const)('the reduction for %s goes from %d to %d months', (merit, ceiling, widened) => {
    const facts = but({
      merit,
      majorMeritDate: day('2025-01-10'),
      disabled: true,
      lostLabourCapacityAndSelfCare: true,
    });
    const lawful = (proposedReductionMonths: number) =>
      review({ ...facts, proposedReductionMonths }).proposal!.lawful;
    expect(review(facts).maxIfAmountRelaxedInstead).toBe(widened);
    expect([ceiling, ceiling + 1, widened, widened + 1].map(lawful)).toEqual([
      true,
      null,
      null,
      false,
    ]);
  });

  test.each([
    ['1960-06-10', '2025-06-09', false],
    ['1960-06-10', '2025-06-10', true],
    ['1960-06-10', '2025-06-11', true],
    ['1960-02-29', '2025-02-28', false],
    ['1960-02-29', '2025-03-01', true],
  ])('born on %s and filed on %s is sixty-five (art.39): %s', (birthDate, filingDate, old) => {
    const facts = timed({
      birthDate: day(birthDate),
      filingDate: day(filingDate),
      lostLabourCapacityAndSelfCare: true,
      seriouslyIll: false,
      disabled: false,
    });
    expect(spoken(review(facts)).includes('SPC2016-039-1')).toBe(old);
    expect(spoken(review(facts)).includes('SPC2016-020')).toBe(old);
  });

  test.each([
    ['2007-06-10', '2025-06-09', true],
    ['2007-06-10', '2025-06-10', true],
    ['2007-06-10', '2025-06-11', false],
    ['2004-02-29', '2022-03-01', true],
    ['2004-02-29', '2022-03-02', false],
  ])('born on %s and filed on %s is under eighteen (art.19): %s', (birthDate, filed, minor) => {
    const facts = timed({ birthDate: day(birthDate), filingDate: day(filed), deliveryDate: null });
    expect(spoken(review(facts)).includes('SPC2016-019')).toBe(minor);
  });
});

describe('deprivation of political rights', () => {
  const lawful = (facts: ReviewFacts, years: readonly number[]) =>
    years.map((proposedPoliticalRightsYears) =>
      review({ ...facts, proposedPoliticalRightsYears })
        .proposal!.violations.filter(({ field }) => field === '/proposedPoliticalRightsYears')
        .map(({ rule, expected }) => [rule, expected]),
    );
  const life: Partial<ReviewFacts> = {
    originalSentence: 'life',
    currentSentence: 'life',
    termMonths: null,
    proposedResultTermMonths: 264,
  };

  test('is a year at least beside a fixed term (art.17(1))', () => {
    const facts = but({ proposedReductionMonths: 6 });
    expect(lawful(facts, [0, 1, 2])).toEqual([[['SPC2016-017-1', 1]], [], []]);
  });

  test('is seven to ten years when life becomes a fixed term (art.17(2))', () => {
    expect(lawful(timed(life), [6, 7, 10, 11])).toEqual([
      [['SPC2016-017-2', 7]],
      [],
      [],
      [['SPC2016-017-2', 10]],
    ]);
  });

  test('is three years at last after life (art.17(2))', () => {
    const facts = timed({
      ...life,
      currentSentence: 'fixedTerm',
      priors: [
        { rulingDate: served, servedDate: served, toSentence: 'fixedTerm', toTermMonths: 264 },
      ],
      proposedResultTermMonths: null,
      proposedReductionMonths: 6,
    });
    expect(lawful(facts, [2, 3, 4])).toEqual([[['SPC2016-017-2', 3]], [], []]);
  });

  test('was three to ten years before 2017 (刑法 art.57(2)), and is cited so', () => {
    const facts = timed({
      measure: 'reprieveExpiry',
      originalSentence: 'deathReprieve',
      termMonths: null,
      crimeDate: day('2011-05-01'),
      intentionalCrimeInReprieve: false,
      lifeImprisonmentNoRelease: false,
      merit: ['majorMerit'],
      reprieveStart: day('2014-06-10'),
      deliveryDate: null,
      filingDate: day('2016-12-31'),
      proposedResultTermMonths: 300,
    });
    expect(review(facts).politicalRightsYears).toEqual([3, 10]);
    expect(lawful(facts, [2, 3, 10, 11])).toEqual([[['CL-057-2', 3]], [], [], [['CL-057-2', 10]]]);
    expect(review({ ...facts, filingDate: day('2017-01-01') }).politicalRightsYears).toEqual([
      7, 10,
    ]);
  });
});

describe('figures of their own', () => {
  test.each(anchorsFrom(2024))(
    'parole from life on %s is tried for ten years (刑法 art.83, CL-083)',
    (rulingDate) => {
      const facts = timed({
        measure: 'parole',
        originalSentence: 'life',
        currentSentence: 'life',
        termMonths: null,
        crimeDate: day('2005-05-01'),
        deliveryDate: null,
        filingDate: daysAfter(rulingDate, -20),
        rulingDate,
      });
      expect(review(facts).paroleProbationEnd).toBe(lastDayOf(rulingDate, 120));
    },
  );

  test.each(anchorsFrom(2019))(
    'a reprieve from %s becomes twenty-five years (CL-050-1B)',
    (from) => {
      const expiry = lastDayOf(from, 24);
      const answer = review(
        timed({
          measure: 'reprieveExpiry',
          originalSentence: 'deathReprieve',
          termMonths: null,
          crimeDate: day('2012-05-01'),
          lifeImprisonmentNoRelease: false,
          intentionalCrimeInReprieve: false,
          merit: ['majorMerit'],
          reprieveStart: from,
          deliveryDate: null,
          filingDate: daysAfter(expiry, 10),
        }),
      );
      expect(spoken(answer)).toContain('CL-050-1B');
      expect(answer.resultTermMonths).toBe(300);
      expect(answer.newTermIfRuledOn).toEqual([expiry, lastDayOf(expiry, 300)]);
    },
  );

  test.each([
    ['criminalDetention', 2],
    ['fixedTerm', 12],
  ] as const)('the probation of %s keeps %d months (art.18)', (originalSentence, months) => {
    const answer = review(
      but({ originalSentence, termMonths: 6, onProbation: true, merit: ['majorMerit'] }),
    );
    expect(answer.probationFloorMonths).toBe(months);
    expect(spoken(answer)).toContain('SPC2016-018');
  });

  test.each([
    ['2025-06-13', 4, 'notMet'],
    ['2025-06-14', 5, 'met'],
    ['2025-06-15', 6, 'met'],
  ])('a notice from 2025-06-10 to %s lasts %d days and is %s', (end, noticeDays, result) => {
    const answer = review(but({ noticeStart: day('2025-06-10'), noticeEnd: day(end) }));
    expect(answer.noticeDays).toBe(noticeDays);
    expect(answer.findings.find(({ rule }) => rule === 'SPC2014-003-3')?.result).toBe(result);
  });

  test.each(anchorsFrom(2024))('a proposal of %s is ruled on in a month, or two', (filingDate) => {
    const answer = review(but({ filingDate }));
    expect(answer.courtOneMonthLimit).toBe(after(filingDate, { months: 1 }));
    expect(answer.courtLimitIfExtended).toBe(after(filingDate, { months: 2 }));
  });

  test('after a reprieve became a fixed term, the two years of art.8 are awaited by art.10(2)', () => {
    const answer = review(
      timed({
        originalSentence: 'deathReprieve',
        termMonths: null,
        crimeDate: day('2012-05-01'),
        commutationRestricted: false,
        lifeImprisonmentNoRelease: false,
        reprieveExpiry: day('2014-06-01'),
        deliveryDate: null,
        priors: [
          { rulingDate: day('2014-07-01'), servedDate: day('2014-07-02'), toSentence: 'life' },
          {
            rulingDate: day('2019-06-05'),
            servedDate: day('2019-06-06'),
            toSentence: 'fixedTerm',
            toTermMonths: 300,
          },
        ],
        filingDate: day('2021-06-05'),
      }),
    );
    expect(spoken(answer)).toContain('SPC2016-010-2');
    expect(answer).toMatchObject({ verdict: 'notYet', earliestFilingDate: '2021-06-06' });
    expect(answer.nextIntervalYears).toBe(2);
  });
});

describe('法释〔2012〕2号 (TRANS-2012): shown, and never decides', () => {
  const in2015 = (facts: Partial<ReviewFacts>) =>
    review(timed({ deliveryDate: day('2012-02-29'), filingDate: day('2015-06-10'), ...facts }));
  const shown = (answer: Review) =>
    answer.findings
      .filter(({ rule }) => rule === 'TRANS-2012')
      .map(({ facts, passesFrom, effect }) => [facts.months ?? facts.years, passesFrom, effect]);

  test.each([
    [59, [[0, '2012-02-29', 'person']]],
    [60, [[18, '2013-08-31', 'person']]],
  ])('the start of %d months', (termMonths, expected) => {
    const answer = in2015({ termMonths });
    expect(answer.verdict).toBe('humanReview');
    expect(shown(answer)).toEqual(expected);
  });

  test('the interval is a year from the service of the last ruling', () => {
    const before = day('2014-06-10');
    const answer = in2015({ priors: [{ rulingDate: before, servedDate: before, months: 6 }] });
    expect(shown(answer)).toEqual([[12, '2015-06-10', 'person']]);
  });

  test.each([
    [['repent'], 12],
    [['merit'], 12],
    [['repent', 'merit'], 24],
    [['majorMerit'], 24],
    [['repent', 'majorMerit'], 24],
  ] as const)('for %j at most %d months', (merit, months) => {
    expect(in2015({ merit }).ceilingMonths).toBe(months);
  });

  test.each([
    ['life', ['repent'], [240, 264]],
    ['life', ['majorMerit'], [180, 240]],
    ['deathReprieve', ['repent'], 300],
    ['deathReprieve', ['majorMerit'], 276],
  ] as const)('%s for %j becomes %j months', (originalSentence, merit, months) => {
    const answer = in2015({
      originalSentence,
      currentSentence: 'life',
      termMonths: null,
      crimeDate: day('2008-01-01'),
      merit,
      commutationRestricted: false,
      lifeImprisonmentNoRelease: false,
      reprieveExpiry: originalSentence === 'life' ? null : day('2011-06-01'),
    });
    expect(answer.resultTermMonthsRange ?? answer.resultTermMonths).toEqual(months);
    expect(answer.verdict).toBe('humanReview');
  });
});
