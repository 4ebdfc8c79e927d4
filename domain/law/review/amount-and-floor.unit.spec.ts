import type { Category, MeritHead, ReviewFacts } from '../facts.ts';
import { but, day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const heads: readonly (readonly MeritHead[])[] = [
  ['repent'],
  ['merit'],
  ['repent', 'merit'],
  ['majorMerit'],
  ['repent', 'majorMerit'],
];
const corrupt: readonly Category[] = ['dutyCrime', 'corruption2019'];
const judged = { judgmentDate: day('2021-12-20') };

describe('one ruling takes off at most', () => {
  test.each<[string, Partial<ReviewFacts>, readonly number[]]>([
    ['generally', {}, [9, 9, 12, 18, 24]],
    ['strict class up to ten years', { categories: ['financialCrime'] }, [9, 9, 12, 12, 12]],
    [
      'strict class from ten years',
      { termMonths: 200, categories: ['recidivist'] },
      [9, 9, 12, 12, 12],
    ],
    ['corruption', { termMonths: 200, categories: corrupt, ...judged }, [6, 6, 9, 12, 12]],
    [
      'life become a fixed term',
      { originalSentence: 'life', currentSentence: 'fixedTerm' },
      [9, 9, 12, 18, 24],
    ],
    [
      'the same, strict',
      { originalSentence: 'life', currentSentence: 'fixedTerm', categories: ['violentEight'] },
      [9, 9, 12, 12, 12],
    ],
    [
      'reprieve become a fixed term',
      {
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
        commutationRestricted: false,
      },
      [9, 9, 12, 18, 24],
    ],
    [
      'the same, strict',
      {
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
        commutationRestricted: false,
        categories: ['recidivist'],
      },
      [9, 9, 12, 12, 12],
    ],
    [
      'the same, restricted',
      {
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
        commutationRestricted: true,
        categories: ['recidivist'],
      },
      [6, 6, 6, 12, 12],
    ],
  ])('%s', (_, facts, months) => {
    const found = heads.map((merit) => review(timed({ ...facts, merit })).maxReductionMonths);
    expect(found).toEqual(months);
  });
});

describe('life becomes a fixed term of', () => {
  const life: Partial<ReviewFacts> = {
    originalSentence: 'life',
    currentSentence: 'life',
    termMonths: null,
  };
  const reprieve: Partial<ReviewFacts> = {
    originalSentence: 'deathReprieve',
    currentSentence: 'life',
    termMonths: null,
    reprieveExpiry: day('2020-01-01'),
    commutationRestricted: false,
  };
  const fixed = (years: number) => [years * 12, years * 12];
  test.each<[string, Partial<ReviewFacts>, readonly (readonly number[])[]]>([
    ['life', life, [fixed(22), fixed(22), [252, 264], [240, 252], [228, 240]]],
    [
      'life, strict: twenty years at least',
      { ...life, categories: ['violentEight'] },
      [fixed(22), fixed(22), [252, 264], [240, 252], fixed(20)],
    ],
    [
      'life, corruption',
      { ...life, categories: corrupt, ...judged },
      [fixed(23), fixed(23), [264, 276], [252, 264], [252, 264]],
    ],
    ['reprieve', reprieve, [fixed(25), fixed(25), [288, 300], [276, 288], [264, 276]]],
    [
      'reprieve, strict',
      { ...reprieve, categories: ['recidivist'] },
      [fixed(25), [276, 300], [276, 300], [276, 300], [276, 300]],
    ],
    [
      'reprieve, restricted',
      { ...reprieve, categories: ['recidivist'], commutationRestricted: true },
      [fixed(25), [276, 300], [276, 300], [276, 300], [276, 300]],
    ],
    [
      'reprieve, corruption',
      { ...reprieve, categories: corrupt, lifeImprisonmentNoRelease: false, ...judged },
      [fixed(25), fixed(25), [294, 300], [288, 294], [288, 294]],
    ],
  ])('%s', (_, facts, ranges) => {
    const found = heads.map((merit) => {
      const answer = review(timed({ ...facts, merit }));
      return answer.resultTermMonthsRange ?? [answer.resultTermMonths, answer.resultTermMonths];
    });
    expect(found).toEqual(ranges);
  });
});

describe('the floor binds under any merit', () => {
  test('one half, custody counted, of an odd number of months', () => {
    const answer = review(
      but({
        termMonths: 49,
        sentenceStart: day('2022-01-27'),
        sentenceEnd: day('2026-02-26'),
        deliveryDate: day('2022-03-01'),
        merit: ['repent', 'majorMerit'],
      }),
    );
    expect(answer.floorLastDay).toBe('2024-02-10');
    expect(answer.maxReductionMonths).toBe(24);
  });

  test('what was taken off before is counted', () => {
    const priors = [{ servedDate: day('2023-04-01'), months: 39 }];
    expect(review(but({ priors })).maxReductionMonths).toBe(9);
    expect(
      review(but({ priors: [{ servedDate: day('2023-04-01'), months: 44 }] })).maxReductionMonths,
    ).toBe(4);
    const none = review(but({ priors: [{ servedDate: day('2023-04-01'), months: 48 }] }));
    expect(none).toMatchObject({
      verdict: 'blocked',
      maxReductionMonths: 0,
      earliestFilingDate: null,
    });
  });

  const life = {
    ...timed({ originalSentence: 'life', currentSentence: 'fixedTerm', termMonths: null }),
    judgmentEffective: day('2012-05-10'),
    crimeDate: day('2011-06-01'),
    fixedTermStart: day('2014-08-01'),
    fixedTermMonths: 144,
  };

  test('thirteen years for life, ten for a crime by 2011-04-30', () => {
    expect(review(life).floorLastDay).toBe('2025-05-09');
    expect(review({ ...life, crimeDate: day('2011-04-30') }).floorLastDay).toBe('2022-05-09');
    expect(review({ ...life, crimeDate: null }).floorLastDay).toBe('2025-05-09');
    expect(review({ ...life, crimeDate: '2011-05' as never }).floorLastDay).toBe('2025-05-09');
    expect(review({ ...life, crimeDate: '2010' as never }).floorLastDay).toBe('2022-05-09');
  });

  test('a proposal one month above the room is not lawful', () => {
    // 144 months from 2014-08-01 end on 2026-07-31; the floor is 2025-05-09, 14 months before.
    const merit = ['repent', 'majorMerit'] as const;
    const served = {
      ...life,
      merit,
      priors: [{ servedDate: day('2023-01-01'), toTermMonths: 144 }],
    };
    expect(review(served).maxReductionMonths).toBe(14);
    expect(review({ ...served, proposedReductionMonths: 14 }).proposal?.lawful).toBe(true);
    expect(review({ ...served, proposedReductionMonths: 15 }).proposal).toMatchObject({
      lawful: false,
      violations: [{ rule: 'CL-078-2B' }],
    });
  });

  test.each([
    [{ commutationRestricted: false }, '2030-06-30'],
    [{ commutationRestricted: true, reprieveOutcome: 'life' as const }, '2040-06-30'],
    [{ commutationRestricted: true, reprieveOutcome: 'fixed25' as const }, '2035-06-30'],
  ])('of a reprieve: %j', (facts, floor) => {
    const answer = review(
      timed({
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
        termMonths: null,
        categories: ['violentEight'],
        reprieveExpiry: day('2015-06-30'),
        ...facts,
      }),
    );
    expect(answer.floorDate).toBe(floor);
  });
});

describe('the end of the term', () => {
  test('is counted forward from the start with the reduced term', () => {
    const answer = review(but({ proposedReductionMonths: 9 }));
    expect(answer.proposal).toMatchObject({ lawful: true, newEnd: '2028-08-31' });
  });

  test('with days is counted back from the end', () => {
    const answer = review(
      but({
        merit: ['repent', 'majorMerit'],
        majorMeritDate: day('2024-01-01'),
        proposedReductionMonths: 18,
        proposedReductionDays: 15,
      }),
    );
    expect(answer.proposal?.newEnd).toBe('2027-11-15');
  });

  test('a printed end is followed, and the difference shown', () => {
    const priors = [{ servedDate: day('2024-01-10'), months: 6, newEnd: day('2028-11-29') }];
    const answer = review(but({ priors }));
    expect(answer.newEndBefore).toBe('2028-11-29');
    const shown = answer.findings.find(({ rule }) => rule === 'FILE-END');
    expect(shown).toMatchObject({
      result: 'review',
      effect: 'none',
      facts: { 'priors.0.newEnd': '2028-11-29', computed: '2028-11-30' },
    });
  });

  test('above the ceiling is not lawful, with the article', () => {
    const { proposal } = review(but({ proposedReductionMonths: 10 }));
    expect(proposal).toMatchObject({
      lawful: false,
      violations: [{ rule: 'SPC2016-006-2A', expected: 9, actual: 10 }],
    });
    expect(proposal?.violations[0]?.article).toContain('第六条');
  });
});
