import type { ReviewFacts } from '#domain/law/index.ts';
import { after, type Day, lastDay, plusDays } from './dates.ts';
import {
  isConversion,
  isDoubled,
  lastPrior,
  lawDay,
  onBail,
  presentEnd,
  runningTerm,
  termStart,
} from './file-of-facts.ts';

/** Why the file cannot be true as it stands; a person must look first. Null: nothing found. */
export function contradiction(facts: ReviewFacts): string | null {
  const { filingDate: filing, categories } = facts;
  const before = (day: Day | null | undefined) => !!day && !!filing && filing < day;
  const { crimeDate, judgmentDate, judgmentEffective } = facts;
  if (crimeDate && crimeDate > (judgmentDate ?? judgmentEffective ?? facts.deliveryDate ?? '9'))
    return 'crime after the judgment';
  // A term begins with the custody for its crime (刑法 art. 47), and whoever is delivered has time left to serve.
  if (crimeDate && facts.sentenceStart && crimeDate > facts.sentenceStart)
    return 'crime after the start of its term';
  if (facts.deliveryDate && facts.sentenceEnd && facts.deliveryDate > facts.sentenceEnd)
    return 'delivered after the end of the term';
  if (before(facts.deliveryDate) || before(facts.judgmentEffective) || before(facts.judgmentDate))
    return 'filed before delivery or judgment';
  if (before(lastPrior(facts)?.servedDate) || before(lastPrior(facts)?.rulingDate))
    return 'filed before the service of the last ruling';
  const term =
    facts.originalSentence === 'fixedTerm' ? facts.termMonths : runningTerm(facts)?.months;
  if (term && reduced(facts) >= term) return 'reductions beyond the term';
  if (facts.violentCrimeMonths && facts.termMonths && facts.violentCrimeMonths > facts.termMonths)
    return 'a part longer than the whole';
  if (
    facts.recommitmentDate &&
    facts.recommitmentDate < (facts.deliveryDate ?? judgmentEffective ?? '')
  )
    return 'back in prison before the delivery';
  if (facts.under18AtFiling && facts.crimeDate && filing)
    if (after(facts.crimeDate, { months: 48 }) < filing) return 'a child at the crime';
  if (before(facts.majorMeritDate)) return 'major merit after the filing';
  const end = presentEnd(facts) ?? roughEnd(facts);
  if (end && filing && filing > end) return 'filed after the end of the term';
  if (facts.lifeImprisonmentNoRelease && (lawDay(facts) ?? '9') < '2015-11-01')
    return 'life without release before Amendment IX';
  const gravest = ['life', 'deathReprieve'].includes(facts.originalSentence ?? '');
  const combined = categories?.some((name) => /^multiCrime(?:Life|DeathReprieve)$/.test(name));
  if (gravest && categories?.includes('multiCrimeTwoGte10') && !combined)
    return 'a combination of fixed terms with life or a reprieve';
  const restrictable = categories?.some((name) => name === 'recidivist' || name === 'violentEight');
  if (facts.commutationRestricted && categories && !restrictable)
    return 'restricted outside the classes of art.50(2)';
  if (isDoubled(facts)) return 'a ruling entered twice';
  const printed = facts.priors?.some(({ newEnd }) => newEnd);
  if (printed) return 'whether a printed end follows from its ruling';
  const { sentenceStart, sentenceEnd, termMonths } = facts;
  if (facts.originalSentence === 'fixedTerm' && termMonths && sentenceStart && sentenceEnd) {
    if (termStart(facts) === null) return 'both ends of the term are printed, a day apart';
    const told = plusDays(lastDay(sentenceStart, { months: termMonths }), onBail(facts));
    const apart = Math.abs(Temporal.PlainDate.from(told).until(sentenceEnd).days);
    if (onBail(facts) > 0 ? apart > 1 : apart >= 365) return 'printed end differs';
  }
  return null;
}

/** A day on or shortly before the end of the term, where days or month ends leave it uncertain. */
function roughEnd(facts: ReviewFacts): Day | null {
  const term = runningTerm(facts);
  const full = term ? lastDay(term.start, { months: term.months }) : facts.sentenceEnd;
  if (!full) return null;
  const days = (facts.priors ?? []).reduce((sum, prior) => sum + (prior.days ?? 0), 5);
  const shorter = Temporal.PlainDate.from(full).subtract({ months: reduced(facts) });
  return shorter.subtract({ days }).toString();
}

/** Months taken off, the days of rulings left out. */
function reduced(facts: ReviewFacts): number {
  let off = 0;
  for (const prior of facts.priors ?? []) if (!isConversion(prior)) off += prior.months ?? 0;
  return off;
}
