import { setTimeout as pause } from 'node:timers/promises';
import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { loadEvents, streamOfWriter } from './load-events.ts';
import { alone, clientAt, isConnectionLost } from './served-clients.ts';
import { startStreamsProcess } from './streams-process.ts';

export interface KillStreamsOptions {
  readonly kills: number;
  readonly writers: number;
  readonly readers: number;
  /** Folder of the streams; it must be empty. */
  readonly folder: string;
}

/** What kills of the server did to what outside clients wrote and read. */
export interface KillStreamsFindings {
  readonly acknowledged: number;
  readonly found: number;
  /** Acknowledged, and not there at the revision that was acknowledged. */
  readonly lost: number;
  readonly twice: number;
  /** Places where a writer's event is left out or out of order. */
  readonly gaps: number;
  /** Appends whose answer was lost, and which their writer sent again. */
  readonly sentAgain: number;
  /** Subscriptions that ended with the server, and were taken up again from the last event. */
  readonly resumed: number;
  /** Events that a reader missed, saw twice or saw out of order. */
  readonly missed: number;
}

/** The server is killed at a random moment of so many milliseconds after the first answer that it gave. */
const killWithinMs = 500;
const restMs = 20;
const patienceMs = 5_000;

interface Told {
  readonly id: string;
  readonly place: string;
}

/**
 * Kills the server of the streams with `kill -9` again and again, while clients by the official package append with
 * an expected revision and follow all. A writer without an answer sends the same again; a reader begins behind the
 * last event that it has seen.
 */
export async function killStreams(options: KillStreamsOptions): Promise<KillStreamsFindings> {
  let served = await startStreamsProcess(options.folder, 0);
  const client = clientAt(served.port, patienceMs);
  const told: Told[] = [];
  const counts = { sentAgain: 0, resumed: 0 };
  let answered = (): void => undefined;
  let over = false;

  async function write(writer: number): Promise<void> {
    let revision = -1n;
    for (let sequence = 0; !over; sequence += 1) {
      const events = loadEvents(writer, sequence);
      const before = revision;
      revision = await untilAnswered(client, writer, sequence, before, counts);
      for (const [part, { id }] of events.entries()) {
        told.push({ id, place: `${streamOfWriter(writer)}@${before + 1n + BigInt(part)}` });
      }
      answered();
    }
  }

  const end = new AbortController();
  const readers = Array.from({ length: options.readers }, () => follow(client, end.signal, counts));
  const writing = Promise.all(Array.from({ length: options.writers }, (_, each) => write(each)));
  for (let kill = 0; kill < options.kills; kill += 1) {
    await new Promise<void>((resolve) => (answered = resolve));
    await pause(Math.random() * killWithinMs);
    await served.kill();
    served = await startStreamsProcess(options.folder, served.port);
  }
  over = true;
  await writing;
  const there = await placesOf(client);
  for (const { reached } of readers) await reached(there.length);
  end.abort();
  const seen = await Promise.all(readers.map(({ ended }) => ended));
  await client.dispose();
  await served.kill();
  return { ...compared(told, there), ...counts, missed: missedBy(seen, there) };
}

/** Sends an append until it is answered; gives the revision. What the answer refuses is thrown. */
async function untilAnswered(
  client: EventStoreDBClient,
  writer: number,
  sequence: number,
  before: bigint,
  counts: { sentAgain: number },
): Promise<bigint> {
  const events = loadEvents(writer, sequence).map(({ id, type, data }) =>
    jsonEvent({ id, type, data: { ...data } }),
  );
  const expectedRevision = before < 0n ? 'no_stream' : before;
  for (;;) {
    try {
      const options = { expectedRevision, ...alone } as const;
      const answer = await client.appendToStream(streamOfWriter(writer), events, options);
      return answer.nextExpectedRevision;
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      counts.sentAgain += 1;
      await pause(restMs);
    }
  }
}

/** Follows what the writers write, over every end of the connection. */
function follow(client: EventStoreDBClient, end: AbortSignal, counts: { resumed: number }) {
  const seen: string[] = [];
  let position: { commit: bigint; prepare: bigint } | null = null;
  async function once(): Promise<void> {
    const subscription = client.subscribeToAll({
      fromPosition: position ?? 'start',
      filter: { filterOn: 'streamName', prefixes: ['load-'], checkpointInterval: 100 } as never,
    });
    const stop = (): void => void subscription.unsubscribe();
    end.addEventListener('abort', stop);
    try {
      for await (const { event } of subscription) {
        if (event === undefined) continue;
        position = event.position!;
        seen.push(`${event.streamId}@${event.revision}`);
      }
    } finally {
      end.removeEventListener('abort', stop);
    }
  }
  async function following(): Promise<readonly string[]> {
    while (!end.aborted) {
      try {
        await once();
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
      }
      if (end.aborted) break;
      counts.resumed += 1;
      await pause(restMs);
    }
    return seen;
  }
  return {
    ended: following(),
    /** Resolves when it has seen so many, or has not for a minute. */
    async reached(count: number): Promise<void> {
      for (const until = Date.now() + 60_000; seen.length < count && Date.now() < until;) {
        await pause(restMs);
      }
    },
  };
}

interface Place {
  readonly id: string;
  readonly place: string;
}

/** What the streams hold of the writers, in the order of all. */
async function placesOf(client: EventStoreDBClient): Promise<Place[]> {
  const places: Place[] = [];
  for await (const { event } of client.readAll()) {
    if (event?.streamId.startsWith('load-') !== true) continue;
    places.push({ id: event.id, place: `${event.streamId}@${event.revision}` });
  }
  return places;
}

/** Holds what was acknowledged against what is there. */
function compared(told: readonly Told[], there: readonly Place[]) {
  const placeOf = new Map(there.map(({ id, place }) => [id, place]));
  const nextOf = new Map<string, number>();
  let gaps = 0;
  for (const { place } of there) {
    const [stream = '', revision] = place.split('@');
    const next = nextOf.get(stream) ?? 0;
    if (Number(revision) !== next) gaps += 1;
    nextOf.set(stream, Number(revision) + 1);
  }
  return {
    acknowledged: told.length,
    found: there.length,
    lost: told.filter(({ id, place }) => placeOf.get(id) !== place).length,
    twice: there.length - placeOf.size,
    gaps,
  };
}

const missedBy = (seen: readonly (readonly string[])[], there: readonly Place[]): number =>
  seen.reduce(
    (sum, each) =>
      sum +
      there.filter(({ place }, index) => each[index] !== place).length +
      Math.max(0, each.length - there.length),
    0,
  );
