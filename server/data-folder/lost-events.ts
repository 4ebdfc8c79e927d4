import type { Logger } from 'pino';
import { lostAt } from '#event-store/kurrentdb/failures.ts';
import { openEventStore } from '#event-store/open-store.ts';
import type { EventStoreDescription, RunningStore } from '#event-store/port.ts';
import {
  forgetLostEvents,
  keepLostEvents,
  type LostEvents,
  lostEventsIn,
} from '#platform/data-folder/lost-events.ts';
import { eventsLost, startFailures } from '../start-failure.ts';
import { clockAdvice } from '../start-words.ts';
import type { StoreFaults } from '../store-faults.ts';

/** What of an installation notes lost events. */
export interface LossNotes {
  readonly folder: string;
  readonly events: EventStoreDescription;
  readonly faults: StoreFaults;
  readonly log: Logger;
}

/** Notes a loss that was just found, or one that a start before has found, in readiness and in the server's log. */
export function noteLostEvents(
  { folder, events, faults, log }: LossNotes,
  found: LostEvents | null,
): void {
  if (found !== null) keepLostEvents(folder, found);
  const lost = lostEventsIn(folder);
  if (lost === null) return;
  faults.noteLost(lost);
  log.error({ code: 'events-lost', ...lost }, startFailures[eventsLost(events.kind)].en);
}

/**
 * Opens the event store of an installation for commands. A server that comes back without events that were
 * acknowledged is noted in the folder and in readiness. While a loss is noted, by whoever found it, a server takes nothing:
 * each append throws StoreUnavailable `lost`. Throws what keeps the engine from opening.
 */
export async function openWatchedStore(notes: LossNotes): Promise<RunningStore> {
  const { folder, events, faults, log } = notes;
  const store = await openEventStore(events, {
    writers: 'shared',
    onClockBehind: (behindMs) => log.error({ code: 'clock-behind', behindMs }, clockAdvice),
    onLost: (found) => noteLostEvents(notes, found),
    onHeld(position) {
      // The very event that was missed is there again; another look's loss stays.
      const noted = lostEventsIn(folder);
      if ((noted ?? faults.lost()) === null || (noted?.seen ?? position) !== position) return;
      forgetLostEvents(folder);
      faults.noteLost(null);
      log.info({ position }, 'the events that were lost are there again');
    },
  });
  if (events.kind === 'embedded') return store;
  noteLostEvents(notes, null);
  return {
    ...store,
    async append(...request) {
      const lost = faults.lost();
      if (lost !== null) throw lostAt(lost.seen);
      return store.append(...request);
    },
  };
}
