import { availableSteps } from '#domain/casework/available-steps.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { hindrance } from '#domain/casework/hindrance.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { may, type Session } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { actingPerson } from './acting-person.ts';

/**
 * The step by which the case goes on, where whoever is signed in may take it now; null where it is
 * another agency's turn, for another person, or a period still runs.
 */
export function ownNextStep(state: CaseState, session: Session): StepCommand | null {
  const { principal, now } = session;
  const agency = principal?.agency?.id;
  if (principal === null || agency === undefined) return null;
  const { primary } = availableSteps(state, agency);
  if (primary === null || !may(session, `command:${primary}`)) return null;
  const attempt = {
    person: actingPerson(principal, now),
    agency,
    today: LegalDate(todayInChina()),
  };
  return hindrance(primary, state, attempt) === null ? primary : null;
}

/** Where one goes on after a step: at one's own next step of the case, or at the case. */
export function addressAfter(state: CaseState, session: Session): string {
  const next = ownNextStep(state, session);
  const page = `/cases/${state.caseId}`;
  return next === null ? page : `${page}/act/${next}`;
}
