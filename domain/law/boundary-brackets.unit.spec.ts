import type { Category, ReviewFacts } from './facts.ts';
import type { Review } from './review/answer.ts';
import { review } from './review/review.ts';
import { but, day, timed } from './testing/facts.ts';

const spoken = (answer: Review): readonly string[] => answer.findings.map(({ rule }) => rule);
/** Which of these rules speak. */
const whichOf = (rules: readonly string[], facts: ReviewFacts): readonly string[] => {
  const all = spoken(review(facts));
  return rules.filter((each) => all.includes(each));
};
const delivered = { deliveryDate: day('2020-01-01'), filingDate: day('2025-06-10') };
const served = day('2021-03-01');
const earlier = { ...delivered, priors: [{ rulingDate: served, servedDate: served, months: 6 }] };

describe('the brackets of terms (以上、以下 with the figure itself, 不满 without: 刑法 art.99)', () => {
  const starts = ['SPC2016-006-1A', 'SPC2016-006-1B', 'SPC2016-006-1C'];
  test.each([
    [24, 'SPC2016-006-1A'],
    [59, 'SPC2016-006-1A'],
    [60, 'SPC2016-006-1B'],
    [61, 'SPC2016-006-1B'],
    [119, 'SPC2016-006-1B'],
    [120, 'SPC2016-006-1C'],
    [121, 'SPC2016-006-1C'],
    [300, 'SPC2016-006-1C'],
  ])('%d months begin by %s', (termMonths, rule) => {
    expect(whichOf(starts, timed({ ...delivered, termMonths }))).toEqual([rule]);
  });

  test.each([
    [119, 'SPC2016-006-3A'],
    [120, 'SPC2016-006-3B'],
    [121, 'SPC2016-006-3B'],
  ])('%d months wait between two reductions by %s', (termMonths, rule) => {
    const rules = ['SPC2016-006-3A', 'SPC2016-006-3B'];
    expect(whichOf(rules, timed({ ...earlier, termMonths }))).toEqual([rule]);
  });

  const strict = ['SPC2016-007-1S', 'SPC2016-007-2S'];
  test.each<[number, Category, readonly string[]]>([
    [119, 'dutyCrime', ['SPC2016-007-1S']],
    [120, 'dutyCrime', ['SPC2016-007-2S']],
    [121, 'dutyCrime', ['SPC2016-007-2S']],
    [119, 'violentEight', []],
    [120, 'violentEight', ['SPC2016-007-2S']],
    [119, 'multiCrimeTwoGte10', []],
    [120, 'multiCrimeTwoGte10', ['SPC2016-007-2S']],
  ])('%d months of a prisoner of the class %s begin by %j', (termMonths, category, rules) => {
    const facts = timed({ ...delivered, termMonths, categories: [category] });
    expect(whichOf(strict, facts)).toEqual(rules);
  });

  test.each([
    [119, 'notYet', null],
    [120, 'humanReview', '2022-03-01'],
    [121, 'notYet', null],
  ] as const)(
    '%d months of a strict class, between the interval of art.7(1) and of art.7(2)',
    (termMonths, verdict, alternative) => {
      const filingDate = termMonths === 119 ? day('2022-02-28') : day('2022-03-01');
      const answer = review(
        timed({ ...earlier, termMonths, categories: ['dutyCrime'], filingDate }),
      );
      expect(answer.verdict).toBe(verdict);
      expect(answer.alternativeEarliest ?? null).toBe(alternative);
      expect(answer.earliestFilingDate).toBe(termMonths === 119 ? '2022-03-01' : '2022-09-01');
    },
  );

  const corrupt: Partial<ReviewFacts> = { categories: ['corruption2019'], chapter: 8 };
  test.each([
    [119, 'SPC2019-002-1B', 'SPC2019-002-3B'],
    [120, 'SPC2019-002-1A', 'SPC2019-002-3A'],
    [121, 'SPC2019-002-1A', 'SPC2019-002-3A'],
  ])('%d months for corruption begin by %s and wait by %s', (termMonths, start, interval) => {
    const starting = timed({ ...delivered, ...corrupt, termMonths });
    expect(whichOf(['SPC2019-002-1A', 'SPC2019-002-1B'], starting)).toEqual([start]);
    const waiting = timed({ ...earlier, ...corrupt, termMonths });
    expect(whichOf(['SPC2019-002-3A', 'SPC2019-002-3B'], waiting)).toEqual([interval]);
  });

  test.each([
    [119, false],
    [120, true],
    [121, true],
  ])('%d months for one of the eight violent crimes: parole barred %s', (termMonths, barred) => {
    const facts = but({
      measure: 'parole',
      termMonths,
      sentenceEnd: null,
      offence: '抢劫罪',
      categories: ['violentEight'],
      noReoffendRisk: true,
      communityAssessment: true,
    });
    const { paroleBar81_2, findings } = review(facts);
    expect(paroleBar81_2).toBe(barred);
    expect(
      findings.filter(({ rule, effect }) => rule === 'CL-081-2' && effect === 'bar'),
    ).toHaveLength(barred ? 1 : 0);
    expect(spoken(review(facts)).includes('SPC2016-025-1')).toBe(barred);
  });

  test.each([
    [119, false],
    [120, true],
    [121, true],
  ])('%d months of an organizer: review by the province %s', (termMonths, required) => {
    const facts = but({ termMonths, sentenceEnd: null, categories: ['mafiaOrganizerLeader'] });
    expect(review(facts).provincialReviewRequired).toBe(required);
    expect(spoken(review(facts)).includes('AOC-036-1')).toBe(required);
  });

  test.each([
    [419, 240, false],
    [419, 241, true],
    [420, 300, false],
    [420, 301, true],
    [421, 300, false],
  ])('of %d months altogether %d months are too many: %s', (total, termMonths, tooMany) => {
    const facts = timed({ ...delivered, termMonths, totalOfSentencesMonths: total });
    expect(spoken(review(facts)).includes('CL-069-1')).toBe(tooMany);
  });

  test.each([
    [36, ['SPC2016-037-2']],
    [37, []],
  ])('an omitted crime of %d months, combined to life again: %s', (months, rules) => {
    const facts = timed({
      originalSentence: 'life',
      currentSentence: 'life',
      termMonths: null,
      priors: [{ rulingDate: day('2020-01-10'), servedDate: day('2020-01-11'), toTermMonths: 264 }],
      omittedCrime: { months, combinedSentence: 'life', newJudgmentEffective: day('2024-01-10') },
    });
    expect(whichOf(['SPC2016-037-2'], facts)).toEqual(rules);
  });

  test.each([
    [11, 'SPC2016-028-1A'],
    [12, 'SPC2016-028-1B'],
    [13, 'SPC2016-028-1B'],
  ])('after %d months taken off, parole waits by %s', (months, rule) => {
    const facts = but({
      measure: 'parole',
      priors: [{ rulingDate: served, servedDate: served, months }],
    });
    expect(whichOf(['SPC2016-028-1A', 'SPC2016-028-1B'], facts)).toEqual([rule]);
  });
});
