import { once } from 'node:events';
import {
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  jsonEvent,
} from '@eventstore/db-client';
import { clientAt, waitedFor } from './served-clients.ts';
import { startStreamsProcess } from './streams-process.ts';

export interface SlowSubscribersOptions {
  /** Folder; it must be empty. */
  readonly folder: string;
  readonly subscribers: number;
  /** Events of {@link eventBytes} that come while they take nothing. */
  readonly events: number;
}

/** What subscribers who take nothing for a while cost the server, and what they got when they took on. */
export interface SlowSubscribersFindings {
  /** Bytes that waited for each of them in the log. */
  readonly behindBytes: number;
  /** Bytes that the server held more for each than before. */
  readonly heldBytes: number;
  /** Those that were told that they had fallen behind. */
  readonly fellBehind: number;
  readonly missed: number;
  /** Events that somebody quick did not get in order while the others took nothing. */
  readonly missedByOther: number;
}

export const eventBytes = 16 * 1024;
const eventsAtATime = 100;

/**
 * Subscribers to all by the official client, each with a connection of its own, who are live and then take nothing
 * while events come; one more takes what comes. Then they take on.
 */
export async function stallSubscribers(
  options: SlowSubscribersOptions,
): Promise<SlowSubscribersFindings> {
  const served = await startStreamsProcess(options.folder, 0);
  try {
    const writer = clientAt(served.port);
    const live = await Promise.all(
      Array.from({ length: options.subscribers }, () => liveSubscription(served.port)),
    );
    const quick = await liveSubscription(served.port);
    // What a first exchange of this size takes and keeps is nobody's backlog.
    await append(writer, 0, eventsAtATime);
    const all = [...live, quick];
    await Promise.all(all.map(({ events }) => taken(events, eventsAtATime)));
    const before = await served.held();
    const others = taken(quick.events, options.events);
    for (let first = 0; first < options.events; first += eventsAtATime) {
      await append(writer, first, Math.min(eventsAtATime, options.events - first));
    }
    const seenByOther = await waitedFor('the quick subscriber', others);
    const held = Math.max(0, (await served.held()) - before);
    const seen = await waitedFor(
      'the slow subscribers',
      Promise.all(live.map(({ events }) => taken(events, options.events))),
    );
    return {
      behindBytes: options.events * eventBytes,
      heldBytes: held / options.subscribers,
      fellBehind: live.filter(({ told }) => told.fellBehind > 0).length,
      missed: seen.reduce((sum, each) => sum + missedIn(each, options.events), 0),
      missedByOther: missedIn(seenByOther, options.events),
    };
  } finally {
    await served.kill();
  }
}

/** What comes to a subscription that has caught up, and how often it was told that it fell behind. */
async function liveSubscription(port: number) {
  const subscription = clientAt(port).subscribeToAll({ fromPosition: 'end' });
  const told = { fellBehind: 0 };
  subscription.on('fellBehind', () => (told.fellBehind += 1));
  await waitedFor('a subscription to catch up', once(subscription, 'caughtUp'));
  return { events: subscription[Symbol.asyncIterator](), told };
}

async function append(writer: EventStoreDBClient, first: number, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) =>
    jsonEvent({
      type: 'Waited',
      data: { number: first + index, text: 'x'.repeat(eventBytes - 64) },
    }),
  );
  await writer.appendToStream('backlog', events, { expectedRevision: 'any' });
}

/** Takes so many events, or what came until the subscription ended; gives their numbers. */
async function taken(
  events: AsyncIterator<AllStreamResolvedEvent>,
  count: number,
): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const next = await events.next();
    if (next.done === true) break;
    numbers.push((next.value.event!.data as { readonly number: number }).number);
  }
  return numbers;
}

/** Places of a row from 0 on that hold another number, or none. */
const missedIn = (numbers: readonly number[], count: number): number =>
  Array.from({ length: count }, (_, index) => index).filter((index) => numbers[index] !== index)
    .length;
