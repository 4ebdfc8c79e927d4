import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';

/** Every event of one stream, oldest first. */
export async function load(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(event);
  return events;
}

/** The state of a case as of its recorded events; null when there are none. */
export const stateOf = (events: readonly RecordedEvent[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(caseDecider, events as unknown as readonly CaseEvent[]);
