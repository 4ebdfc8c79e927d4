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
      'a printed end that the start does not give',
      { sentenceEnd: day('2029-06-10') },
      ['sentenceEnd', 'computed'],
    ],
    [
      'a fixed term that is now life',
      { currentSentence: 'life' },
      ['originalSentence', 'currentSentence'],
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
