import type { Relation } from '#domain/access/operations.ts';
import type { Principal } from '#domain/access/principal.ts';
import { isCriminalParty, type CriminalParties } from '#domain/criminal/agencies.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalPrefix, criminalStream, type CriminalEvent } from '#domain/criminal/events.ts';
import { CaseId, isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { streamMemory } from '#event-store/stream-memory.ts';
import { upcast } from '#migrations/upcast.ts';

/** A criminal case as the list knows it. */
export interface KnownCriminalCase {
  readonly state: CriminalState;
  readonly revision: number;
}
export type CriminalCases = ReadonlyMap<string, KnownCriminalCase>;

/**
 * All criminal cases by id, folded from the log and kept in memory: every call reads what has come since the one
 * before. It holds as many cases as the memory does; a view beside those of commutation and parole takes its
 * place when there are more (docs/decisions/0030-criminal-procedure.md).
 */
export function criminalMemory(store: Pick<EventStore, 'readAll'>): () => Promise<CriminalCases> {
  const cases = new Map<string, KnownCriminalCase>();
  return streamMemory(store, criminalPrefix, cases, (known, event) => {
    const before = known.get(event.stream.slice(criminalPrefix.length));
    const state = criminalDecider.evolve(
      before?.state ?? null,
      upcast(event) as unknown as CriminalEvent,
    );
    if (state !== null) known.set(state.caseId, { state, revision: event.revision });
  });
}

/** What somebody has to do with a criminal case that has these parties. */
export const relationToCriminal = (
  principal: Pick<Principal, 'agency'>,
  parties: CriminalParties,
): Relation => (isCriminalParty(parties, principal.agency?.id) ? 'ownCase' : 'otherCase');

/** A case as its own events tell it, up to a position. Throws Problem `not-found`. */
export async function readCriminal(
  store: Pick<EventStore, 'readStream'>,
  id: string,
  at = Number.POSITIVE_INFINITY,
): Promise<{ readonly state: CriminalState; readonly events: readonly RecordedEvent[] }> {
  if (!isUuid(id)) throw new Problem('not-found');
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(criminalStream(CaseId(id)))) {
    if (event.position <= at) events.push(event);
  }
  const state = events.reduce<CriminalState | null>(
    (before, event) => criminalDecider.evolve(before, upcast(event) as unknown as CriminalEvent),
    null,
  );
  if (state === null) throw new Problem('not-found');
  return { state, events };
}
