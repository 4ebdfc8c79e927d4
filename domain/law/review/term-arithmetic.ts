import { addDays, daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { PriorReduction } from '../facts.ts';
import {
  sentenceEnd,
  sentenceEndExplained,
  subtractPeriod,
  termPeriod,
  type Term,
} from '../period.ts';
import type { CaseFile } from './case-file.ts';
import { exact, spanOfSource } from './span.ts';

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

/**
 * Last day of the term as it stands. The printed end is authoritative; else the
 * reduced term is counted forward from its start (法释〔2021〕1号 art.202).
 */
export const currentEnd = (file: CaseFile): LegalDate | null =>
  printedEnd(file) ?? endAfter(file, { months: 0 });

/**
 * The end as the last ruling prints it, or the judgment where nothing was taken off yet. An end of
 * the judgment that is further than a day from the calculation is no end of this term: a person looks.
 */
function printedEnd(file: CaseFile): LegalDate | null {
  const { priors, stage, facts } = file;
  if (stage !== 'fixed' || priors?.length !== 0) return exact(spanOfSource(priors?.at(-1)?.newEnd));
  const printed = exact(spanOfSource(facts.sentenceEnd));
  const forward = endForward(file, { months: 0 });
  return printed && forward && Math.abs(daysBetween(printed, forward)) > 1 ? null : printed;
}

/**
 * Last day of the term after taking off `more`: the reduced term from the start of the sentence,
 * not months off the old end. Days are taken off the end, where a ruling has any (逆减法). Null
 * where the start, the term or an earlier reduction is not known, or nothing would be left.
 */
export function endAfter(file: CaseFile, more: Term): LegalDate | null {
  const printed = printedEnd(file);
  const forward = endForward(file, more);
  if (printed === null) return forward;
  // A printed end that the calculation does not give is followed all the same.
  if (forward !== null && endForward(file, { months: 0 }) === printed) return forward;
  return backFrom(printed, more);
}

function endForward(file: CaseFile, more: Term): LegalDate | null {
  const { start, months } = file.term;
  const before = reducedBefore(reductionsOfTerm(file));
  if (start === null || months === null || before === null) return null;
  const left = months - before.months - more.months;
  const days = before.days + (more.days ?? 0);
  if (left < 0 || (left === 0 && days >= 0)) return null;
  return addDays(sentenceEnd(start, { months: left }), -days);
}

const backFrom = (end: LegalDate, more: Term): LegalDate =>
  subtractPeriod(end, { ...termPeriod({ months: more.months }), days: more.days ?? 0 });

/** Reductions of the fixed term that is being served: those after life became a fixed term. */
export function reductionsOfTerm(file: CaseFile): readonly PriorReduction[] | null {
  if (file.priors === null) return null;
  const conversion = file.priors.findIndex((prior) => prior.toTermMonths);
  return conversion < 0 ? file.priors : file.priors.slice(conversion + 1);
}

/** The steps of {@link endAfter}. */
export function endSteps(file: CaseFile, more: Term): readonly Bilingual[] {
  const { start, months } = file.term;
  const before = reducedBefore(reductionsOfTerm(file));
  if (start === null || months === null || before === null) return [];
  const left = months - before.months - more.months;
  if (left <= 0) return [];
  const taken = before.months + more.months;
  const days = before.days + (more.days ?? 0);
  const end = endAfter(file, more);
  const steps: Bilingual[] = [
    {
      zh: `${months}个月减去${taken}个月，余${left}个月`,
      en: `${months} months less ${taken} leaves ${left} months`,
    },
    ...sentenceEndExplained(start, { months: left }).steps,
  ];
  if (days > 0)
    steps.push({
      zh: `再减${days}日，为${endForward(file, more) ?? ''}`,
      en: `${days} days less: ${endForward(file, more) ?? ''}`,
    });
  if (end !== endForward(file, more))
    steps.push({ zh: `以载明日期为准，为${end}`, en: `the printed day is followed: ${end}` });
  return steps;
}
