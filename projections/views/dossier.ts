import { type CaseDeadline, caseDeadlines } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { RecordedActor, RecordedEvent } from '#event-store/port.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, foldCase } from './case-folding.ts';
import { turnOf, type Turn } from './case-summary.ts';

/** One line of a case's history: what happened, on which day, by whom, and where it is recorded. */
export interface HistoryEntry {
  readonly event: string;
  readonly eventId: string;
  readonly position: number;
  readonly revision: number;
  /** Day of the act; null when the source did not publish it. */
  readonly on: LegalDate | null;
  /** Moment of the recording, RFC 3339 in UTC. */
  readonly recordedAt: string;
  readonly actor: RecordedActor;
  /** Where the case stood after it. */
  readonly stage: CaseState['stage'];
}

/** Everything on the page of a case (CASE-1). */
export interface Dossier extends CaseState {
  readonly id: string;
  readonly turn: Turn;
  readonly deadlines: readonly CaseDeadline[];
  readonly history: readonly HistoryEntry[];
  /** Day of the opening; null when it was not published. */
  readonly openedOn: LegalDate | null;
  /** Revision of the case's stream and position of its last event that this shows. */
  readonly revision: number;
  readonly position: number;
}

const nobodysTurn: Turn = { kind: null, agency: null, due: null };

/** Pure: the same projector keeps the view and gives a case as of any position. */
export const dossierProjector: Projector<Dossier> = {
  view: 'dossier',
  version: 8,
  eventTypes: caseEvents,
  keys: caseKeys,
  apply(doc, event, key) {
    const state = foldCase(doc ?? null, event);
    return {
      ...state,
      id: key,
      turn: doc?.turn ?? nobodysTurn,
      deadlines: doc?.deadlines ?? [],
      history: [...(doc?.history ?? []), historyEntry(event, state)],
      openedOn: state.steps[0]!.on,
      revision: event.revision,
      position: event.position,
    };
  },
  complete(doc) {
    const deadlines = caseDeadlines(doc);
    return { ...doc, deadlines, turn: turnOf(doc, deadlines) };
  },
};

function historyEntry(event: RecordedEvent, state: CaseState): HistoryEntry {
  const { type, id, position, revision, recordedAt, metadata } = event;
  return {
    event: type,
    eventId: id,
    position,
    revision,
    on: (event.data['on'] as LegalDate | null | undefined) ?? null,
    recordedAt,
    actor: metadata.actor,
    stage: state.stage,
  };
}
