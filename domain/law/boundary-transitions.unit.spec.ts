import type { ReviewFacts, SourceDate } from './facts.ts';
import { review } from './review/review.ts';
import { but, day, timed } from './testing/facts.ts';

const found = (facts: ReviewFacts, ids: readonly string[]) =>
  review(facts)
    .findings.filter(({ rule }) => ids.includes(rule))
    .map(({ rule }) => rule);
const date = (text: string) => text as SourceDate;

const afterLife = (crimeDate: string | null): ReviewFacts =>
  timed({
    originalSentence: 'life',
    currentSentence: 'fixedTerm',
    termMonths: null,
    crimeDate: crimeDate === null ? null : date(crimeDate),
    judgmentDate: day('2012-03-01'),
    judgmentEffective: day('2012-05-01'),
    deliveryDate: day('2012-06-01'),
    priors: [
      {
        rulingDate: day('2016-06-01'),
        servedDate: day('2016-06-02'),
        toSentence: 'fixedTerm',
        toTermMonths: 264,
      },
    ],
  });

describe('life, by the day of the crime (刑法修正案（八）, 2011-05-01; 法释〔2011〕9号 art.7)', () => {
  test.each([
    ['2011-04-30', 'CL-078-2B-OLD', '2022-04-30', false],
    ['2011-05-01', 'CL-078-2B', '2025-04-30', false],
    ['2011-04', 'CL-078-2B-OLD', '2022-04-30', false],
    ['2011-05', 'CL-078-2B', '2025-04-30', false],
    ['2011', 'CL-078-2B', '2025-04-30', true],
    [null, 'CL-078-2B', '2025-04-30', true],
  ] as const)('the floor for a crime of %s', (crime, rule, floorLastDay, asked) => {
    const answer = review(afterLife(crime));
    expect(answer.floorLastDay).toBe(floorLastDay);
    expect(found(afterLife(crime), ['CL-078-2B', 'CL-078-2B-OLD'])).toEqual([rule]);
    expect(answer.missing.some(({ field }) => field === 'crimeDate')).toBe(asked);
  });

  test.each([
    ['2011-04-30', 'CL-081-1B-OLD', '2022-05-01', null],
    ['2011-05-01', 'CL-081-1B', '2025-05-01', null],
    [null, 'CL-081-1B', '2025-05-01', '2022-05-01'],
  ] as const)('the time before parole for a crime of %s', (crime, rule, first, alternative) => {
    const parole = { measure: 'parole', noReoffendRisk: true, communityAssessment: true } as const;
    const answer = review({ ...afterLife(crime), ...parole, filingDate: day('2021-06-10') });
    expect(answer.findings.map((each) => each.rule)).toContain(rule);
    expect(answer.earliestFilingDate).toBe(first);
    expect(answer.alternativeEarliest ?? null).toBe(alternative);
    expect(answer.verdict).toBe('notYet');
  });

  test('a judgment before the amendment tells that the crime was, too', () => {
    const facts = (judgmentDate: string) => ({
      ...afterLife(null),
      judgmentDate: day(judgmentDate),
      judgmentEffective: day('2011-05-01'),
    });
    const floors = ['CL-078-2B', 'CL-078-2B-OLD'];
    expect(found(facts('2011-04-30'), floors)).toEqual(['CL-078-2B-OLD']);
    expect(found(facts('2011-05-01'), floors)).toEqual(['CL-078-2B']);
  });
});

describe('major merit in the reprieve, by the day of the crime', () => {
  const reprieve = (crimeDate: string) =>
    timed({
      measure: 'reprieveExpiry',
      originalSentence: 'deathReprieve',
      termMonths: null,
      crimeDate: day(crimeDate),
      lifeImprisonmentNoRelease: false,
      intentionalCrimeInReprieve: false,
      merit: ['majorMerit'],
      reprieveStart: day('2020-06-10'),
      deliveryDate: null,
    });
  test.each([
    ['2011-04-30', 'humanReview', undefined],
    ['2011-05-01', 'eligible', 300],
  ])('%s: %s', (crimeDate, verdict, months) => {
    const answer = review(reprieve(crimeDate));
    expect(answer).toMatchObject({ verdict, resultSentence: 'fixedTerm' });
    expect(answer.resultTermMonths).toBe(months);
  });
});

describe('parole of a recidivist, by the day of the crime', () => {
  const parole = (crimeDate: string) =>
    timed({
      measure: 'parole',
      noReoffendRisk: true,
      communityAssessment: true,
      categories: ['recidivist'],
      crimeDate: day(crimeDate),
    });
  test.each([
    ['1997-09-30', true, false],
    ['1997-10-01', false, true],
    ['2011-04-30', false, true],
    ['2011-05-01', false, false],
  ])('%s: for a person %p, the former text %p', (crimeDate, person, former) => {
    const answer = review(parole(crimeDate));
    const asked = answer.reviewReasons.filter(({ rule }) => rule === 'CL-081-2-OLD');
    expect(asked.map(({ decisive }) => decisive)).toEqual(person ? [true] : []);
    expect(found(parole(crimeDate), ['CL-081-2-OLD'])).toEqual(former ? ['CL-081-2-OLD'] : []);
    expect(answer.verdict).toBe(person ? 'humanReview' : 'blocked');
  });
});

describe('corruption, by the day of the judgment (刑法修正案（九）, 2015-11-01)', () => {
  const corrupt = (judgmentDate: string | null) =>
    timed({
      offence: '受贿罪',
      chapter: 8,
      categories: ['corruption2019', 'dutyCrime'],
      formerRank: '科级',
      termMonths: 119,
      judgmentDate: judgmentDate === null ? null : date(judgmentDate),
      deliveryDate: day('2016-06-01'),
    });
  test.each([
    ['2015-10-31', 'SPC2016-007-1S'],
    ['2015-11-01', 'SPC2019-002-1B'],
    ['2015-11', 'SPC2019-002-1B'],
    ['2015-10', 'SPC2016-007-1S'],
    [null, 'SPC2019-002-1B'],
  ])('judged on %s: the start of %s', (judged, rule) => {
    expect(found(corrupt(judged), ['SPC2016-007-1S', 'SPC2019-002-1B'])).toEqual([rule]);
  });

  test('filed before 2019-06-01, 法释〔2016〕23号 governs', () => {
    const on = (filingDate: string) => ({
      ...corrupt('2015-12-01'),
      filingDate: day(filingDate),
    });
    const starts = ['SPC2016-007-1S', 'SPC2019-002-1B'];
    expect(found(on('2019-05-31'), starts)).toEqual(['SPC2016-007-1S']);
    expect(found(on('2019-06-01'), starts)).toEqual(['SPC2019-002-1B']);
  });

  test('a duty crime of the same chapter that is not so marked is for a person', () => {
    const unmarked = (judgmentDate: string) =>
      review({ ...corrupt(judgmentDate), categories: ['dutyCrime'] }).verdict;
    expect([unmarked('2015-10-31'), unmarked('2015-11-01')]).toEqual(['eligible', 'humanReview']);
  });
});

describe('which day’s law', () => {
  const lawDate = (facts: Partial<ReviewFacts>) => review(but(facts)).lawDate;
  test('that of the ruling, of the expected ruling, of the filing, in this order', () => {
    const filingDate = day('2024-04-30');
    const assumedRulingDate = day('2024-05-02');
    const rulingDate = day('2024-05-01');
    expect(lawDate({ filingDate, assumedRulingDate, rulingDate })).toBe(rulingDate);
    expect(lawDate({ filingDate, assumedRulingDate })).toBe(assumedRulingDate);
    expect(lawDate({ filingDate })).toBe(filingDate);
    expect(lawDate({ filingDate: null })).toBeNull();
    expect(lawDate({ filingDate: date('2024-05') })).toBe('2024-05-01');
  });

  test('a filing by the old law that is ruled on by the new one is judged by the new one', () => {
    const texts = (rulingDate: string) =>
      review(but({ filingDate: day('2024-04-10'), rulingDate: day(rulingDate) })).lawTexts;
    expect(texts('2024-04-30')).not.toContain('法释〔2024〕5号');
    expect(texts('2024-05-01')).toContain('法释〔2024〕5号');
  });

  test.each([
    ['2012-06-30', '2012年7月1日以前的规定'],
    ['2012-07-01', '法释〔2012〕2号'],
    ['2016-12-31', '法释〔2012〕2号'],
    ['2017-01-01', '法释〔2016〕23号'],
  ])('on %s: %s', (filingDate, lawVersion) => {
    const facts = timed({ deliveryDate: day('2010-03-01'), filingDate: day(filingDate) });
    expect(review(facts).lawVersion).toBe(lawVersion);
  });
});
