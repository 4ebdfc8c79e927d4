import type { CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, deadlinesOf, foldCase } from './case-folding.ts';
import { turnOf } from './case-summary.ts';
import { type Turn } from '../ports/turn.ts';
import type { DossierAtWork, HistoryEntry } from '../ports/dossier.ts';

const nobodysTurn: Turn = { kind: null, agency: null, due: null };

export const dossierProjector: Projector<DossierAtWork> = {
  view: 'dossier',
  version: 10,
  eventTypes: caseEvents,
  ofOneStream: true,
  keys: caseKeys,
  apply(doc, event, key) {
    const state = foldCase(doc === undefined ? null : stateOf(doc), event);
    return madeFrom(state, {
      ...state,
      id: key,
      turn: doc?.turn ?? nobodysTurn,
      deadlines: doc?.deadlines ?? [],
      history: [...(doc?.history ?? []), historyEntry(event, state)],
      openedOn: state.steps[0]!.on,
      revision: event.revision,
      position: event.position,
    });
  },
  complete(doc) {
    const state = stateOf(doc);
    const deadlines = deadlinesOf(state);
    return madeFrom(state, { ...doc, deadlines, turn: turnOf(state, deadlines) });
  },
};

const states = new WeakMap<DossierAtWork, CaseState>();

/** The dossier, of which is remembered what it was made from: the other views of the thread go on from the same. */
function madeFrom(state: CaseState, dossier: DossierAtWork): DossierAtWork {
  states.set(dossier, state);
  return dossier;
}

/** One that was read again is its own state. */
const stateOf = (dossier: DossierAtWork): CaseState => states.get(dossier) ?? dossier;

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
