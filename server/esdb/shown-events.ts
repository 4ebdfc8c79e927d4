import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { ShowEvents } from '#event-store/grpc-server/streams/backbone.ts';
import type { EventStore } from '#event-store/port.ts';
import { eventJson } from '#read-api/events/event-json.ts';
import { eventMasking, openHiddenWords } from '#read-api/events/hidden-words.ts';

/**
 * Events of the backbone as clients of the protocol see them: names and numbers masked, without salt. The words of
 * a case are asked for anew once the log has grown: a name that came meanwhile may stand in what came with it.
 */
export function shownEvents(store: Pick<EventStore, 'readStream' | 'head'>): ShowEvents {
  const wordsOfCase = openHiddenWords(store);
  let known = { head: -1, masked: eventMasking(wordsOfCase) };
  return async (events) => {
    const head = await store.head();
    if (head !== known.head) known = { head, masked: eventMasking(wordsOfCase) };
    const { masked } = known;
    return Promise.all(
      events.map(async (event) => ({
        data: await masked(event),
        metadata: eventJson(event)['metadata'] as JsonObject,
      })),
    );
  };
}
