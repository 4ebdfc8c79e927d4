import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { RecordedActor } from '#event-store/port.ts';
import type { Turn } from './turn.ts';

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

/** A case as the lists of cases show it (CASE-1). */
export interface Dossier extends CaseState {
  readonly id: string;
  readonly turn: Turn;
  /** Day of the opening; null when it was not published. */
  readonly openedOn: LegalDate | null;
  /** Revision of the case's stream and position of its last event that this shows. */
  readonly revision: number;
  readonly position: number;
}

/** The same with what the view reckons with, and the acts since it was read: kept in rows of their own. */
export interface DossierAtWork extends Dossier {
  readonly deadlines: readonly CaseDeadline[];
  readonly history: readonly HistoryEntry[];
}
