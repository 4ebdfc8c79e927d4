import type { EventStore } from '#event-store/port.ts';
import type { ViewName } from './ports/views.ts';
import type { ProjectionsHandle } from './start-projections.ts';

/** What the log keeps of an event that was left out of a view. */
interface Skipped {
  readonly view: string;
  readonly key: string;
  readonly eventId: string;
  readonly reason: string;
}

/**
 * Leaves out of the views what the log says was left out: the log decides, and the files of the views
 * may be deleted and are filled again. Only what is parked now is asked for, so that a start with
 * nothing parked reads nothing.
 */
export async function skipAgain(
  store: Pick<EventStore, 'readAll'>,
  projections: Pick<ProjectionsHandle, 'status' | 'parked' | 'skip'>,
): Promise<void> {
  const held = projections.status().filter(({ parked }) => parked > 0);
  if (held.length === 0) return;
  const failed = new Set<string>();
  for (const { view } of held) {
    for (const { eventId } of await projections.parked(view as ViewName)) {
      failed.add(`${view} ${eventId}`);
    }
  }
  const records = store.readAll({
    filter: { eventTypes: ['ParkedEventSkipped'] },
    onUnreadable: () => undefined,
  });
  for await (const { data } of records) {
    const { view, key, eventId, reason } = data as unknown as Skipped;
    if (failed.has(`${view} ${eventId}`)) {
      await projections.skip(view as ViewName, key, eventId, reason);
    }
  }
}
