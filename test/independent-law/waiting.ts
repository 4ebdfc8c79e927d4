import type { ReviewFacts } from '#domain/law/index.ts';
import { after, type Day, later } from './dates.ts';
import { expiryOfReprieve, isOld, lastPrior, termStart } from './file-of-facts.ts';
import type { PrisonerClass } from './prisoner-classes.ts';
import { intervalOfFixedTerm, startOfFixedTerm, startOfLife } from './tables.ts';

type Decided = Exclude<PrisonerClass, { is: 'undecided' }>;

/** Waiting time before a commutation. */
export interface Waiting {
  readonly kind: 'start' | 'interval';
  /** Day from which it runs. */
  readonly from: Day;
  readonly months: number;
  /** First filing date without waiver or shortening. */
  readonly until: Day;
  /** The same shortened by one third (2016 arts.19, 20). */
  readonly shortened: Day;
  /** The same on the other reading of an open question (Q1, Q2). */
  readonly otherwise: Day | null;
  /** End of the interval if art.6(3) did not bind the strict classes (Q15); null: no difference. */
  readonly disputed: Day | null;
}

/** Start time or interval by the tables; a text where the law or the file leaves it open. */
export function waitingTime(facts: ReviewFacts, of: Decided): Waiting | string {
  const original = facts.originalSentence;
  if (original === 'fixedTerm') {
    return facts.priors!.length === 0
      ? start(facts, startOfFixedTerm(of, facts.termMonths!), false)
      : interval(facts, of, intervalOfFixedTerm(of, facts.termMonths!));
  }
  if (facts.currentSentence === 'fixedTerm')
    return of.is === 'before2017'
      ? 'the reference gives no interval of 2012 after life'
      : interval(facts, of, 24); // 2016 arts.8-11, 14; 2019 arts.3(3), 4(3)
  const reprieved = original === 'deathReprieve';
  if (!reprieved) return start(facts, startOfLife(of, false), true);
  const expiry = expiryOfReprieve(facts);
  return expiry ? counted('start', expiry, startOfLife(of, true)) : 'reprieve not known';
}

function start(facts: ReviewFacts, months: number | null, life: boolean): Waiting | string {
  if (months === null) return 'the reference gives no number for this term';
  if (facts.paroleRevoked)
    return facts.recommitmentDate
      ? counted('start', facts.recommitmentDate, months) // 2016 art.30(2)
      : 'day of re-commitment not known';
  if (!facts.deliveryDate) return 'day of delivery not known';
  const waiting = counted('start', facts.deliveryDate, months);
  return life && facts.judgmentEffective
    ? { ...waiting, otherwise: after(facts.judgmentEffective, { months }) } // Q2
    : waiting;
}

function interval(facts: ReviewFacts, of: Decided, months: number | null): Waiting | string {
  const previous = lastPrior(facts);
  if (months === null) return 'the reference gives no number for this term';
  if (!previous?.servedDate) return 'day of service not known';
  const served = previous.servedDate;
  const reduction = { months: previous.months ?? 0, days: previous.days ?? 0 };
  const ofReduction = after(served, reduction);
  if (of.is === 'corruption2019' && ofReduction > after(served, { months }))
    return 'whether 2016 art.6(3) binds beside the interval of 2019 art.2(3)';
  if (of.is === 'before2017' && reduction.months > 12)
    return 'the reference gives no interval of 2012 after more than a year';
  const waiting = counted('interval', served, months);
  const exactlyTen = of.is === 'strict' && of.exactlyTen;
  return {
    ...waiting,
    until: later(waiting.until, ofReduction),
    shortened: later(waiting.shortened, ofReduction), // Q7: still binds
    disputed: of.is === 'strict' && ofReduction > waiting.until ? waiting.until : null,
    otherwise: exactlyTen ? later(after(served, { months: 12 }), ofReduction) : null, // Q1
  };
}

const counted = (kind: Waiting['kind'], from: Day, months: number): Waiting => ({
  kind,
  from,
  months,
  until: after(from, { months }),
  shortened: after(from, { months: (months * 2) / 3 }),
  otherwise: null,
  disputed: null,
});

/** First day after the bars of 2016 art.21 and the six months of 2024 art.6(3); null: none. */
export function barredUntil(facts: ReviewFacts, lawDate: Day): Day | string | null {
  const ends: Day[] = [];
  const crime = facts.newIntentionalCrime;
  if (crime === true) return '?new crime without its judgment';
  if (crime) {
    if (crime.sentence === 'deathReprieve' || !crime.sentence || !crime.finalDate)
      return '?new crime beyond art.21(1)';
    if (crime.sentence === 'fixedTerm') ends.push(after(crime.finalDate, { months: 36 }));
    if (crime.sentence === 'life') ends.push(after(crime.finalDate, { months: 48 }));
  }
  if (facts.intentionalCrimeInReprieve) {
    if (!facts.convertedToLifeDate) return '?day of conversion to life not known';
    ends.push(after(facts.convertedToLifeDate, { months: 60 }));
  }
  if (facts.propertySituationEnded && lawDate >= '2024-05-01')
    ends.push(after(facts.propertySituationEnded, { months: 6 }));
  return ends.length === 0 ? null : ends.reduce(later);
}

/** Whether the article of the class lets major merit lift start and interval. */
export function majorMeritLifts(facts: ReviewFacts, of: Decided): boolean | null {
  if (of.is === 'before2017') return null;
  if (of.is === 'corruption2019') return true; // 2019 art.5
  if (facts.originalSentence !== 'deathReprieve') return true; // 2016 arts.6-9
  if (of.is === 'restricted') return facts.currentSentence === 'life' ? false : null; // art.14
  // Art.10(2) leads to art.8 and its waiver; arts.10(1) and 11 have none.
  return of.is === 'general' && facts.currentSentence === 'fixedTerm';
}

/** 2016 arts.19 and 20: one third less time or one third more reduction. */
export function mayBeRelaxed(facts: ReviewFacts, of: Decided): boolean | null {
  const young = facts.under18AtFiling === true && facts.art81_2Crime === false;
  if (facts.under18AtFiling === true && facts.art81_2Crime == null) return null;
  const old = isOld(facts);
  const weak =
    facts.lostLabourCapacityAndSelfCare === true &&
    (facts.seriouslyIll === true || facts.disabled === true || old === true);
  if (facts.lostLabourCapacityAndSelfCare === true && !weak && old === null) return null;
  if (!young && !weak) return false;
  // "本规定中": whether that reaches the numbers of 2012 or 2019 is not said.
  return of.is === 'before2017' || of.is === 'corruption2019' ? null : true;
}

/** 2016 art.16: under two years left on the day of effectiveness; null where a day decides. */
export function shortRemainder(facts: ReviewFacts): boolean | null {
  if (facts.originalSentence !== 'fixedTerm') return false;
  const term = facts.termMonths!;
  if (term < 24) return true;
  const first = termStart(facts);
  if (!first || !facts.judgmentEffective) return term >= 48 ? false : null;
  const end = after(first, { months: term });
  const needed = after(facts.judgmentEffective, { months: 24 });
  const apart = Temporal.PlainDate.from(end).until(needed).days;
  return Math.abs(apart) <= 1 ? null : needed > end;
}
