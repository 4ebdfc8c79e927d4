import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedActor } from '#event-store/port.ts';
import type { Projector } from '../ports/projector.ts';

/** Somebody looked at something: an event of an `access-…` stream, as the audit log lists it. */
export interface Look {
  readonly id: string;
  readonly what: string;
  /** The case that was looked at; null when it was no single case. */
  readonly caseId: string | null;
  readonly actor: RecordedActor;
  readonly at: string;
  readonly position: number;
  /** What was asked for. */
  readonly detail: JsonObject;
}

/** A page read again by itself what somebody had opened: no look of a person. */
export const refreshes: ReadonlySet<string> = new Set([
  'CaseRefreshed',
  'CaseHistoryRefreshed',
  'ListRefreshed',
]);

/** Who looked at what; each look is a document of its own, so that none waits for another. */
export const accessLogProjector: Projector<Look> = {
  view: 'access',
  version: 3,
  eventTypes: null,
  ofOneStream: true,
  keys: ({ stream, id }) => (stream.startsWith('access-') ? [id] : []),
  apply: (_, { id, type, data, metadata, recordedAt, position }) => {
    const { caseId } = data;
    return {
      id,
      what: type,
      caseId: typeof caseId === 'string' ? caseId : null,
      actor: metadata.actor,
      at: recordedAt,
      position,
      detail: data,
    };
  },
};
