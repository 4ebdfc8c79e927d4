import { dutyPrefix, takeDuty, type Duty, type DutyEvent, type Roster } from '#domain/duty/duty.ts';
import type { EventStore } from '#event-store/port.ts';
import { streamMemory } from '#event-store/stream-memory.ts';
import { upcast } from '#migrations/upcast.ts';

/** The roster of all agencies, and how far it has read the stream of each. */
export interface KnownRoster {
  readonly roster: Roster;
  /** Last revision of a stream; -1 for one without events. */
  readonly revisionOf: (stream: string) => number;
}

/** The roster up to the last append, at every call. */
export function dutyMemory(store: Pick<EventStore, 'readAll'>): () => Promise<KnownRoster> {
  const roster = new Map<string, Duty>();
  const revisions = new Map<string, number>();
  const known = { roster, revisionOf: (stream: string) => revisions.get(stream) ?? -1 };
  return streamMemory(store, dutyPrefix, known, (_, event) => {
    takeDuty(roster, upcast(event) as unknown as DutyEvent);
    revisions.set(event.stream, event.revision);
  });
}
