import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog } from './event-source.ts';

/** How far the store is, and nothing of what is in it. */
const noEvents = { eventTypes: [] };

const retryMs = 100;

/** Tells of each new last position of the store after `head` until aborted; events are read in chunks, not from here. */
export async function watchHead(
  events: Pick<EventLog, 'subscribe'>,
  head: () => number,
  moved: (position: number) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const message of events.subscribe({ after: head(), filter: noEvents, signal })) {
        moved(message.kind === 'event' ? message.event.position : message.position);
      }
    } catch {
      // A cluster that changes its leader ends the subscription; the next one goes on from `head`.
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
