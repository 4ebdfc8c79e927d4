import type { EventSource } from '../services/event-source.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import { StreamTombstoned } from '../streams/stream-writer.ts';
import { allStreams } from '../access/stream-access.ts';
import { originalOf, type ResolvedEvent } from '../wire/events.ts';
import type { GroupName, GroupSettings } from './group-settings.ts';
import { type Parked, parkedPrefix } from './parked.ts';
import { type Choose, strategy } from './strategies.ts';

/** An event on its way to a consumer, or waiting for one. */
export interface Delivery {
  readonly event: ResolvedEvent;
  /** Revision or position of it; null for one that was parked before. */
  readonly place: number | null;
  /** Revision of its link in the parked stream; null for one that comes from the stream itself. */
  readonly parkedAt: number | null;
  /** Consumers that had it and did not answer in time: their answer may be on its way. */
  readonly late: Set<Member>;
  retries: number;
}

/** What a consumer does with what it got. */
export type Nack = 'park' | 'retry' | 'skip' | 'stop';

export interface Consumer {
  readonly user: string;
  readonly address: string;
  readonly connectionName: string;
  readonly bufferSize: number;
  /** Hands an event over; rejects when the consumer is gone. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
  /** Ends it: the group was deleted or changed, it asked to be stopped, or for the reason that is given. */
  readonly drop: (reason?: Error) => void;
}

/** A consumer with what it holds. */
export interface Member extends Consumer {
  readonly inFlight: Map<string, { readonly delivery: Delivery; readonly at: number }>;
  readonly hasRoom: boolean;
  total: number;
  /** How long the last events took to be answered, ms. */
  readonly took: number[];
}

const keptTimes = 1_000;
/** So often it looks for what was not answered in time, ms; the real server does so once a second. */
const lookForLateEvery = 1_000;
const idOf = ({ event }: Delivery): string => originalOf(event).id;

export interface GroupParts {
  readonly name: GroupName;
  readonly settings: GroupSettings;
  readonly log: StreamLog;
  readonly parked: Parked;
  readonly source: EventSource;
  /** Reads the parked stream, following its links. */
  readonly parkedSource: EventSource;
  readonly checkpoint: number | null;
  readonly saveCheckpoint: (checkpoint: number) => void;
  readonly onFailure: (error: unknown) => void;
}

export type ConsumerGroup = ReturnType<typeof consumerGroup>;

/**
 * Serves the consumers of one group: each event goes to one of them, and comes again when it is not answered in
 * time, or is nacked, until it is parked. It holds at most what its buffers say; the rest stays in the log.
 */
export function consumerGroup(parts: GroupParts) {
  const { name, settings, log, parked, source, parkedSource } = parts;
  const isAll = name.stream === allStreams;
  const choose: Choose = strategy(settings.strategy);
  const members: Member[] = [];
  /** Not yet sent, those that come again first. */
  const again: Delivery[] = [];
  const waiting: Delivery[] = [];
  /** Places that are not done with yet. */
  const open = new Set<number>();
  const openParked = new Set<number>();
  let checkpoint = parts.checkpoint;
  let next = checkpoint === null ? firstPlace() : checkpoint + 1;
  let lastKnown: number | null = null;
  let done = 0;
  let total = 0;
  let savedAt = Date.now();
  let lookedAt = Date.now();
  let replayedUpTo = 0;
  let stopped: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();
  let poke = (): void => undefined;

  function firstPlace(): number {
    const { from } = settings;
    if (from === 'start') return 0;
    if (typeof from === 'number') return from;
    if (isAll) return log.read.head() + 1;
    try {
      return (log.read.find(name.stream, () => true)?.last ?? -1) + 1;
    } catch (error) {
      // A stream that is gone for good has an end as one that never was; who joins is told.
      if (error instanceof StreamTombstoned) return 0;
      throw error;
    }
  }

  /** Everything before this place is done with. */
  const doneBefore = (): number => (open.size === 0 ? next : Math.min(...open));

  function settle(delivery: Delivery): void {
    if (delivery.place !== null) {
      open.delete(delivery.place);
      done += 1;
    }
    if (delivery.parkedAt !== null) {
      openParked.delete(delivery.parkedAt);
      const upTo = openParked.size === 0 ? replayedUpTo : Math.min(...openParked);
      if (upTo > (parked.first() ?? Infinity)) void parked.truncate(upTo).catch(parts.onFailure);
    }
    keepCheckpoint(false);
  }

  function keepCheckpoint(inAnyCase: boolean): void {
    const isTime = Date.now() - savedAt >= settings.checkpointAfterMs;
    const isDue =
      done >= Math.max(1, settings.maxCheckpointCount) ||
      (isTime && done >= Math.max(1, settings.minCheckpointCount));
    const reached = doneBefore() - 1;
    if (!(inAnyCase || isDue) || reached < 0 || reached === checkpoint || lastKnown === null)
      return;
    parts.saveCheckpoint(reached);
    checkpoint = reached;
    done = 0;
    savedAt = Date.now();
  }

  /** Takes from the log what there is room for; true when something came. */
  async function fill(): Promise<boolean> {
    const room = Math.max(1, settings.historyBufferSize) - waiting.length;
    if (room <= 0) return false;
    const limit = Math.min(room, Math.max(1, settings.readBatchSize));
    const batch = isAll
      ? await source.ofAll('forwards', next, limit)
      : await source.ofStream(name.stream, 'forwards', next, limit);
    for (const event of batch.events) {
      const original = originalOf(event);
      const place = isAll ? original.position : original.revision;
      lastKnown = place;
      next = place + 1;
      if (isAll && original.stream.startsWith(parkedPrefix)) continue;
      if (event.event === null) continue;
      open.add(place);
      waiting.push({ event, place, parkedAt: null, late: new Set(), retries: 0 });
    }
    if (isAll && batch.reached !== null) next = Math.max(next, batch.reached + 1);
    return batch.lookedAt > 0;
  }

  /** Sends what can be sent; of what is pinned to somebody without room, the next are looked at. */
  function dispatch(): void {
    for (const queue of [again, waiting]) {
      for (let index = 0; index < queue.length;) {
        if (!members.some(({ hasRoom }) => hasRoom)) return;
        const delivery = queue[index]!;
        const member = choose(members, delivery.event);
        if (member === null) {
          index += 1;
          continue;
        }
        queue.splice(index, 1);
        send(member, delivery);
      }
    }
  }

  function send(member: Member, delivery: Delivery): void {
    member.inFlight.set(idOf(delivery), { delivery, at: Date.now() });
    member.total += 1;
    total += 1;
    // A consumer that is gone leaves, and what it held comes again.
    member.deliver(delivery).catch(() => leave(member));
  }

  function leave(member: Member): void {
    const index = members.indexOf(member);
    if (index < 0) return;
    members.splice(index, 1);
    again.push(...[...member.inFlight.values()].map(({ delivery }) => delivery));
    member.inFlight.clear();
    if (members.length === 0) {
      stopped?.abort();
      keepCheckpoint(true);
    }
    poke();
  }

  async function retry(delivery: Delivery, reason: string): Promise<void> {
    if (delivery.retries >= settings.maxRetries) return park(delivery, reason);
    delivery.retries += 1;
    again.push(delivery);
    poke();
  }

  async function park(delivery: Delivery, reason: string): Promise<void> {
    await parked.add(delivery.event, reason);
    settle(delivery);
    poke();
  }

  /** Takes an answered event out of a consumer's hands; null for one that it does not hold. */
  function taken(member: Member, id: string): Delivery | null {
    const held = member.inFlight.get(id);
    if (held === undefined) return null;
    member.inFlight.delete(id);
    member.took.push(Date.now() - held.at);
    if (member.took.length > keptTimes) member.took.shift();
    return held.delivery;
  }

  /** Takes an event whose answer came late from where it waits, or from whoever has it now; null if it is not so. */
  function takenLate(member: Member, id: string): Delivery | null {
    const isIt = (delivery: Delivery): boolean =>
      delivery.late.has(member) && idOf(delivery) === id;
    const index = again.findIndex(isIt);
    if (index >= 0) return again.splice(index, 1)[0]!;
    for (const { inFlight } of members) {
      const held = inFlight.get(id);
      if (held === undefined || !isIt(held.delivery)) continue;
      inFlight.delete(id);
      return held.delivery;
    }
    return null;
  }

  async function lookForLate(): Promise<void> {
    const now = Date.now();
    if (settings.messageTimeoutMs === 0 || now - lookedAt < lookForLateEvery) return;
    lookedAt = now;
    for (const member of members) {
      for (const [id, { delivery, at }] of member.inFlight) {
        if (at > now - settings.messageTimeoutMs) continue;
        member.inFlight.delete(id);
        delivery.late.add(member);
        await retry(delivery, 'no answer in time');
      }
    }
  }

  async function run(ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      const round = new AbortController();
      const poked = new Promise<void>((resolve) => (poke = resolve));
      const changed = log.changed(
        isAll ? null : name.stream,
        AbortSignal.any([round.signal, ending]),
      );
      await lookForLate();
      dispatch();
      const came = waiting.length < Math.max(1, settings.readBatchSize) && (await fill());
      if (came) dispatch();
      keepCheckpoint(false);
      if (!came) {
        const timer = setTimeout(() => round.abort(), lookForLateEvery);
        await Promise.race([poked, changed]);
        clearTimeout(timer);
      }
      round.abort();
    }
  }

  /** Its stream is gone for good: every consumer is told so. Anything else nobody expected. */
  function ended(error: unknown): void {
    if (!(error instanceof StreamTombstoned)) return parts.onFailure(error);
    for (const member of members.slice()) {
      member.drop(error);
      leave(member);
    }
  }

  return {
    name,
    settings,
    members: members as readonly Member[],
    parked,

    join(consumer: Consumer): Member {
      const member: Member = {
        ...consumer,
        inFlight: new Map(),
        total: 0,
        took: [],
        get hasRoom(): boolean {
          return this.inFlight.size < consumer.bufferSize;
        },
      };
      members.push(member);
      if (members.length === 1) {
        stopped = new AbortController();
        const { signal } = stopped;
        // Two rounds at once would take the same events twice.
        running = running.then(() => run(signal)).catch(ended);
      }
      poke();
      return member;
    },
    leave,

    ack(member: Member, ids: readonly string[]): void {
      for (const id of ids) {
        const delivery = taken(member, id) ?? takenLate(member, id);
        if (delivery !== null) settle(delivery);
      }
      poke();
    },

    async nack(member: Member, ids: readonly string[], how: Nack, reason: string): Promise<void> {
      for (const id of ids) {
        const isLast = how === 'park' || how === 'skip';
        const delivery = taken(member, id) ?? (isLast ? takenLate(member, id) : null);
        if (delivery === null) continue;
        if (how === 'park') await park(delivery, reason);
        else if (how === 'skip') settle(delivery);
        else await retry(delivery, reason);
      }
      if (how === 'stop') member.drop();
      poke();
    },

    /** Sends again what was parked, from the first up to a revision of the parked stream, exclusive. */
    async replayParked(stopAt: number): Promise<void> {
      let at = parked.first();
      while (at !== null && at < stopAt) {
        const batch = await parkedSource.ofStream(parked.stream, 'forwards', at, stopAt - at);
        for (const event of batch.events) {
          const { revision } = originalOf(event);
          replayedUpTo = Math.max(replayedUpTo, revision + 1);
          // What was deleted since is done with.
          if (event.event === null || openParked.has(revision)) continue;
          openParked.add(revision);
          again.push({ event, place: null, parkedAt: revision, late: new Set(), retries: 0 });
        }
        at = batch.next;
      }
      poke();
    },

    figures: () => ({
      total,
      checkpoint,
      lastKnown,
      again: again.length,
      waiting: waiting.length,
      inFlight: members.reduce((sum, { inFlight }) => sum + inFlight.size, 0),
      parked: parked.count(),
    }),

    /** Drops every consumer; keeps how far it has come. */
    stop(): void {
      stopped?.abort();
      for (const member of members.slice()) {
        member.drop();
        leave(member);
      }
      keepCheckpoint(true);
    },
  };
}
