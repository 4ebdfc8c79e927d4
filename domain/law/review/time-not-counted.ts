import { addDays, daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts, TimeNotCounted } from '../facts.ts';
import { daysInclusive } from '../period.ts';
import { exact, spanOfSource } from './span.ts';

type Facts = Pick<ReviewFacts, 'timeNotCounted'>;

/** Days of one entry; null where neither their number nor both ends are known. */
export function daysOf({ days, from, to }: TimeNotCounted): number | null {
  if (days !== null && days !== undefined) return days;
  const first = exact(spanOfSource(from));
  const last = exact(spanOfSource(to));
  return first === null || last === null || first > last ? null : daysInclusive(first, last);
}

/** True for time before the judgment, which its printed end knows of. */
export const beforeJudgment = ({ reason }: TimeNotCounted): boolean =>
  reason === 'bail' || reason === 'custodyInterrupted';

/** Days between the start of the term and the judgment that do not count (取保候审，刑期的终止日顺延). */
export const daysNotCountedBefore = ({ timeNotCounted }: Facts): number =>
  total((timeNotCounted ?? []).filter(beforeJudgment));

/**
 * Days that do not count as served and that lie after `day`; all of them where `day` is null. A
 * time whose last day is not known counts as later.
 */
export const daysServedLater = ({ timeNotCounted }: Facts, day: LegalDate | null): number =>
  total(
    (timeNotCounted ?? []).filter((entry) => {
      const { to } = spanOfSource(entry.to);
      return !beforeJudgment(entry) && (day === null || to === null || to > day);
    }),
  );

const total = (entries: readonly TimeNotCounted[]): number =>
  entries.reduce((days, entry) => days + (daysOf(entry) ?? 0), 0);

/** The first day from which the term counts, when the judgment prints another end than start and term give. */
export const movedStart = (start: LegalDate, printed: LegalDate, computed: LegalDate): LegalDate =>
  addDays(start, daysBetween(computed, printed));
