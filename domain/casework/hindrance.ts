import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { ActingPerson } from './acting-person.ts';
import type { CaseState } from './case-state.ts';
import { procedural } from './refusal.ts';
import { periodBefore, type PeriodBefore } from './running-limits.ts';
import { checkSeparation } from './separation.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';

/** Who would take a step, and when. */
export interface Attempt {
  readonly person: ActingPerson;
  readonly agency: AgencyId;
  readonly today: LegalDate;
}

/**
 * What stands against a step today, whatever one would fill in: it is for somebody else, or a
 * period still runs (`passesFrom` then says until when). Null when it may be begun.
 */
export function hindrance(name: StepCommand, state: CaseState, attempt: Attempt): Violation | null {
  const { person, today } = attempt;
  return checkSeparation(name, person, state, today) ?? asIfTaken(name, state, attempt);
}

/** The steps whose only hindrance is the day or the person, asked as if they were taken today. */
function asIfTaken(name: StepCommand, state: CaseState, context: Attempt): Violation | null {
  const { today } = context;
  switch (name) {
    case 'endPrisonNotice':
    case 'endCourtNotice': {
      const notice = name === 'endPrisonNotice' ? state.prisonNotice : state.courtNotice;
      if (notice === null) return null;
      const refusal = steps[name].check({ on: today, objections: [] }, state, context);
      return refusal?.violations[0] ?? null;
    }
    case 'withdrawStep': {
      const refusal = steps.withdrawStep.check({ on: today, reason: '' }, state, context);
      return refusal?.violations[0] ?? null;
    }
    case 'recordTrial': {
      const hearing = periodBefore(name, [], state);
      return hearing?.due == null || hearing.due <= today ? null : notYetHeld(hearing, hearing.due);
    }
    case 'refuseFiling': {
      const refusal = steps.refuseFiling.check({ on: today, reason: '' }, state, context);
      return refusal?.violations[0] ?? null;
    }
    default:
      return null;
  }
}

const notYetHeld = ({ article }: PeriodBefore, day: LegalDate): Violation =>
  procedural(
    'SPC2014-009',
    `已确定${day}开庭，开庭后记录审理情况。`,
    `The hearing is set for ${day}; it is recorded once it was held.`,
    { article: article.zh, passesFrom: day },
  );
