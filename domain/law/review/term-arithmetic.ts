import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { PriorReduction } from '../facts.ts';
import { monthsBack, sentenceEnd, sentenceEndExplained, type Term } from '../period.ts';
import { madeOn, type CaseFile } from './case-file.ts';
import { exact, spanOfSource } from './span.ts';
import { daysServedLater } from './time-not-counted.ts';
import { counted } from '#domain/kernel/counted.ts';

/** Sum of what earlier rulings took off; null where one of them does not say. */
export function reducedBefore(priors: readonly PriorReduction[] | null): Required<Term> | null {
  if (priors === null) return null;
  let months = 0;
  let days = 0;
  for (const prior of priors) {
    if (prior.toTermMonths || prior.toSentence) continue;
    if (prior.months === null || prior.months === undefined) return null;
    months += prior.months;
    days += prior.days ?? 0;
  }
  return { months, days };
}

/** Reductions of the fixed term that is being served: those after life became a fixed term. */
export function reductionsOfTerm({ priors }: CaseFile): readonly PriorReduction[] | null {
  if (priors === null) return null;
  const conversion = priors.findIndex((prior) => prior.toTermMonths);
  return conversion < 0 ? priors : priors.slice(conversion + 1);
}

/** Where the term stands after the rulings so far. */
export interface Standing {
  readonly end: LegalDate | null;
  /**
   * True as long as the reduced term, counted from its start, gives this end (正加法): whole months
   * only, and no ruling that prints another day. Then further months are counted so as well.
   */
  readonly counted: boolean;
  /** True when the end rests on a printed one, from which courts count days back. */
  readonly printed: boolean;
  /** What the rulings took off; null where one of them does not say. */
  readonly taken: Required<Term> | null;
}

/** What a ruling prints beside what follows from the rulings before it. */
export interface PrintedEnd {
  readonly prior: PriorReduction;
  readonly printed: LegalDate;
  readonly computed: LegalDate | null;
}

/**
 * The last day of the term as it stands. What a judgment or a ruling prints is followed; a ruling
 * that prints none is reckoned from the end before it: with days, or after an end that the start
 * does not give, months and days come off the end (逆减法), else the reduced term is counted from
 * its start (法释〔2021〕1号 art.202), days then taken off that end. `each` is told every end that a ruling prints.
 */
export function standingOf(file: CaseFile, each?: (found: PrintedEnd) => void): Standing {
  const rulings = reductionsOfTerm(file);
  if (rulings === null) return { end: null, counted: false, printed: false, taken: null };
  let standing: Standing = { ...firstEnd(file), taken: { months: 0, days: 0 } };
  for (const prior of rulings) {
    const more = reducedBefore([prior]);
    const reckoned = more === null ? null : endFrom(file, standing, more);
    const taken = more === null || standing.taken === null ? null : sum(standing.taken, more);
    const found = exact(spanOfSource(prior.newEnd));
    const end = found === null ? reckoned : addDays(found, laterThan(file, prior));
    if (found !== null && end !== null) each?.({ prior, printed: end, computed: reckoned });
    const counted =
      standing.counted &&
      taken !== null &&
      taken.days === 0 &&
      (end === null || end === endForward(file, taken));
    standing = { end, counted, printed: standing.printed || found !== null, taken };
  }
  return standing;
}

/** Days that do not count as served and came after the ruling: its printed end does not know of them. */
const laterThan = ({ facts }: CaseFile, prior: PriorReduction): number =>
  daysServedLater(facts, exact(spanOfSource(madeOn(prior))));

const sum = (a: Required<Term>, b: Required<Term>): Required<Term> => ({
  months: a.months + b.months,
  days: a.days + b.days,
});

/** The end of the whole term, as the judgment or the ruling that changed life prints it, or as reckoned. */
function firstEnd(file: CaseFile): Omit<Standing, 'taken'> {
  const { facts, priors, stage } = file;
  const reckoned = endForward(file, { months: 0, days: 0 });
  const judged = stage === 'fixed' || stage === 'short';
  const conversion = judged ? undefined : priors?.find((prior) => prior.toTermMonths);
  const found = exact(spanOfSource(judged ? facts.sentenceEnd : conversion?.newEnd));
  if (found === null) return { end: reckoned, counted: reckoned !== null, printed: false };
  const later = conversion ? laterThan(file, conversion) : daysServedLater(facts, null);
  const end = addDays(found, later);
  return { end, counted: end === reckoned, printed: true };
}

/** Last day of the term as it stands; null where start, term or a reduction is not known. */
export const currentEnd = (file: CaseFile): LegalDate | null => standingOf(file).end;

/** Last day of the term after taking off `more`; null where it is not known or nothing is left. */
export const endAfter = (file: CaseFile, more: Term): LegalDate | null =>
  endFrom(file, standingOf(file), more);

/** True when the earlier reductions and `more` leave no day of the term. */
export function leavesNothing(file: CaseFile, more: Term): boolean {
  const standing = standingOf(file);
  return noneLeft(file, standing, more) || endsBeforeStart(file, standing, more);
}

function noneLeft({ term }: CaseFile, { taken }: Standing, more: Term): boolean {
  if (term.months === null) return false;
  return more.months + (taken?.months ?? 0) >= term.months && more.months + (more.days ?? 0) > 0;
}

function endsBeforeStart({ term }: CaseFile, { end }: Standing, more: Term): boolean {
  return end !== null && term.start !== null && backFrom(end, more) < term.start;
}

function endFrom(file: CaseFile, standing: Standing, more: Term): LegalDate | null {
  const { end, taken } = standing;
  if (more.months + (more.days ?? 0) === 0) return end;
  if (noneLeft(file, standing, more) || endsBeforeStart(file, standing, more)) return null;
  if (taken !== null && isForward(standing, more)) return endForward(file, plus(taken, more));
  return end === null ? null : backFrom(end, more);
}

/** Whether the reduced term is counted from its start; else what is taken off comes off the end. */
const isForward = ({ counted, printed }: Standing, more: Term): boolean =>
  counted && !(printed && more.days);

const plus = (taken: Required<Term>, { months, days = 0 }: Term): Required<Term> =>
  sum(taken, { months, days });

/** The reduced term from its start, and days off its end; null where nothing is left. */
function endForward({ term }: CaseFile, taken: Required<Term>): LegalDate | null {
  const { start, months } = term;
  if (start === null || months === null || taken.months >= months) return null;
  const end = addDays(sentenceEnd(start, { months: months - taken.months }), -taken.days);
  return end < start ? null : end;
}

const backFrom = (end: LegalDate, { months, days = 0 }: Term): LegalDate =>
  addDays(monthsBack(end, months), -days);

/** The end that the way not taken gives: from the start, or back from the end. Null: the same, or none. */
export function otherWay(file: CaseFile, more: Term): LegalDate | null {
  const standing = standingOf(file);
  const { end, taken } = standing;
  if (end === null || taken === null) return null;
  const other = isForward(standing, more)
    ? backFrom(end, more)
    : endForward(file, plus(taken, more));
  return other === endFrom(file, standing, more) ? null : other;
}

/** The steps of {@link endAfter}, with the other way where it gives another day. */
export function endSteps(file: CaseFile, more: Term): readonly Bilingual[] {
  const standing = standingOf(file);
  const { end, taken } = standing;
  const { start, months } = file.term;
  const after = endFrom(file, standing, more);
  if (end === null || taken === null || start === null || months === null || after === null)
    return [];
  const whole = plus(taken, more);
  const other = otherWay(file, more);
  if (isForward(standing, more))
    return [...forwardSteps(start, months, whole, after), ...(other ? [backwards(other)] : [])];
  const reached = more.months + (more.days ?? 0) === 0 ? stands(end) : backFromTo(end, more, after);
  return [reached, ...(other ? [forwards(whole, months, other)] : [])];
}

const stands = (end: LegalDate): Bilingual => ({
  zh: `历次裁定后刑期止于${end}`,
  en: `after the rulings so far the term ends on ${end}`,
});

function backFromTo(end: LegalDate, { months, days = 0 }: Term, after: LegalDate): Bilingual {
  const zh = days > 0 ? `又${days}日` : '';
  const en = days > 0 ? ` and ${counted(days, 'day')}` : '';
  return {
    zh: `自${end}起逆减${months}个月${zh}，为${after}`,
    en: `${counted(months, 'month')}${en} back from ${end}: ${after}`,
  };
}

function forwardSteps(
  start: LegalDate,
  months: number,
  { months: taken, days }: Required<Term>,
  after: LegalDate,
): readonly Bilingual[] {
  const left = months - taken;
  return [
    {
      zh: `${months}个月减去${taken}个月，余${left}个月`,
      en: `${counted(months, 'month')} less ${taken} leaves ${counted(left, 'month')}`,
    },
    ...sentenceEndExplained(start, { months: left }).steps,
    ...(days > 0
      ? [{ zh: `再减${days}日，为${after}`, en: `${counted(days, 'day')} less: ${after}` }]
      : []),
  ];
}

const backwards = (other: LegalDate): Bilingual => ({
  zh: `自现止日逆减则为${other}，以正加为准`,
  en: `back from the present end it would be ${other}; the count from the start is followed`,
});

const forwards = (taken: Required<Term>, months: number, other: LegalDate): Bilingual => ({
  zh: `自起日正加${months - taken.months}个月${taken.days > 0 ? `再减${taken.days}日` : ''}则为${other}，以自止日逆减为准`,
  en: `counted from the start it would be ${other}; the count back from the end is followed`,
});
