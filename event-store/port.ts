import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { EventId } from '#domain/kernel/ids.ts';

/** Who caused an event, as it is recorded for good. */
export interface RecordedActor {
  readonly kind: 'person' | 'system' | 'service';
  readonly id: string;
  /** Agency the actor acted for; null for a service of Andu itself. */
  readonly agency: string | null;
  readonly role: string;
}

/** What travels with every event beside its data. All of it is covered by the commitment. */
export interface EventMetadata {
  /** Shared by everything that one request led to. */
  readonly correlationId: string;
  /** The event or request that caused this one. */
  readonly causationId: string;
  readonly actor: RecordedActor;
  /** Version of the shape of `data` under this `type`, from 1. */
  readonly schemaVersion: number;
  /** 32 random bytes, base64url: opens the commitment in the log, kept beside the payload. */
  readonly salt: string;
  /** Present on events that a command led to. */
  readonly command?: {
    readonly name: string;
    readonly idempotencyKey: string;
    /** SM3 of the canonical request, hex: tells a repeat from a reuse. */
    readonly requestDigest: string;
    /** The signed promise that the answer carries; a repeat gives the same one. */
    /** Null for an act that only takes something away, and was taken while the log might not sign. */
    readonly receipt: JsonObject | null;
  };
}

export interface EventToAppend {
  /** Unique in its stream at least (see `StoreAbilities`): appending it again is a repeat, not a second event. */
  readonly id: EventId;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  /** Place in the stream, from 0. A safe integer. */
  readonly revision: number;
  /** Place in the store, ascending, above 0; whether there are gaps is the adapter's to say. A safe integer. */
  readonly position: number;
  /** Moment of the append, RFC 3339 in UTC. */
  readonly recordedAt: string;
}

/** What the appender believes of the stream; a number is its exact last revision. */
export type ExpectedRevision = 'any' | 'noStream' | 'streamExists' | number;

export interface AppendResult {
  /** Last revision of the stream after these events. */
  readonly revision: number;
  /** Position of the last of these events. */
  readonly position: number;
  readonly events: readonly RecordedEvent[];
  /** True when all ids were there already and the first answer is given again. */
  readonly repeated: boolean;
}

/** The stream is not where the appender believed; `actual` is null when there is none. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: number | null;
  constructor(stream: string, expected: ExpectedRevision, actual: number | null) {
    super(`stream ${stream}: expected ${expected}, found ${actual ?? 'no stream'}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * What an append depends on beside its own stream: that no other process has appended an event of a type
 * beyond the position up to which the caller has looked. What this process appended is its caller's to know.
 */
export interface UnlessByOthers {
  readonly type: string;
  readonly after: number;
}

/** Another process has appended what the appender has not looked at yet; nothing was written. */
export class AppendedByOthers extends Error {
  override readonly name = 'AppendedByOthers';
  readonly position: number;
  constructor(position: number) {
    super(`another process has appended the event at position ${position} meanwhile`);
    this.position = position;
  }
}

/** Some of these event ids are in the store with another place or content. */
export class EventIdConflict extends Error {
  override readonly name = 'EventIdConflict';
  readonly eventId: string;
  constructor(eventId: string) {
    super(`event id ${eventId} is already in use`);
    this.eventId = eventId;
  }
}

/** The store takes no more for now; nothing was written. */
export class StoreOverloaded extends Error {
  override readonly name = 'StoreOverloaded';
}

/**
 * The store cannot write (`full`: no space left; `lost`: it does not have what it is known to have had, so that
 * another one, or an older copy, answers in its place; `refused`: its server does not take the account; `untrusted`: the
 * way to its server cannot be encrypted as it should be); nothing of this append is acknowledged.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly reason: 'full' | 'io' | 'closed' | 'lost' | 'refused' | 'untrusted';
  /** The name of the server that does not answer; null for a store of this machine. */
  readonly server: string | null;
  constructor(
    reason: StoreUnavailable['reason'],
    { server = null, ...options }: ErrorOptions & { readonly server?: string | null } = {},
  ) {
    super(`the event store is not available: ${reason}`, options);
    this.reason = reason;
    this.server = server;
  }
}

/** What is known of an event that cannot be read; null where not even that can. */
export interface UnreadablePlace {
  readonly position: number;
  readonly stream: string | null;
  readonly id: string | null;
  readonly type: string | null;
}

/**
 * A stored event that is none: no JSON, of an unknown stream or kind, or on a page that the
 * disk gives no more. Its content is never part of the message.
 */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly place: UnreadablePlace;
  /** `malformed`: it was altered; `damaged`: its page cannot be read; `missing`: there is none. */
  readonly reason: 'malformed' | 'damaged' | 'missing';
  constructor(place: UnreadablePlace, reason: 'malformed' | 'damaged' | 'missing') {
    super(`the event at position ${place.position} cannot be read: ${reason}`);
    this.place = place;
    this.reason = reason;
  }
  get position(): number {
    return this.place.position;
  }
}

export interface ReadOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** At most so many events; without it, all. */
  readonly limit?: number;
  readonly filter?: EventFilter;
}

/** An event passes when it matches every part that is given. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
  readonly eventTypes?: readonly string[];
}

export interface ReadStreamOptions extends Omit<ReadOptions, 'filter'> {
  /** Revision to start at, inclusive; without it the start (or the end, backwards). */
  readonly from?: number;
}

export interface ReadAllOptions extends ReadOptions {
  /**
   * Position to start behind: what comes after it, or, backwards, before it. 0 for the start, or one that the
   * store gave: of an event, of a checkpoint, or its head. Without it the start (or the end, backwards).
   */
  readonly after?: number;
  /** Told, in order, of each event that cannot be read, and the reading goes on; without it, it throws. */
  readonly onUnreadable?: (event: UnreadableEvent) => void;
}

export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  /** There is an event that may pass the filter and cannot be read. */
  | { readonly kind: 'unreadable'; readonly position: number; readonly event: UnreadableEvent }
  /** Everything up to `position` was looked at, also what the filter left out. */
  | { readonly kind: 'checkpoint'; readonly position: number }
  | { readonly kind: 'caughtUp'; readonly position: number };

export interface SubscribeOptions {
  /** Deliver what comes after this position; 0 from the start. */
  readonly after: number;
  readonly filter?: EventFilter;
  readonly signal?: AbortSignal;
}

/**
 * What an adapter can beyond what each of them can. Whoever needs more than the least asks, and does
 * without or refuses to start; nobody finds out by an event that is lost.
 */
export interface StoreAbilities {
  /** Positions count from 1 by one, so that an event that is missing is noticed, and arithmetic on them is right. */
  readonly gapless: boolean;
  /** Where an event id is in use but once. */
  readonly idsUniqueIn: 'store' | 'stream';
  /** `append` can be made to depend on what other processes appended: see {@link UnlessByOthers}. */
  readonly watchesOthers: boolean;
}

/**
 * The log. Every adapter passes `contract-suite.ts`.
 *
 * When `append` resolves, the events are synced to disk (or to a majority of a
 * cluster) and visible to `readStream` and `readAll`. It is not yet true that any
 * view has seen them or that they are in the Merkle log.
 */
export interface EventStore {
  readonly can: StoreAbilities;
  /**
   * Appends all events or none. Throws WrongExpectedRevision, EventIdConflict, AppendedByOthers,
   * StoreOverloaded, StoreUnavailable; RangeError for `unless` where the adapter cannot watch others.
   */
  append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    unless?: UnlessByOthers,
  ): Promise<AppendResult>;
  /** Events of one stream; none for a stream that does not exist. Throws UnreadableEvent at its place. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** Events of all streams by position. Throws UnreadableEvent at its place, unless told of it. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /** The event at a position that the store gave, or null where there is none. Throws UnreadableEvent. */
  eventAt(position: number): Promise<RecordedEvent | null>;
  /** Catch-up subscription: what is there, then what comes; ends when aborted. */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  /** Position of the last event, 0 for an empty store. */
  head(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Events by their ids: a store that has such an index serves it itself, beside another one stands an index
 * that reads along. What this process appended is in it when `append` resolves.
 */
export interface EventIndex {
  /** The event with this id, or null. Throws UnreadableEvent. */
  findEvent(id: EventId): Promise<RecordedEvent | null>;
}

/** Whether the store can write; a store that cannot looks for its disk, or its servers, and recovers alone. */
export type StoreHealth =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'failing';
      readonly reason: Exclude<StoreUnavailable['reason'], 'closed'>;
      readonly message: string;
    };

/** What waits to be written. */
export interface Backlog {
  readonly events: number;
  readonly bytes: number;
}

/** Which store an installation has: plain data, so that a thread can be told and opens the same. */
export type EventStoreDescription =
  | { readonly kind: 'embedded'; readonly folder: string }
  /** KurrentDB (EventStoreDB); the folder is for what the installation keeps beside it. */
  | { readonly kind: 'kurrentdb'; readonly address: string; readonly folder: string };

/** An event as it is stored: it says where it belongs, and is read when it is opened. */
export interface SealedEvent {
  readonly position: number;
  /** Null where it cannot be known. */
  readonly stream: string | null;
  /** Characters that it occupies. */
  readonly size: number;
  /** The event; one that cannot be read is given, not thrown. */
  open(): RecordedEvent | UnreadableEvent;
}

/** The reading half of a store, for any thread or process. */
export interface EventReader extends Omit<EventStore, 'append'>, EventIndex {
  /**
   * What `readAll` gives forwards, sealed, for whoever takes many events in another order than the store's: to
   * hold a text costs less than to hold what was made of it. Not every adapter has such texts.
   */
  readSealed?(options: Pick<ReadAllOptions, 'after' | 'limit'>): AsyncIterable<SealedEvent>;
  /** By which it is opened elsewhere. */
  readonly description: EventStoreDescription;
}

/** A store as a running process has it. */
export interface RunningStore extends EventReader, Pick<EventStore, 'append'> {
  /** Whether appends can be written, for readiness. */
  health(): StoreHealth;
  /** What waits for the disk, for metrics. */
  backlog(): Backlog;
  /** Milliseconds that the machine's clock is behind the last event, for readiness and metrics. */
  clockBehindMs(): number;
}
