import type { ReviewFacts } from '#domain/law/index.ts';
import { lastDay } from './dates.ts';
import type { Calculated } from './figures.ts';
import { monthsTakenOff, presentEnd, runningTerm } from './file-of-facts.ts';
import type { PrisonerClass } from './prisoner-classes.ts';
import { mayBeRelaxed } from './waiting.ts';

type Decided = Exclude<PrisonerClass, { is: 'undecided' }>;

/** A proposed reduction or conversion, judged. */
export function proposal(facts: ReviewFacts, of: Decided, into: Calculated): void {
  if (facts.newIntentionalCrime || facts.paroleRevoked) return;
  if (facts.originalSentence !== 'fixedTerm' && facts.currentSentence === 'life')
    return of.is === 'before2017' ? undefined : proposedConversion(facts, into);
  const proposed = facts.proposedReductionMonths;
  const term = runningTerm(facts);
  const off = monthsTakenOff(facts);
  if (proposed == null || facts.proposedReductionDays) return;
  if (!term || off === null || !presentEnd(facts) || off + proposed >= term.months) return;
  into.set('proposalNewEnd', lastDay(term.start, { months: term.months - off - proposed }));
  const { maxReductionMonths: max } = into.figures;
  if (max === undefined || mayBeRelaxed(facts, of) !== false) return;
  judged(proposed > max ? false : proposed > 0 ? true : null, into);
}

/** 刑法 art.80: the fixed term runs from the ruling that changes life. */
function proposedConversion(facts: ReviewFacts, into: Calculated): void {
  const proposed = facts.proposedResultTermMonths;
  if (proposed == null) return;
  if (facts.rulingDate) into.set('proposalNewEnd', lastDay(facts.rulingDate, { months: proposed }));
  const { resultTermLeast: least, resultTermMost: most } = into.figures;
  if (least === undefined) return;
  judged(proposed < least ? false : most === undefined ? null : proposed <= most, into);
}

/** Lawful when the amount is and the case may be filed; null: the amount is for the court. */
function judged(amountLawful: boolean | null, into: Calculated): void {
  const { verdict } = into.figures;
  if (amountLawful === false || verdict === 'notYet') into.set('proposalLawful', false);
  else if (amountLawful && verdict === 'eligible') into.set('proposalLawful', true);
}
