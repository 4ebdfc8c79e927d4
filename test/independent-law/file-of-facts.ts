import type { ReviewFacts } from '#domain/law/index.ts';
import { after, type Day, lastDay, startFromEnd } from './dates.ts';

/** The day by whose law the case is judged: that of the ruling, before it that of the filing. */
export const lawDay = (facts: ReviewFacts): Day | null =>
  facts.rulingDate ?? facts.assumedRulingDate ?? facts.filingDate ?? null;

/** 刑期起日: as printed, otherwise counted back from the printed last day. */
export function termStart(facts: ReviewFacts): Day | null {
  const { sentenceStart, sentenceEnd, termMonths } = facts;
  if (sentenceStart) {
    const differs =
      sentenceEnd && termMonths && lastDay(sentenceStart, { months: termMonths }) !== sentenceEnd;
    return differs ? null : sentenceStart;
  }
  return sentenceEnd && termMonths ? startFromEnd(sentenceEnd, termMonths) : null;
}

/** 死缓期满之日: printed, otherwise two years from the start of the reprieve. */
export function expiryOfReprieve({ reprieveExpiry, reprieveStart }: ReviewFacts): Day | null {
  if (reprieveExpiry) return reprieveExpiry;
  return reprieveStart ? lastDay(reprieveStart, { months: 24 }) : null;
}

type Prior = NonNullable<ReviewFacts['priors']>[number];

/** An earlier ruling that changed the kind of sentence instead of taking months off. */
export const isConversion = (prior: Prior): boolean =>
  prior.toTermMonths != null || prior.toSentence != null;

export const lastPrior = (facts: ReviewFacts): Prior | undefined => facts.priors?.at(-1);

/** Whole months taken off so far; null where a ruling took days too or does not say. */
export function monthsTakenOff(facts: ReviewFacts): number | null {
  if (!facts.priors) return null;
  let sum = 0;
  for (const prior of facts.priors) {
    if (isConversion(prior)) continue;
    if (prior.months == null || prior.days) return null;
    sum += prior.months;
  }
  return sum;
}

/** The fixed term being served: its first day and its length before reductions; null: not known. */
export interface RunningTerm {
  readonly start: Day;
  readonly months: number;
}

/**
 * An original fixed term runs from 刑期起日; one that came from life, from the ruling (刑法 art.80);
 * one that came straight from the reprieve, from its expiry (art.51).
 */
export function runningTerm(facts: ReviewFacts): RunningTerm | null {
  if (facts.originalSentence === 'fixedTerm') {
    const start = termStart(facts);
    return start && facts.termMonths ? { start, months: facts.termMonths } : null;
  }
  if (facts.currentSentence !== 'fixedTerm') return null;
  const conversion = facts.priors?.find((prior) => prior.toTermMonths != null);
  const months = facts.fixedTermMonths ?? conversion?.toTermMonths;
  const byLaw =
    facts.reprieveOutcome === 'fixed25' ? expiryOfReprieve(facts) : conversion?.rulingDate;
  const start = facts.fixedTermStart ?? byLaw;
  if (facts.fixedTermStart && byLaw && facts.fixedTermStart !== byLaw) return null;
  return start && months ? { start, months } : null;
}

/** Last day of the running term after the reductions so far; null where a ruling printed another. */
export function presentEnd(facts: ReviewFacts): Day | null {
  const term = runningTerm(facts);
  const off = monthsTakenOff(facts);
  if (!term || off === null || off >= term.months) return null;
  const end = lastDay(term.start, { months: term.months - off });
  const printed = lastPrior(facts)?.newEnd;
  return printed && printed !== end ? null : end;
}

/** Day before which 65 cannot be reached, and day from which it is: 周岁 begins after the birthday. */
export function isOld(facts: ReviewFacts): boolean | null {
  if (facts.ageAtFiling != null) return facts.ageAtFiling >= 65;
  if (!facts.birthDate || !facts.filingDate) return null;
  const birthday = after(facts.birthDate, { months: 65 * 12 });
  if (facts.filingDate === birthday) return null;
  return facts.filingDate > birthday;
}
