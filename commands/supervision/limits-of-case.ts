import { caseStream } from '#domain/casework/events.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalStream, type CriminalEvent } from '#domain/criminal/events.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import {
  isOfCriminalCase,
  watchedCriminalLimits,
} from '#domain/supervision/watched-criminal-limits.ts';
import { watchedLimits, type WatchedLimit } from '#domain/supervision/watched-limits.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';
import { load, stateOf } from '../case/case-history.ts';

/** The time limits of a case up to its last event. */
export interface LimitsOfCase {
  readonly limits: readonly WatchedLimit[];
  /** Id of the last event of the case; null where there is no such case. */
  readonly last: string | null;
}

/** Reads the case that a limit is of, whichever kind it is. */
export async function limitsOfCase(
  store: Pick<EventStore, 'readStream'>,
  caseId: string,
  limit: string,
): Promise<LimitsOfCase> {
  return isOfCriminalCase(limit)
    ? ofCriminal(store, CaseId(caseId))
    : ofCommutation(store, CaseId(caseId));
}

async function ofCommutation(
  store: Pick<EventStore, 'readStream'>,
  id: CaseId,
): Promise<LimitsOfCase> {
  const events = await load(store, caseStream(id));
  const state = stateOf(events);
  return { limits: state === null ? [] : watchedLimits(state), last: events.at(-1)?.id ?? null };
}

async function ofCriminal(
  store: Pick<EventStore, 'readStream'>,
  id: CaseId,
): Promise<LimitsOfCase> {
  let state: CriminalState | null = null;
  let last: RecordedEvent | null = null;
  for await (const event of store.readStream(criminalStream(id))) {
    state = criminalDecider.evolve(state, upcast(event) as unknown as CriminalEvent);
    last = event;
  }
  return { limits: state === null ? [] : watchedCriminalLimits(state), last: last?.id ?? null };
}
