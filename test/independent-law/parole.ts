import type { ReviewFacts } from '#domain/law/index.ts';
import { after, type Day, half, lastDay, later } from './dates.ts';
import { contradiction } from './contradictions.ts';
import type { Calculated, FigureName } from './figures.ts';
import {
  expiryOfReprieve,
  isConversion,
  lastPrior,
  lawDay,
  presentEnd,
  termStart,
} from './file-of-facts.ts';

const whole: readonly FigureName[] = ['verdict', 'earliestFilingDate'];

/** 刑法 art.81(2), 2016 art.25; null where the facts do not tell. */
export function barredFromParole(facts: ReviewFacts): boolean | null {
  if (facts.lifeImprisonmentNoRelease === true) return true;
  const barred = barredByArticle(facts);
  // 法释〔1997〕5号 art.8: the rules of the time of the crime.
  return barred && facts.crimeDate && facts.crimeDate <= '1997-09-30' ? null : barred;
}

function barredByArticle(facts: ReviewFacts): boolean | null {
  if (!facts.categories || !facts.originalSentence) return null;
  if (facts.categories.includes('recidivist')) return true;
  if (!facts.categories.includes('violentEight')) return facts.commutationRestricted ? null : false;
  if (facts.originalSentence === 'fixedTerm') {
    if (facts.termMonths == null) return null;
    if (facts.termMonths < 120) return false;
  }
  const combined = facts.categories.some((category) => category.startsWith('multiCrime'));
  if (combined && facts.violentCrimeMonths == null) return null; // Q10
  if (facts.originalSentence !== 'fixedTerm') return facts.violentCrimeMonths == null ? true : null;
  if (facts.violentCrimeMonths != null) return facts.violentCrimeMonths >= 120 ? true : null; // Q10
  return true;
}

/** 假释: time served, interval, probation, verdict. */
export function parole(facts: ReviewFacts, into: Calculated): void {
  const lawDate = lawDay(facts);
  const filing = facts.filingDate;
  if (!lawDate || !filing) return into.leave(whole, 'no filing date');
  if (facts.onProbation || facts.suspendedSentence) {
    // 刑法 art.81(1) of Amendment VIII: from a sentence that is being served.
    if (lawDate < '2011-05-01') return into.leave(whole, '刑法 art.81 before Amendment VIII');
    into.set('verdict', 'blocked');
    return into.set('earliestFilingDate', null);
  }
  if (!facts.lifeImprisonmentNoRelease) probation(facts, into);
  const bar = barredFromParole(facts);
  if (bar === null) return into.leave(whole, 'whether art.81(2) bars is for a person');
  if (facts.crimeDate && facts.crimeDate <= '1997-09-30')
    return into.leave(whole, '法释〔1997〕5号 art.8');
  if (lawDate < '2017-01-01') return into.leave(whole, 'parole before 法释〔2016〕23号');
  if (bar) {
    into.set('paroleForbidden', true);
    into.set('verdict', 'blocked');
    return into.set('earliestFilingDate', null);
  }
  if (facts.paroleRevoked) return into.leave(whole, '一般不得再假释');
  const heavy = facts.originalSentence !== 'fixedTerm' || (facts.termMonths ?? 0) >= 120;
  if (facts.art81_2Crime && heavy && !facts.categories?.includes('violentEight'))
    return into.leave(whole, 'a crime of art.81(2) that its class does not say');
  if (facts.newIntentionalCrime || facts.omittedCrime)
    return into.leave(whole, '刑法 arts.70, 71: a further crime is combined');
  if (facts.specialCircumstances) return into.leave(whole, 'special circumstances');
  const served = servedFrom(facts);
  if (!served) return into.leave(whole, 'time served cannot be counted');
  if (facts.originalSentence === 'fixedTerm')
    into.set('paroleHalfReachedByFiling', filing >= served);
  const interval = intervalEnd(facts);
  if (typeof interval === 'object' && interval !== null) return into.leave(whole, interval.why);
  if (interval !== null) into.set('paroleIntervalOk', interval === 'reached' || filing >= interval);
  let earliest = interval === null || interval === 'reached' ? served : later(served, interval);
  if (facts.propertySituationEnded && lawDate >= '2024-05-01')
    earliest = later(earliest, after(facts.propertySituationEnded, { months: 6 }));
  if (interval === 'reached') into.leave(['earliestFilingDate'], 'day of service not known');
  else into.set('earliestFilingDate', earliest);
  if (filing < earliest) into.set('verdict', 'notYet');
  else if (
    facts.merit?.includes('repent') &&
    facts.noReoffendRisk !== false &&
    facts.communityAssessment !== false
  )
    into.set('verdict', 'eligible');
  if (facts.categories!.includes('propertyNonPerformance'))
    into.leave(whole, '2016 art.27 until performed');
  if (facts.categories!.includes('corruption2019')) into.leave(['verdict'], '2019 art.6: 从严');
  const why = contradiction(facts);
  if (why) into.leave(whole, why);
}

/** First day on which the time of 刑法 art.81(1) and 2016 art.23 is served. */
function servedFrom(facts: ReviewFacts): Day | null {
  if (facts.originalSentence === 'fixedTerm') {
    const start = termStart(facts);
    return start && facts.termMonths ? after(start, half(facts.termMonths)) : null;
  }
  if (facts.originalSentence === 'life') {
    if (!facts.crimeDate || !facts.judgmentEffective) return null;
    const years = facts.crimeDate <= '2011-04-30' ? 10 : 13; // 法释〔2011〕9号 art.7
    return after(facts.judgmentEffective, { months: years * 12 });
  }
  if (facts.originalSentence !== 'deathReprieve') return null;
  const expiry = expiryOfReprieve(facts);
  return expiry && after(expiry, { months: 15 * 12 });
}

/** 2016 art.28: from the service of the last commutation. */
function intervalEnd(facts: ReviewFacts): Day | 'reached' | null | { why: string } {
  if (!facts.priors) return { why: 'priors not known' };
  const last = lastPrior(facts);
  if (!last) return null;
  if (isConversion(last)) return { why: 'art.28 after a conversion' };
  if (last.months == null) return { why: 'last commutation not known' };
  const months = last.months >= 12 ? 18 : 12;
  if (!last.servedDate) {
    // Service within seven days of the ruling (2014 art.18): beyond them the day does not matter.
    const reached =
      last.rulingDate && facts.filingDate! >= after(last.rulingDate, { months, days: 7 });
    return reached ? 'reached' : { why: 'day of service not known' };
  }
  const interval = after(last.servedDate, { months });
  if (facts.filingDate! >= interval) return interval;
  const end = presentEnd(facts);
  // Art.28(2): under two years left the interval may be shorter, by no number.
  if (!end || end < after(last.servedDate, { months: 25 })) return { why: '2016 art.28(2)' };
  return interval;
}

/** 刑法 art.83: what is left of the fixed term; for life ten years from the day of parole. */
function probation(facts: ReviewFacts, into: Calculated): void {
  const current = facts.currentSentence ?? facts.originalSentence;
  if (current === 'fixedTerm') {
    // 刑法 art.86: the time on a revoked parole does not count, and the facts do not give it.
    const end = facts.paroleRevoked ? null : presentEnd(facts);
    if (end) into.set('newEndBefore', end);
    if (end) into.set('paroleProbationEnd', end);
  } else if (current === 'life' && facts.rulingDate)
    into.set('paroleProbationEnd', lastDay(facts.rulingDate, { months: 120 }));
}
