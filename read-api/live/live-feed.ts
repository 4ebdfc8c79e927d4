import { setTimeout as pause } from 'node:timers/promises';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { CriminalParties } from '#domain/criminal/agencies.ts';
import { criminalPrefix } from '#domain/criminal/prefix.ts';
import { dutyPrefix } from '#domain/duty/duty.ts';
import { noticePrefix } from '#domain/messages/notice.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { partiesOf, relationTo } from '../cases/case-reader.ts';
import { readCriminal, relationToCriminal } from '../criminal/criminal-cases.ts';
import { aliveMessage, endedMessage, eventMessage, resetMessage } from './live-message.ts';
import { remembering } from './remembering.ts';

/** Streams that concern no case; a message says only that something is new there. */
const forEverybody = [noticePrefix, dutyPrefix];
const filter = { streamPrefixes: ['case-', criminalPrefix, ...forEverybody] };

export const liveLimits = {
  /** What happens within it goes out together, ms. */
  gatherMs: 25,
  /** A sign of life, so that nobody between takes the stream for dead, ms. */
  heartbeatMs: 15_000,
  /** How often it is looked whether readers may still read, ms; what ends in this process ends at once. */
  recheckMs: 3_000,
  /** Whoever missed more is told to read again. */
  missedEvents: 5_000,
  /** A reader who leaves so much lying is let go, bytes. */
  unsentBytes: 1024 * 1024,
} as const;

/** Somebody who listens. */
export interface LiveReader {
  readonly principal: Principal;
  /** False when what the reader was let in with holds no more. */
  readonly mayStay: () => boolean;
  /** Gives how many bytes wait to be sent. Many readers are given the same bytes: they are not to be changed. */
  write(message: Uint8Array): number;
  end(): void;
}

/** Tells all readers of what happens, deciding once for all who may know the same. */
export interface LiveFeed {
  /**
   * Tells what came after this position, then what comes, until the reader leaves; a reader who
   * names a position that is not there (yet, or after a restore: any more) is told to read again.
   */
  join(reader: LiveReader, after: number | null): Promise<void>;
  leave(reader: LiveReader): void;
  /** Looks at once whether everybody may still read. */
  recheck(): void;
  readers(): number;
  close(): void;
}

/** Readers for whom every decision is the same: same role, same agency. */
interface Group {
  readonly principal: Principal;
  readonly live: Set<LiveReader>;
  /** Readers who are told of the past still, with what came meanwhile. */
  readonly late: Map<LiveReader, Told[]>;
  /** What goes out with the next flush. */
  pending: string;
}

interface Told {
  readonly position: number;
  readonly message: string;
}

export interface LiveFeedParts {
  readonly store: Pick<EventStore, 'readStream' | 'readAll' | 'subscribe' | 'head'>;
  readonly policy: AccessPolicy;
  readonly onFailure: (error: unknown) => void;
}

const encoded = (message: string): Uint8Array => Buffer.from(message);

export function openLiveFeed({ store, policy, onFailure }: LiveFeedParts): LiveFeed {
  const groups = new Map<string, Group>();
  const mayKnow = knowledge(store, policy);
  let flushing: NodeJS.Timeout | null = null;
  let closed = false;

  const everybody = (): readonly LiveReader[] => [...groups.values()].flatMap(readersOf);

  async function tell(event: RecordedEvent): Promise<void> {
    const message = eventMessage(event);
    for (const group of groups.values()) {
      if (!(await mayKnow(group.principal, event))) continue;
      group.pending += message;
      for (const told of group.late.values()) told.push({ position: event.position, message });
    }
    flushing ??= setTimeout(flushAll, liveLimits.gatherMs);
  }

  function flushAll(): void {
    flushing = null;
    for (const group of groups.values()) flush(group);
  }

  const following = follower({ store, onFailure }, tell);

  const ended = encoded(endedMessage);
  function recheck(): void {
    for (const reader of everybody()) {
      if (reader.mayStay()) continue;
      reader.write(ended);
      reader.end();
    }
  }

  const beat = setInterval(() => {
    const message = encoded(aliveMessage(following.position()));
    for (const { live } of groups.values()) for (const reader of live) send(reader, message);
  }, liveLimits.heartbeatMs);
  const look = setInterval(recheck, liveLimits.recheckMs);
  beat.unref();
  look.unref();

  return {
    async join(reader, after) {
      const group = groupOf(groups, reader.principal);
      // From now on nothing is missed: what is told waits until the past was told.
      group.late.set(reader, []);
      await following.start();
      const head = await store.head();
      const from = after ?? head;
      const lost = from > head || head - from > liveLimits.missedEvents;
      reader.write(encoded(lost ? resetMessage(head) : aliveMessage(from)));
      await tellOfPast(store, { reader, group, mayKnow }, lost ? head : from);
      if (closed) reader.end();
    },
    leave(reader) {
      const group = groupOf(groups, reader.principal);
      group.live.delete(reader);
      group.late.delete(reader);
      if (readersOf(group).length > 0) return;
      for (const [name, each] of groups) if (each === group) groups.delete(name);
      if (groups.size > 0) return;
      following.pause();
    },
    recheck,
    readers: () => everybody().length,
    close() {
      closed = true;
      clearInterval(beat);
      clearInterval(look);
      if (flushing !== null) clearTimeout(flushing);
      flushAll();
      following.end();
      for (const reader of everybody()) reader.end();
    },
  };
}

const readersOf = ({ live, late }: Group): readonly LiveReader[] => [...live, ...late.keys()];

function flush(group: Group): void {
  const { pending } = group;
  group.pending = '';
  if (pending === '') return;
  // Made into bytes once, whoever listens.
  const message = encoded(pending);
  for (const reader of group.live) send(reader, message);
}

function send(reader: LiveReader, message: Uint8Array): void {
  if (reader.write(message) > liveLimits.unsentBytes) reader.end();
}

/** Follows the store from its head on, from the first start until it is paused or ended. */
function follower(
  { store, onFailure }: Pick<LiveFeedParts, 'store' | 'onFailure'>,
  tell: (event: RecordedEvent) => Promise<void>,
) {
  let position = 0;
  let following: { readonly started: Promise<void>; readonly stop: AbortController } | null = null;

  async function begin(signal: AbortSignal): Promise<void> {
    position = await store.head();
    void run(signal);
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const message of store.subscribe({ after: position, filter, signal })) {
          if (message.kind === 'event') await tell(message.event);
          position = message.kind === 'event' ? message.event.position : message.position;
        }
      } catch (error) {
        if (signal.aborted) return;
        onFailure(error);
        await pause(1_000, undefined, { ref: false });
      }
    }
  }

  return {
    /** Everything up to here was told. */
    position: (): number => position,
    /** Resolves when it is known from where on. */
    start(): Promise<void> {
      if (following !== null) return following.started;
      const stop = new AbortController();
      const started = begin(stop.signal);
      following = { started, stop };
      return started;
    },
    /** Until the next start. */
    pause(): void {
      following?.stop.abort();
      following = null;
    },
    /** For good: nothing starts it again. */
    end(): void {
      following ??= { started: Promise.resolve(), stop: new AbortController() };
      following.stop.abort();
    },
  };
}

function groupOf(groups: Map<string, Group>, principal: Principal): Group {
  const name = `${principal.role}\n${principal.agency?.id ?? ''}`;
  return groups.getOrInsertComputed(name, () => ({
    principal,
    live: new Set(),
    late: new Map(),
    pending: '',
  }));
}

type MayKnow = (principal: Principal, event: RecordedEvent) => Promise<boolean>;

/** Who may know of an event; whose case a stream is, is asked once. */
function knowledge(store: LiveFeedParts['store'], policy: AccessPolicy): MayKnow {
  const parties = remembering((stream) => partiesOf(store, stream));
  // Who is party to a criminal case changes with its acts.
  const criminalParties = new WeakMap<RecordedEvent, Promise<CriminalParties>>();
  const partiesAfter = async ({ stream, position }: RecordedEvent): Promise<CriminalParties> =>
    (await readCriminal(store, stream.slice(criminalPrefix.length), position)).state.agencies;
  return async (principal, event) => {
    if (forEverybody.some((prefix) => event.stream.startsWith(prefix))) return true;
    if (event.stream.startsWith(criminalPrefix)) {
      const of = await criminalParties.getOrInsertComputed(event, partiesAfter);
      const relation = relationToCriminal(principal, of);
      return policy.permits({ principal, operation: 'live', relation }).allowed;
    }
    const of = await parties(event.stream);
    if (of === null) return false;
    const relation = relationTo(principal, of);
    return policy.permits({ principal, operation: 'live', relation }).allowed;
  };
}

interface LateReader {
  readonly reader: LiveReader;
  readonly group: Group;
  readonly mayKnow: MayKnow;
}

/** What came after a position, then what was told meanwhile; from then on the reader is live. */
async function tellOfPast(
  store: LiveFeedParts['store'],
  { reader, group, mayKnow }: LateReader,
  after: number,
): Promise<void> {
  let seen = after;
  for await (const event of store.readAll({ after, filter })) {
    if (!group.late.has(reader)) return;
    if (await mayKnow(reader.principal, event)) send(reader, encoded(eventMessage(event)));
    seen = event.position;
  }
  const told = group.late.get(reader);
  if (told === undefined) return;
  // What the others still wait for is among what this one was told meanwhile.
  flush(group);
  for (const { position: at, message } of told) if (at > seen) send(reader, encoded(message));
  group.late.delete(reader);
  group.live.add(reader);
}
