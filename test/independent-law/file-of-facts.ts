import type { ReviewFacts } from '#domain/law/index.ts';
import { after, back, type Day, lastDay, plusDays, startFromEnd } from './dates.ts';

/** The day by whose law the case is judged: that of the ruling, before it that of the filing. */
export const lawDay = (facts: ReviewFacts): Day | null =>
  facts.rulingDate ?? facts.assumedRulingDate ?? facts.filingDate ?? null;

/**
 * The day from which the term counts: 刑期起日 as printed, unless the printed last day says another
 * one (法释〔2000〕7号: bail moves it); bail that is told moves it where no last day is printed. Null
 * where one day apart, as both are printed then.
 */
export function termStart(facts: ReviewFacts): Day | null {
  const { sentenceStart, sentenceEnd, termMonths } = facts;
  if (sentenceEnd && termMonths) {
    if (!sentenceStart) return startFromEnd(sentenceEnd, termMonths);
    const reckoned = Temporal.PlainDate.from(lastDay(sentenceStart, { months: termMonths }));
    const apart = Math.abs(reckoned.until(sentenceEnd).days);
    if (apart === 0) return sentenceStart;
    return apart === 1 ? null : startFromEnd(sentenceEnd, termMonths);
  }
  return sentenceStart ? plusDays(sentenceStart, onBail(facts)) : null;
}

/** Days that the file says were spent on bail between custody and judgment. */
export const onBail = ({ timeNotCounted }: ReviewFacts): number =>
  (timeNotCounted ?? []).reduce((sum, { days }) => sum + (days ?? 0), 0);

/** 死缓期满之日: printed, otherwise two years from the start of the reprieve. */
export function expiryOfReprieve({ reprieveExpiry, reprieveStart }: ReviewFacts): Day | null {
  if (reprieveExpiry) return reprieveExpiry;
  return reprieveStart ? lastDay(reprieveStart, { months: 24 }) : null;
}

type Prior = NonNullable<ReviewFacts['priors']>[number];

/** An earlier ruling that changed the kind of sentence instead of taking months off. */
export const isConversion = (prior: Prior): boolean =>
  prior.toTermMonths != null || prior.toSentence != null;

/** Two rulings of one day, where the days are known: one that is entered twice. */
export function isDoubled({ priors }: ReviewFacts): boolean {
  const days = (priors ?? []).flatMap(({ rulingDate }) => rulingDate ?? []);
  return new Set(days).size < days.length;
}

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

/**
 * Last day of the running term after the reductions so far. A ruling's printed day is followed. Whole
 * months are counted from the start, the first days off the end that this gives; what follows days,
 * or takes them off a printed end, counts back.
 */
export function presentEnd(facts: ReviewFacts): Day | null {
  const term = runningTerm(facts);
  if (!term || !facts.priors || isDoubled(facts)) return null;
  const from = facts.priors.findLastIndex(isConversion) + 1;
  let end = lastDay(term.start, { months: term.months });
  let whole = 0;
  let forward = true;
  let printed = facts.originalSentence === 'fixedTerm' && !!facts.sentenceEnd;
  for (const { months, days, newEnd } of facts.priors.slice(from)) {
    if (months == null) return null;
    const taken = { months, days: days ?? 0 };
    whole += months;
    if (whole >= term.months) return null;
    const reckoned = lastDay(term.start, { months: term.months - whole });
    const counted = forward && !(days && printed);
    end = newEnd ?? (counted ? plusDays(reckoned, -taken.days) : back(end, taken));
    printed ||= !!newEnd;
    forward &&= !days && end === reckoned;
    if (end < term.start) return null;
  }
  return end;
}

/** Day before which 65 cannot be reached, and day from which it is: 周岁 begins after the birthday. */
export function isOld(facts: ReviewFacts): boolean | null {
  if (facts.ageAtFiling != null) return facts.ageAtFiling >= 65;
  if (!facts.birthDate || !facts.filingDate) return null;
  const birthday = after(facts.birthDate, { months: 65 * 12 });
  if (facts.filingDate === birthday) return null;
  return facts.filingDate > birthday;
}
