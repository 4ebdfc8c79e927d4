import type { EventFilter, RecordedEvent } from '../port.ts';
import type { KurrentFilter } from './driver.ts';

/** Stands among the events of a subscription: everything up to here was looked at, or is known. */
export type Mark = { readonly lookedAt: number } | { readonly caughtUp: true };

/** Events that the server looks at between two words of how far it has come. */
const window = 32;

/** A filter of nothing passes nothing, and no server need be asked. */
export const passesNothing = (filter: EventFilter | undefined): boolean =>
  filter?.streamPrefixes?.length === 0 || filter?.eventTypes?.length === 0;

/** Whether an event passes; the server takes one part of a filter only, and types by their beginning. */
export function passes(
  { stream, type }: Pick<RecordedEvent, 'stream' | 'type'>,
  filter?: EventFilter,
) {
  const { streamPrefixes, eventTypes } = filter ?? {};
  return (
    (streamPrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) &&
    (eventTypes?.includes(type) ?? true)
  );
}

/** The part of a filter that the server can do: at least its own events stay there. */
export function atServer(filter: EventFilter | undefined): KurrentFilter {
  const { streamPrefixes, eventTypes } = filter ?? {};
  const progress: Pick<
    KurrentFilter,
    'checkpointInterval' | 'maxSearchWindow' | 'checkpointReached'
  > = {
    checkpointInterval: 1,
    maxSearchWindow: window,
    // Among the events, in its place: what was looked at is behind what passed before it.
    checkpointReached: (subscription, { commit }) =>
      void subscription.push({ lookedAt: Number(commit) } satisfies Mark),
  };
  if (streamPrefixes !== undefined) {
    return { ...progress, filterOn: 'streamName', prefixes: [...streamPrefixes] };
  }
  if (eventTypes !== undefined) {
    return { ...progress, filterOn: 'eventType', prefixes: [...eventTypes] };
  }
  return { ...progress, filterOn: 'eventType', regex: String.raw`^[^\$].*` };
}
