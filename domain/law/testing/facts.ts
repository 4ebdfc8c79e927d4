import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts } from '../facts.ts';

/** A day in a test. */
export const day = (text: string): LegalDate => text as LegalDate;

/**
 * Theft, eight years, delivered on 2022-03-01, repentant, nothing to pay, no earlier reduction:
 * the plainest case, from which a scenario departs.
 */
export const plain: ReviewFacts = {
  measure: 'commutation',
  offence: '盗窃罪',
  originalSentence: 'fixedTerm',
  termMonths: 96,
  sentenceStart: day('2021-06-01'),
  sentenceEnd: day('2029-05-31'),
  judgmentDate: day('2021-12-20'),
  judgmentEffective: day('2022-01-10'),
  deliveryDate: day('2022-03-01'),
  categories: [],
  property: 'none',
  merit: ['repent'],
  priors: [],
  filingDate: day('2025-06-10'),
};

/** The plain case with some facts otherwise. */
export const but = (facts: Partial<ReviewFacts>): ReviewFacts => ({ ...plain, ...facts });

/** Without the dates of the term, so that only the start time and the interval speak. */
export const timed = (facts: Partial<ReviewFacts>): ReviewFacts => ({
  ...plain,
  sentenceStart: null,
  sentenceEnd: null,
  judgmentDate: null,
  judgmentEffective: null,
  ...facts,
});

/** A parole of a fixed term with the facts that the review needs, before any step of its procedure. */
export const plainParole: ReviewFacts = {
  measure: 'parole',
  originalSentence: 'fixedTerm',
  currentSentence: 'fixedTerm',
  termMonths: 60,
  sentenceStart: day('2022-01-10'),
  filingDate: day('2026-03-20'),
  communityAssessment: true,
  noReoffendRisk: true,
};
