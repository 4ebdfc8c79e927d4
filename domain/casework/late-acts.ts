import { caseDeadlines, type CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';

/** A time limit that was met, and by how many days too late. */
export interface LateAct {
  readonly limit: CaseDeadline;
  readonly due: LegalDate;
  readonly doneOn: LegalDate;
  readonly daysOver: number;
}

/**
 * The time limits that a step met after their last day, the case being `before` it and `after` it.
 * An act is late on the day on which it was done and not on the day on which it is entered.
 */
export function lateActs(before: CaseState, after: CaseState): readonly LateAct[] {
  const owed = new Set(running(before).map(keyOf));
  return caseDeadlines(after).flatMap((limit) => {
    const { due } = limit;
    const doneOn = dayOf(limit, after);
    if (!owed.has(keyOf(limit)) || limit.kind !== 'atMost' || due === null || doneOn === null) {
      return [];
    }
    return doneOn > due ? [{ limit, due, doneOn, daysOver: daysBetween(due, doneOn) }] : [];
  });
}

const running = (state: CaseState): readonly CaseDeadline[] =>
  caseDeadlines(state).filter(({ standing }) => standing === 'running');

const keyOf = ({ id, from }: CaseDeadline): string => `${id} ${from}`;

/** A ruling is served when the last of those who must have it was served (法释〔2014〕5号第十八条). */
function dayOf({ id, doneOn }: CaseDeadline, { servedOn }: CaseState): LegalDate | null {
  if (id !== 'service' || doneOn === null) return doneOn;
  const days = Object.values(servedOn ?? {}).filter((day) => day !== null);
  return [doneOn, ...days].toSorted().at(-1)!;
}
