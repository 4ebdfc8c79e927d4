import { type CaseDeadline, caseDeadlines } from '#domain/casework/case-deadlines.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { availableSteps } from '#domain/casework/available-steps.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, foldCase } from './case-folding.ts';
import { owedDeadlines } from './case-summary.ts';

/** What one agency has to do in one case. */
export interface WorkItem {
  readonly agency: AgencyId;
  readonly agencyKind: AgencyKind;
  /** `turn`: the case waits for this agency; `deadline`: it owes an act while another has the turn. */
  readonly kind: 'turn' | 'deadline';
  /** The ordinary step by which the case goes on; null when the turn is another agency's. */
  readonly step: StepCommand | null;
  /** Last day to act; null when no time limit runs, or the calendar does not know the year. */
  readonly due: LegalDate | null;
  /** Id of the time limit, its article and its arithmetic; null when none runs. */
  readonly limit: string | null;
  readonly article: Bilingual | null;
  readonly arithmetic: Bilingual | null;
}

/** The open work of one case; no items once it is closed. */
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
  version: 6,
  eventTypes: caseEvents,
  keys: caseKeys,
  apply: (doc, event, key) => {
    const state = foldCase(doc?.state ?? null, event);
    return { id: key, items: [], since: state.lastOn, position: event.position, state };
  },
  complete: (doc) => ({ ...doc, items: workItems(doc.state), state: caseMemory(doc.state) }),
};

/** The agency whose turn it is first, then those that owe an act beside it; each at most once. */
export function workItems(state: CaseState): readonly WorkItem[] {
  const turn = stageInfo[state.stage].turn;
  if (turn === null) return [];
  const owed = owedDeadlines(caseDeadlines(state));
  const first = (kind: AgencyKind) => owed.find(({ owner }) => owner === kind);
  const others = agencyKinds.filter((kind) => kind !== turn && first(kind) !== undefined);
  return [
    item(state, turn, 'turn', first(turn)),
    ...others.map((kind) => item(state, kind, 'deadline', first(kind))),
  ];
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
  step: kind === 'turn' ? availableSteps(state, state.agencies[agencyKind]).primary : null,
  due: deadline?.due ?? null,
  limit: deadline?.id ?? null,
  article: deadline?.article ?? null,
  arithmetic: deadline?.arithmetic ?? null,
});
