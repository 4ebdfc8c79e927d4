import type { ReviewFacts } from '../facts.ts';
import { but, day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const rulesOf = (facts: ReviewFacts) => review(facts).findings.map(({ rule }) => rule);

describe('property judgments from 2024-05-01', () => {
  test('able but unwilling is barred, softly; with major merit it is not', () => {
    const facts = but({ property: 'ableNotPerforming' });
    const answer = review(facts);
    expect(answer).toMatchObject({ verdict: 'blocked', earliestFilingDate: null });
    expect(answer.findings.find(({ rule }) => rule === 'SPC2024-004-2')).toMatchObject({
      soft: true,
      effect: 'bar',
    });
    expect(review({ ...facts, merit: ['repent', 'majorMerit'] }).verdict).toBe('eligible');
  });

  test('able and something left: to perform first, not softly', () => {
    const answer = review(but({ property: 'partlyPerformed', propertyAbility: true }));
    expect(answer.findings.find(({ rule }) => rule === 'SPC2024-004-1')).toMatchObject({
      soft: false,
      effect: 'bar',
    });
  });

  test.each([
    ['genuinelyUnable', 'SPC2024-004-3'],
    ['jointlyPerformed', 'SPC2024-002-2'],
    ['paidByRelatives', 'SPC2024-002-3'],
    ['waivedByVictim', 'SPC2024-010'],
    ['confiscationOnly', 'SPC2024-009'],
  ])('%s does no harm (%s)', (property, rule) => {
    expect(review(but({ property })).verdict).toBe('eligible');
    expect(rulesOf(but({ property }))).toContain(rule);
  });

  test('something left and ability not known: for a person, and said to be missing', () => {
    const answer = review(but({ property: 'unperformed' }));
    expect(answer.verdict).toBe('humanReview');
    expect(answer.missing).toContainEqual({
      field: 'propertyAbility',
      neededBy: ['SPC2024-004-1'],
      decisive: true,
    });
  });

  test('six months after a situation of article 6 ended', () => {
    const facts = but({
      property: 'performedAfterConcealment',
      propertySituationEnded: day('2025-08-31'),
    });
    expect(review({ ...facts, filingDate: day('2026-02-27') })).toMatchObject({
      verdict: 'notYet',
      earliestFilingDate: '2026-02-28',
      baseStart: '2023-09-01',
    });
    expect(review({ ...facts, filingDate: day('2026-02-28') }).verdict).toBe('eligible');
  });

  test('the day before they were in force a class of its own is strict, not barred', () => {
    const facts = but({
      categories: ['propertyNonPerformance'],
      property: 'ableNotPerforming',
      filingDate: day('2024-04-30'),
    });
    expect(review(facts)).toMatchObject({ verdict: 'eligible', earliestFilingDate: '2024-03-01' });
    expect(review({ ...facts, filingDate: day('2024-05-01') }).verdict).toBe('blocked');
  });
});

describe('a new crime while serving', () => {
  const finalDate = day('2023-06-15');
  test.each([
    ['fixedTerm', '2026-06-15'],
    ['life', '2027-06-15'],
  ] as const)('sentenced to %s: none before %s', (sentence, first) => {
    const facts = but({ newIntentionalCrime: { sentence, months: 24, finalDate } });
    expect(review(facts)).toMatchObject({ verdict: 'notYet', earliestFilingDate: first });
    expect(review({ ...facts, sentenceEnd: null, filingDate: day(first) }).verdict).toBe(
      'eligible',
    );
  });

  test('in the reprieve: five years after the change to life', () => {
    const facts = timed({
      originalSentence: 'deathReprieve',
      currentSentence: 'life',
      termMonths: null,
      reprieveExpiry: day('2020-03-01'),
      intentionalCrimeInReprieve: true,
      convertedToLifeDate: day('2020-06-10'),
    });
    expect(review({ ...facts, filingDate: day('2025-06-09') })).toMatchObject({
      verdict: 'notYet',
      earliestFilingDate: '2025-06-10',
    });
    expect(review({ ...facts, filingDate: day('2025-06-10') }).verdict).toBe('eligible');
  });

  test('of which nothing is known but that it was', () => {
    const answer = review(but({ newIntentionalCrime: true }));
    expect(answer.verdict).toBe('humanReview');
    expect(answer.missing.map(({ field }) => field)).toContain('newIntentionalCrime.sentence');
  });
});
