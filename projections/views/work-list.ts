import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { availableSteps } from '#domain/casework/available-steps.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import { openRights, owedBy, periodBefore, stepOfRight } from '#domain/casework/running-limits.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, deadlinesOf, foldCase } from './case-folding.ts';

/** What one agency has to do in one case. */
export interface WorkItem {
  readonly agency: AgencyId;
  readonly agencyKind: AgencyKind;
  /**
   * `turn`: the case waits for this agency; `deadline`: it owes an act while another has the turn;
   * `right`: it may act until the day and need not, also in a closed case.
   */
  readonly kind: 'turn' | 'deadline' | 'right';
  /**
   * At its turn the ordinary step by which the case goes on, of a right the step that uses it;
   * null when the turn is another agency's, or the step cannot be taken now.
   */
  readonly step: StepCommand | null;
  /** Last day to act; null when no time limit runs, or the calendar does not know the year. */
  readonly due: LegalDate | null;
  /** Id of the time limit, its article and its arithmetic; null when none runs. */
  readonly limit: string | null;
  readonly article: Bilingual | null;
  readonly arithmetic: Bilingual | null;
  /** The public notice that must end before the step can be taken; null where nothing holds it up. */
  readonly period: WorkPeriod | null;
}

/** A period that runs, and of which nothing may be done before it is over. */
export interface WorkPeriod {
  /** First day on which the step can be taken; null when the calendar does not know the year. */
  readonly until: LegalDate | null;
  readonly article: Bilingual;
  readonly arithmetic: Bilingual;
}

/** The open work of one case; once it is closed, only the rights that outlive it. */
export interface CaseWork {
  readonly id: string;
  readonly items: readonly WorkItem[];
  /** Day of the last act; null when it was not published. */
  readonly since: LegalDate | null;
  readonly position: number;
  /** What is needed to go on; `stage`, `measure`, `offender`, `reference` and `district` are shown. */
  readonly state: CaseState;
}

export const workListProjector: Projector<CaseWork> = {
  view: 'worklist',
  version: 10,
  eventTypes: caseEvents,
  ofOneStream: true,
  keys: caseKeys,
  apply: (doc, event, key) => {
    const state = foldCase(doc?.state ?? null, event);
    return { id: key, items: [], since: state.lastOn, position: event.position, state };
  },
  complete: (doc) => ({ ...doc, items: workItems(doc.state), state: caseMemory(doc.state) }),
};

/**
 * The agency whose turn it is first, then those that owe an act beside it, then those that may
 * still use a right; each at most once in its kind. A right whose day has passed is left in: the
 * day on which one asks is not known here.
 */
export function workItems(state: CaseState): readonly WorkItem[] {
  const deadlines = deadlinesOf(state);
  return [...owedItems(state, deadlines), ...rightItems(state, deadlines)];
}

function owedItems(state: CaseState, deadlines: readonly CaseDeadline[]): readonly WorkItem[] {
  const turn = stageInfo[state.stage].turn;
  if (turn === null) return [];
  const first = (kind: AgencyKind) => owedBy(kind, deadlines);
  const others = agencyKinds.filter((kind) => kind !== turn && first(kind) !== undefined);
  return [
    { ...item(state, turn, 'turn', first(turn)), period: periodOf(state, turn, deadlines) },
    ...others.map((kind) => item(state, kind, 'deadline', first(kind))),
  ];
}

/** Of each agency the right that ends last among those that it can use now. */
function rightItems(state: CaseState, deadlines: readonly CaseDeadline[]): readonly WorkItem[] {
  const rights = openRights(deadlines).filter((right) => stepOfRight(right, state) !== null);
  return agencyKinds.flatMap((kind) => {
    const latest = rights.findLast(({ owner }) => owner === kind);
    return latest === undefined ? [] : [item(state, kind, 'right', latest)];
  });
}

const item = (
  state: CaseState,
  agencyKind: AgencyKind,
  kind: WorkItem['kind'],
  deadline: CaseDeadline | undefined,
): WorkItem => ({
  agency: state.agencies[agencyKind],
  agencyKind,
  kind,
  step: stepOf(state, agencyKind, kind, deadline),
  due: deadline?.due ?? null,
  limit: deadline?.id ?? null,
  article: deadline?.article ?? null,
  arithmetic: deadline?.arithmetic ?? null,
  period: null,
});

function periodOf(
  state: CaseState,
  agencyKind: AgencyKind,
  deadlines: readonly CaseDeadline[],
): WorkPeriod | null {
  const step = stepOf(state, agencyKind, 'turn', undefined);
  const running = step === null ? null : periodBefore(step, deadlines, state);
  if (running === null) return null;
  const { due, article, arithmetic } = running;
  return { until: due, article, arithmetic };
}

function stepOf(
  state: CaseState,
  agencyKind: AgencyKind,
  kind: WorkItem['kind'],
  deadline: CaseDeadline | undefined,
): StepCommand | null {
  if (kind === 'turn') return availableSteps(state, state.agencies[agencyKind]).primary;
  return deadline === undefined ? null : stepOfRight(deadline, state);
}
