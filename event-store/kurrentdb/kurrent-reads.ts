import {
  type EventFilter,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  UnreadableEvent,
} from '../port.ts';
import { fromKurrent, isOfSystem } from './codec.ts';
import type { Cancellable, KurrentClient, ResolvedEvent } from './driver.ts';
import { away, portError, typeOf } from './failures.ts';
import { atServer, type Mark, passes, passesNothing } from './filter.ts';

/** An event, the place of one that cannot be read, or how far the server has looked. */
export type Entry = RecordedEvent | UnreadableEvent | Mark;

/** The reads over one connection. Each throws StoreUnavailable when the server does not answer. */
export interface KurrentReads {
  ofStream(stream: string, options: ReadStreamOptions): AsyncGenerator<RecordedEvent>;
  /** What passes, by position, up to what is there now. */
  ofAll(options: ReadAllOptions): AsyncGenerator<RecordedEvent>;
  /**
   * What passes after a position, and then what comes, until the signal is given, with a mark where the server
   * says that it has caught up. Ends with an error, or quietly, when the connection does.
   */
  following(
    after: number,
    filter: EventFilter | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Entry>;
  at(position: number): Promise<RecordedEvent | null>;
  /** Position of the last event, at least `known`: one that is there for certain. */
  head(known: number): Promise<number>;
}

const place = (position: number) => {
  const number = BigInt(position);
  return { commit: number, prepare: number };
};

/** A server that says nothing at all for so long is away, ms: the clients wait for ever. */
const answerMs = 15_000;
const noAnswer = (): Error => away(new Error(`no answer in ${answerMs / 1_000} s`));

/** Events that a look for the last one takes at a time: nearly always the first is it. */
const tailEvents = 32;

/** `connected` gives the one connection, made when it is first needed. */
export function kurrentReads(connected: () => Promise<KurrentClient>): KurrentReads {
  async function* ofStream(stream: string, options: ReadStreamOptions) {
    const { direction = 'forwards', limit = Infinity, from } = options;
    if (limit === 0) return;
    const fromRevision = from === undefined ? endOf(direction) : BigInt(from);
    const maxCount = Math.min(limit, Number.MAX_SAFE_INTEGER);
    const client = await connected();
    const read = client.readStream(stream, { fromRevision, direction, maxCount });
    try {
      for await (const resolved of whole(read))
        yield readable(fromKurrent(resolved, client.wholeSeconds));
    } catch (error) {
      if (typeOf(error) !== 'stream-not-found') throw portError(error);
    }
  }

  async function* ofAll(options: ReadAllOptions) {
    const { filter, limit = Infinity, onUnreadable } = options;
    let left = limit;
    if (left === 0 || passesNothing(filter)) return;
    for await (const entry of entriesOf(options)) {
      if (entry instanceof UnreadableEvent && onUnreadable !== undefined) onUnreadable(entry);
      else yield readable(entry);
      left -= 1;
      if (left === 0) return;
    }
  }

  /** What a read of everything gives: filtered by the server where it goes forwards. */
  async function* entriesOf({ direction = 'forwards', after, filter }: ReadAllOptions) {
    if (direction === 'forwards' && filter !== undefined) {
      yield* filtered(after ?? 0, filter);
      return;
    }
    const fromPosition = after === undefined ? endOf(direction) : place(after);
    const client = await connected();
    const read = client.readAll({
      fromPosition,
      direction,
      maxCount: Number.MAX_SAFE_INTEGER,
    });
    const beyond = (position: number): boolean =>
      after === undefined || (direction === 'forwards' ? position > after : position < after);
    try {
      for await (const resolved of whole(read)) {
        if (isOfSystem(resolved)) continue;
        const entry = fromKurrent(resolved, client.wholeSeconds);
        if (beyond(entry.position) && passes(placeOf(entry), filter)) yield entry;
      }
    } catch (error) {
      throw portError(error);
    }
  }

  /** What is there now and passes: the older client reads with a filter only by a subscription. */
  async function* filtered(after: number, filter: EventFilter) {
    const end = await head(0);
    if (after >= end) return;
    const done = new AbortController();
    try {
      for await (const entry of following(after, filter, done.signal)) {
        if ('caughtUp' in entry) return;
        const position = 'lookedAt' in entry ? entry.lookedAt : entry.position;
        if (position > end) return;
        if (!('lookedAt' in entry)) yield entry;
        if (position === end) return;
      }
    } finally {
      done.abort();
    }
  }

  async function* following(
    after: number,
    filter: EventFilter | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Entry> {
    if (signal.aborted) return;
    const client = await connected();
    const subscription = client.subscribeToAll({
      fromPosition: after === 0 ? 'start' : place(after),
      filter: atServer(filter),
    });
    const leave = (): void => {
      subscription
        .unsubscribe()
        // It never began: there is nothing to leave.
        .catch(() => undefined)
        .finally(() => subscription.destroy());
    };
    subscription.on('error', () => undefined);
    const silent = setTimeout(() => subscription.destroy(noAnswer()), answerMs);
    subscription.once('confirmation', () => clearTimeout(silent));
    subscription.on('caughtUp', () => void subscription.push({ caughtUp: true } satisfies Mark));
    signal.addEventListener('abort', leave, { once: true });
    try {
      for await (const item of subscription as AsyncIterable<ResolvedEvent | Mark>) {
        if (signal.aborted) return;
        if ('lookedAt' in item || 'caughtUp' in item) yield item;
        else if (!isOfSystem(item)) {
          const entry = fromKurrent(item, client.wholeSeconds);
          if (entry.position > after && passes(placeOf(entry), filter)) yield entry;
        }
      }
    } catch (error) {
      if (!signal.aborted) throw portError(error);
    } finally {
      clearTimeout(silent);
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  async function at(position: number): Promise<RecordedEvent | null> {
    if (position === 0) return null;
    const client = await connected();
    const read = client.readAll({
      fromPosition: place(position),
      direction: 'forwards',
      maxCount: 1,
    });
    try {
      for await (const resolved of whole(read)) {
        if (isOfSystem(resolved)) return null;
        const entry = fromKurrent(resolved, client.wholeSeconds);
        return entry.position === position ? readable(entry) : null;
      }
      return null;
    } catch (error) {
      throw portError(error);
    }
  }

  async function head(known: number): Promise<number> {
    let fromPosition: 'end' | ReturnType<typeof place> = 'end';
    for (;;) {
      let seen = 0;
      const client = await connected();
      const read = client.readAll({
        fromPosition,
        direction: 'backwards',
        maxCount: tailEvents,
      });
      try {
        for await (const resolved of whole(read)) {
          seen += 1;
          const position = Number(resolved.event?.position?.commit ?? 0n);
          if (!isOfSystem(resolved)) return Math.max(position, known);
          if (position <= known) return known;
          fromPosition = place(position);
        }
      } catch (error) {
        throw portError(error);
      }
      if (seen < tailEvents) return known;
    }
  }

  return { ofStream, ofAll, following, at, head };
}

const endOf = (direction: 'forwards' | 'backwards'): 'start' | 'end' =>
  direction === 'forwards' ? 'start' : 'end';

const placeOf = (entry: RecordedEvent | UnreadableEvent) => {
  if (!(entry instanceof UnreadableEvent)) return entry;
  return { stream: entry.place.stream ?? '', type: entry.place.type ?? '' };
};

/** The event; throws it where it cannot be read. */
function readable(entry: RecordedEvent | UnreadableEvent): RecordedEvent {
  if (entry instanceof UnreadableEvent) throw entry;
  return entry;
}

/** The items of a read; the server is told when the rest is not wanted, and a late failure disturbs nobody. */
async function* whole(read: Cancellable): AsyncGenerator<ResolvedEvent> {
  read.on?.('error', () => undefined);
  const silent = setTimeout(() => read.destroy?.(noAnswer()), answerMs);
  let ended = false;
  try {
    for await (const item of read) {
      clearTimeout(silent);
      yield item;
    }
    ended = true;
  } finally {
    clearTimeout(silent);
    // One that never began cannot be told; nobody waits for it.
    if (!ended) read.cancel?.().catch(() => undefined);
  }
}
