import type { ReviewFacts } from '../facts.ts';
import { but, day } from '../testing/facts.ts';
import { review } from './review.ts';

const found = (facts: Partial<ReviewFacts>) =>
  review(but(facts)).findings.filter(({ rule }) => rule.startsWith('FILE-') || rule === 'CL-069-1');

test('a file without contradictions has none', () => {
  expect(found({})).toEqual([]);
});

describe('facts that cannot both be true go to a person, with both places named', () => {
  test.each<[string, Partial<ReviewFacts>, readonly [string, string]]>([
    ['ruled before judged', { rulingDate: day('2021-01-01') }, ['judgmentDate', 'rulingDate']],
    [
      'the term ends before it starts',
      { sentenceEnd: day('2021-05-31') },
      ['sentenceStart', 'sentenceEnd'],
    ],
    [
      'delivered before the judgment took effect',
      { deliveryDate: day('2022-01-09') },
      ['judgmentEffective', 'deliveryDate'],
    ],
    ['filed after the ruling', { rulingDate: day('2025-06-09') }, ['filingDate', 'rulingDate']],
    [
      'served before it was ruled',
      { priors: [{ rulingDate: day('2024-03-02'), servedDate: day('2024-03-01'), months: 3 }] },
      ['priors.0.rulingDate', 'priors.0.servedDate'],
    ],
    [
      'an earlier ruling after this filing',
      { priors: [{ servedDate: day('2025-06-11'), months: 3 }] },
      ['priors.0.servedDate', 'filingDate'],
    ],
    [
      'reductions beyond the term',
      { priors: [{ servedDate: day('2023-06-11'), months: 96 }] },
      ['priors', 'termMonths'],
    ],
    [
      'a printed end that lies further from the start than any bail is long',
      { sentenceEnd: day('2030-05-31') },
      ['sentenceEnd', 'computed'],
    ],
    [
      'a printed end that the bail told does not give',
      { sentenceEnd: day('2029-06-30'), timeNotCounted: [{ reason: 'bail', days: 20 }] },
      ['sentenceEnd', 'computed'],
    ],
    [
      'bail that ends before it begins',
      {
        timeNotCounted: [{ reason: 'bail', from: day('2021-08-01'), to: day('2021-07-01') }],
      },
      ['timeNotCounted.0.from', 'timeNotCounted.0.to'],
    ],
    [
      'bail of other days than its first and last',
      {
        timeNotCounted: [
          { reason: 'bail', from: day('2021-08-01'), to: day('2021-08-31'), days: 20 },
        ],
      },
      ['timeNotCounted.0.days', 'timeNotCounted.0.to'],
    ],
    [
      'one ruling entered twice',
      {
        priors: [
          { rulingDate: day('2024-03-01'), months: 3 },
          { rulingDate: day('2024-03-01'), months: 3 },
        ],
      },
      ['priors.0.rulingDate', 'priors.1.rulingDate'],
    ],
    [
      'a fixed term that is now life',
      { currentSentence: 'life' },
      ['originalSentence', 'currentSentence'],
    ],
    [
      'control of more than three years (刑法 arts.38, 69)',
      { originalSentence: 'control', termMonths: 37, sentenceEnd: null },
      ['originalSentence', 'termMonths'],
    ],
    [
      'detention of more than a year (刑法 arts.42, 69)',
      { originalSentence: 'criminalDetention', termMonths: 13, sentenceEnd: null },
      ['originalSentence', 'termMonths'],
    ],
    [
      'a part longer than the whole',
      { violentCrimeMonths: 97 },
      ['violentCrimeMonths', 'termMonths'],
    ],
    [
      'a whole longer than its parts together',
      { totalOfSentencesMonths: 95 },
      ['totalOfSentencesMonths', 'termMonths'],
    ],
    [
      'a crime of 刑法 art.81(2) that the class does not say, with parole',
      { measure: 'parole', art81_2Crime: true, termMonths: 120, sentenceEnd: null },
      ['art81_2Crime', 'categories'],
    ],
    [
      'life without release with a fixed term',
      { lifeImprisonmentNoRelease: true },
      ['originalSentence', 'lifeImprisonmentNoRelease'],
    ],
    [
      'restricted commutation with a fixed term',
      { commutationRestricted: true },
      ['originalSentence', 'commutationRestricted'],
    ],
    [
      'a suspended sentence of eight years',
      { onProbation: true },
      ['suspendedSentence', 'termMonths'],
    ],
    [
      'an age that the birth does not give',
      { birthDate: day('1960-06-11'), ageAtFiling: 65 },
      ['birthDate', 'ageAtFiling'],
    ],
    [
      'a minor of thirty years',
      { birthDate: day('1995-01-01'), under18AtFiling: true },
      ['birthDate', 'under18AtFiling'],
    ],
    [
      'corruption of another chapter',
      { categories: ['corruption2019'], chapter: 3 },
      ['chapter', 'categories'],
    ],
    [
      'robbery of ten years that is none of the eight',
      { offence: '抢劫罪（未遂）', termMonths: 120, sentenceEnd: null },
      ['offence', 'categories'],
    ],
    [
      'filed when the term had ended',
      { filingDate: day('2029-06-01') },
      ['filingDate', 'sentenceEnd'],
    ],
    [
      'a part of the sentence longer than the whole',
      { violentCrimeMonths: 97 },
      ['violentCrimeMonths', 'termMonths'],
    ],
    [
      'a term longer than its parts together',
      { totalOfSentencesMonths: 95 },
      ['totalOfSentencesMonths', 'termMonths'],
    ],
    [
      'longer than combined terms can be',
      { termMonths: 301, sentenceEnd: null },
      ['termMonths', 'totalOfSentencesMonths'],
    ],
    [
      'longer than a total under 35 years allows',
      { termMonths: 252, totalOfSentencesMonths: 419, sentenceEnd: null },
      ['termMonths', 'totalOfSentencesMonths'],
    ],
  ])('%s', (_, facts, places) => {
    const findings = found(facts);
    const named = findings.map((finding) => Object.keys(finding.facts));
    expect(named).toContainEqual(expect.arrayContaining([...places]));
    expect(findings.every(({ result }) => result === 'review')).toBe(true);
    expect(review(but(facts)).verdict).not.toBe('eligible');
  });

  test('equal to the whole is no contradiction', () => {
    expect(found({ violentCrimeMonths: 96, totalOfSentencesMonths: 96 })).toEqual([]);
  });

  // Eight years from 2021-06-01: after 95 months the last one has the 30 days of June 2021.
  test.each([
    [95, 0, false],
    [95, 29, false],
    [95, 30, true],
    [96, 0, true],
    [96, 1, true],
  ])('%d months and %d days off eight years: nothing left %p', (months, days, beyond) => {
    const priors = [{ servedDate: day('2022-06-11'), months, days }];
    const findings = found({ priors }).filter(({ rule }) => rule === 'FILE-REDUCTIONS');
    expect(findings.map(({ facts }) => facts)).toEqual(
      beyond ? [{ priors: 1, termMonths: 96 }] : [],
    );
  });

  const afterLife: Partial<ReviewFacts> = {
    originalSentence: 'life',
    currentSentence: 'fixedTerm',
    termMonths: null,
    sentenceStart: null,
    sentenceEnd: null,
    crimeDate: day('2012-01-01'),
    judgmentDate: day('2012-06-01'),
    judgmentEffective: null,
    deliveryDate: null,
  };
  const conversion = {
    rulingDate: day('2016-03-10'),
    servedDate: day('2016-03-11'),
    toTermMonths: 240,
  };
  const later = { rulingDate: day('2018-05-10'), servedDate: day('2018-05-11') };

  test('after life, the term is where the conversion gives it', () => {
    const priors = [conversion, { ...later, months: 240 }];
    expect(found({ ...afterLife, priors }).map(({ facts }) => facts)).toContainEqual({
      priors: 1,
      'priors.0.toTermMonths': 240,
    });
    const given = { fixedTermStart: day('2016-03-10'), fixedTermMonths: 240 };
    expect(found({ ...afterLife, ...given, priors }).map(({ facts }) => facts)).toContainEqual({
      priors: 1,
      fixedTermMonths: 240,
    });
  });

  test('after life, a printed end is compared with the ruling from which the term runs', () => {
    const priors = [conversion, { ...later, months: 12, newEnd: day('2034-03-09') }];
    const [finding] = found({ ...afterLife, priors });
    expect(finding?.facts).toEqual({ 'priors.1.newEnd': '2034-03-09', computed: '2035-03-09' });
    expect(finding?.textEn).toContain(
      'counted from Earlier reductions no. 1, date of the ruling it is 2035-03-09',
    );
    expect(finding?.effect).toBe('person');
  });

  test('a difference in a printed end is noted and stops nobody, up to the longest bail', () => {
    const effects = (sentenceEnd: string) =>
      found({ sentenceEnd: day(sentenceEnd) }).map(({ effect }) => effect);
    expect(['2029-05-30', '2029-06-01', '2029-05-29', '2030-05-30'].map(effects)).toEqual([
      ['none'],
      ['none'],
      ['none'],
      ['none'],
    ]);
    expect(effects('2030-05-31')).toEqual(['person']);
    expect(effects('2029-05-31')).toEqual([]);
  });

  test('filed on the last day of the term is in time; after a ruling its new end counts', () => {
    const filed = (filingDate: string, newEnd?: string) =>
      found({
        filingDate: day(filingDate),
        priors: newEnd
          ? [
              {
                rulingDate: day('2023-06-10'),
                servedDate: day('2023-06-11'),
                months: 6,
                newEnd: day(newEnd),
              },
            ]
          : [],
      }).map(({ facts }) => facts);
    expect(filed('2029-05-31')).toEqual([]);
    expect(filed('2029-06-01')).toEqual([{ filingDate: '2029-06-01', sentenceEnd: '2029-05-31' }]);
    expect(filed('2028-12-01', '2028-11-30')).toEqual([
      { filingDate: '2028-12-01', 'priors.0.newEnd': '2028-11-30' },
    ]);
  });

  test('what is barred stays barred', () => {
    const facts = but({
      measure: 'parole',
      categories: ['recidivist'],
      rulingDate: day('2021-01-01'),
    });
    expect(review(facts).verdict).toBe('blocked');
  });

  test('possession of explosives is not causing an explosion', () => {
    expect(found({ offence: '非法制造爆炸物罪', termMonths: 120, sentenceEnd: null })).toEqual([]);
  });

  test('months of a source contradict only when no day of them fits', () => {
    expect(found({ judgmentDate: '2022-01' as never })).toEqual([]);
    expect(found({ judgmentDate: '2022-02' as never })).toHaveLength(1);
  });
});
