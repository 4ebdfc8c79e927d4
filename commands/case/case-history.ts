import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { principalKey, type PrincipalKey } from '#domain/kernel/ids.ts';
import { fold } from '#domain/kernel/decider.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';

/** What a decision needs to know of a case so far. */
export interface CaseHistory {
  /** Null before the first event. */
  readonly state: CaseState | null;
  /** Last revision of the stream; -1 when there is none. */
  readonly revision: number;
  /** True when some event came from this sender's request with this key. */
  answered(principal: PrincipalKey, idempotencyKey: string): boolean;
}

/** The histories of cases as of now. */
export interface CaseHistories {
  of(stream: string): Promise<CaseHistory>;
  /** These were appended to the stream just now, so that they need not be read. */
  appended(stream: string, events: readonly RecordedEvent[]): void;
}

interface Known {
  readonly state: CaseState | null;
  readonly revision: number;
  readonly requests: ReadonlySet<string>;
}

const nothing: Known = { state: null, revision: -1, requests: new Set() };
const requestOf = (principal: PrincipalKey, key: string): string => `${principal}\n${key}`;

/**
 * Folds a stream once and afterwards only what came since: an event that is recorded
 * never changes, so what was folded stays true, whoever appends. Every question
 * asks the store. The `capacity` most recently used cases are kept.
 */
export function caseHistories(
  store: Pick<EventStore, 'readStream'>,
  capacity = 1_000,
): CaseHistories {
  /** Oldest use first. */
  const known = new Map<string, Known>();

  function keep(stream: string, found: Known): void {
    known.delete(stream);
    known.set(stream, found);
    if (known.size > capacity) known.delete(known.keys().next().value!);
  }

  return {
    async of(stream) {
      const before = known.get(stream) ?? nothing;
      const found = added(before, await load(store, stream, before.revision + 1));
      if (found.revision >= 0) keep(stream, found);
      const { state, revision, requests } = found;
      return {
        state,
        revision,
        answered: (principal, key) => requests.has(requestOf(principal, key)),
      };
    },
    appended(stream, events) {
      const before = known.get(stream) ?? nothing;
      // What lies between was not seen: it is read with the next question.
      if (events[0]?.revision === before.revision + 1) keep(stream, added(before, events));
    },
  };
}

function added(before: Known, events: readonly RecordedEvent[]): Known {
  if (events.length === 0) return before;
  let { state } = before;
  const requests = new Set(before.requests);
  for (const event of events) {
    state = caseDecider.evolve(state, upcast(event) as unknown as CaseEvent);
    const { actor, command } = event.metadata;
    if (command !== undefined) requests.add(requestOf(principalKey(actor), command.idempotencyKey));
  }
  return { state, revision: events.at(-1)!.revision, requests };
}

/** The events of one stream from a revision on, oldest first. */
export async function load(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  from = 0,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream, { from })) events.push(event);
  return events;
}

/** The state of a case as of its recorded events; null when there are none. */
export const stateOf = (events: readonly RecordedEvent[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(
    caseDecider,
    events.map(upcast) as unknown as readonly CaseEvent[],
  );
