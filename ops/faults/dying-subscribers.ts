import { randomUUID } from 'node:crypto';
import {
  type EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  type StreamSubscription,
} from '@eventstore/db-client';
import { type CuttableWire, cuttableWire } from './cuttable-wire.ts';
import { clientAt, isConnectionLost, serveClients, waitedFor } from './served-clients.ts';

export interface DyingSubscribersOptions {
  /** Folder; it must be empty. */
  readonly folder: string;
  /** How often a subscriber to a stream dies, and how many consumers of a group do. */
  readonly deaths: number;
  /** Events that a subscriber takes before it dies. */
  readonly eventsALife: number;
}

/** What subscribers who died left behind; half of them lost their machine, so that nothing said that they were gone. */
export interface DyingSubscribersFindings {
  /** Lives of the subscriber to a stream, and events that it missed or saw twice over all of them. */
  readonly lives: number;
  readonly missed: number;
  /** Events that consumers of a group held, unanswered, when they died, and those that nobody else got. */
  readonly heldAtDeath: number;
  readonly heldAndLost: number;
  /** Events of the group that were never answered for. */
  readonly unanswered: number;
  /** Consumers that the server still knew when all but one were gone. */
  readonly placesKept: number;
}

const stream = 'lives';
const group = 'mourners';
const heldByEach = 5;
/** Of the server, ms: short, so that nobody waits for a minute. Who is taken for dead on a busy machine comes again. */
const keepalive = { everyMs: 300, patienceMs: 1_000 };

interface World {
  readonly port: number;
  readonly direct: EventStoreDBClient;
  readonly wires: CuttableWire[];
}

/**
 * A subscriber to a stream dies again and again, and each time one begins behind what it had seen; of a group of
 * consumers all but one die, each with events that it has not answered for. By the official client.
 */
export async function killSubscribers(
  options: DyingSubscribersOptions,
): Promise<DyingSubscribersFindings> {
  const server = await serveClients(options.folder, { keepalive });
  const world: World = { port: server.port, direct: clientAt(server.port), wires: [] };
  try {
    const total = (options.deaths + 1) * options.eventsALife;
    const ids = Array.from({ length: total }, () => randomUUID());
    const events = ids.map((id) => jsonEvent({ id, type: 'Lived', data: {} }));
    await world.direct.appendToStream(stream, events);
    const seen = await liveOnAndOn(world, options);
    return {
      lives: options.deaths + 1,
      missed:
        ids.filter((id, index) => seen[index] !== id).length + Math.max(0, seen.length - total),
      ...(await outliveConsumers(world, options, ids)),
    };
  } finally {
    await Promise.all(world.wires.map((wire) => wire.close()));
    await server.close();
  }
}

/** A client behind a way of its own, on which it can die. */
async function mortal({ port, wires }: World) {
  const wire = await cuttableWire(port);
  wires.push(wire);
  return { client: clientAt(wire.port), wire };
}

/** Every other one is killed, so that its connections end; of the others the machine is gone. */
const die = (wire: CuttableWire, number: number): Promise<void> =>
  number % 2 === 0
    ? wire.cut(0)
    : waitedFor('the server to let go of one that is gone', wire.die());

/** Gives the ids that all lives have seen, one after the other. */
async function liveOnAndOn(
  world: World,
  { deaths, eventsALife }: DyingSubscribersOptions,
): Promise<readonly string[]> {
  const seen: string[] = [];
  let checkpoint: bigint | 'start' = 'start';
  for (let death = 0; seen.length < (deaths + 1) * eventsALife;) {
    const { client, wire } = await mortal(world);
    const subscription: StreamSubscription = client.subscribeToStream(stream, {
      fromRevision: checkpoint,
    });
    const events = subscription[Symbol.asyncIterator]();
    const taken = await takenFrom(events, eventsALife);
    for (const { event } of taken) {
      seen.push(event!.id);
      checkpoint = event!.revision;
    }
    if (taken.length < eventsALife || death === deaths) continue;
    // What has come and was not looked at is not behind its checkpoint.
    await dieAndEnd(wire, death, events);
    death += 1;
  }
  return seen;
}

/** So many of what comes; fewer when the connection is lost. */
async function takenFrom<T>(events: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  try {
    while (taken.length < count) {
      const next = await waitedFor('an event of a subscription', events.next());
      if (next.done === true) break;
      taken.push(next.value);
    }
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  }
  return taken;
}

async function dieAndEnd(
  wire: CuttableWire,
  number: number,
  events: AsyncIterator<unknown>,
): Promise<void> {
  const ended = takenFrom(events, Infinity);
  await die(wire, number);
  await waitedFor('the subscription of one that is gone to end', ended);
}

/** So many consumers die with what they hold, while one answers for what it gets. */
async function outliveConsumers(
  world: World,
  { deaths }: DyingSubscribersOptions,
  ids: readonly string[],
) {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults({
    startFrom: 'start',
    // Never: what a consumer holds comes to others when it is gone, and for no other reason.
    messageTimeout: 0,
  });
  await world.direct.createPersistentSubscriptionToStream(stream, group, settings);
  const held: string[] = [];
  const mortals: { wire: CuttableWire; events: AsyncIterator<unknown> }[] = [];
  for (let each = 0; each < deaths; each += 1) {
    const { client, wire } = await mortal(world);
    const events = joined(client)[Symbol.asyncIterator]();
    for (const { event } of await takenFrom(events, heldByEach)) held.push(event!.id);
    mortals.push({ wire, events });
  }
  const answering = answerForAll(world.direct, ids);
  for (const [number, { wire, events }] of mortals.entries()) await dieAndEnd(wire, number, events);
  const { answered, consumers } = await waitedFor('every event to be answered for', answering);
  return {
    heldAtDeath: held.length,
    heldAndLost: held.filter((id) => !answered.has(id)).length,
    unanswered: ids.filter((id) => !answered.has(id)).length,
    placesKept: consumers - 1,
  };
}

/** Answers for whatever comes, until all were answered for; says how many consumers the server knows then. */
async function answerForAll(client: EventStoreDBClient, ids: readonly string[]) {
  const answered = new Set<string>();
  for (;;) {
    const consumer = joined(client);
    try {
      for await (const resolved of consumer) {
        await consumer.ack(resolved);
        answered.add(resolved.event!.id);
        if (answered.size < ids.length) continue;
        const info = await client.getPersistentSubscriptionToStreamInfo(stream, group);
        return { answered, consumers: info.connections.length };
      }
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    }
  }
}

const joined = (client: EventStoreDBClient) =>
  client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize: heldByEach });
