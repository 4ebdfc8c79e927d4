import type { EventId } from '#domain/kernel/ids.ts';
import {
  type EventReader,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RunningStore,
  StoreUnavailable,
  type SubscribeOptions,
  type UnreadableEvent,
} from '../port.ts';
import { deadlineIn } from './address.ts';
import { connectTo, type KurrentClient } from './driver.ts';
import { idsOf, type KeptIds } from './id-reader.ts';
import { type EndListeners, isOfLost, knownEnd } from './known-end.ts';
import { kurrentAppender } from './kurrent-appender.ts';
import { type KurrentReads, kurrentReads } from './kurrent-reads.ts';
import { watchServer } from './server-watch.ts';
import { subscription, type SubscriptionCounts } from './subscription.ts';

export interface KurrentOptions extends EndListeners {
  /** `esdb://…` or `kurrentdb://…`, as the official clients take it. */
  readonly address: string;
  /** Folder of the index of ids. */
  readonly folder: string;
  /** Told when the machine's clock is found behind the last event, with how far, ms. */
  readonly onClockBehind?: (behindMs: number) => void;
  /** The store is taken as it is, whatever was known of it. */
  readonly acceptsLoss?: true;
}

/** The reading half over KurrentDB. */
export interface KurrentReader extends EventReader {
  /** What the subscriptions of this reader lost and took up again. */
  subscriptions(): SubscriptionCounts;
}

/**
 * Events in KurrentDB (EventStoreDB). An append is acknowledged by a majority of the cluster; it is then
 * read back, because the server tells neither the moment nor the positions of several events.
 */
export interface KurrentStore extends RunningStore, Pick<KurrentReader, 'subscriptions'> {}

/** One connection, and what is read over it. */
interface Connection {
  readonly reads: KurrentReads;
  readonly ids: KeptIds;
  readonly options: KurrentOptions;
  connected(): Promise<KurrentClient>;
  isOpen(): boolean;
  close(): Promise<void>;
}

/**
 * Opens KurrentDB for writing and reading. One process of an installation may: what others append beside it is
 * read, but an append cannot be made to depend on it.
 * A server without the newest event that was appended is opened for reading alone: each append throws StoreUnavailable `lost`.
 * Throws NoKurrentDriver for a machine that no client serves, UnusableKurrentAddress, ForeignEventStore for a database
 * that another program writes, StoreUnavailable when the server does not answer.
 */
export async function openKurrentStore(options: KurrentOptions): Promise<KurrentStore> {
  const connection = openConnection(options);
  const { reads, ids, connected } = connection;
  const end = knownEnd(reads, ids.end, options);
  let lost: unknown = null;
  try {
    await reads.head(0);
    if (ids.end.newest() === null) await mustBeOurs(reads);
    if (options.acceptsLoss) ids.end.forgetNewest();
    await end.held().catch((error: unknown) => {
      if (!isOfLost(error)) throw error;
      lost = error;
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
  const reader = readerOver(connection);
  const watch = watchServer(reads, end, options.onClockBehind);
  if (lost !== null) watch.told({ error: lost });
  const appender = kurrentAppender({
    reads,
    ids,
    end,
    connected,
    told: watch.told,
    withinMs: deadlineIn(options.address),
  });
  return {
    ...reader,
    async append(stream, events, expected, unless) {
      mustBeOpen(connection);
      if (unless !== undefined) throw new RangeError('KurrentDB cannot watch what others append');
      return appender.append(stream, events, expected);
    },
    health: watch.health,
    backlog: appender.backlog,
    clockBehindMs: watch.clockBehindMs,
    async close() {
      watch.stop();
      await reader.close();
    },
  };
}

/** Opens KurrentDB for reading; the connection is made with the first question. */
export const openKurrentReader = (options: KurrentOptions): KurrentReader =>
  readerOver(openConnection(options));

/** The database holds events of another program; Andu needs one of its own. */
export class ForeignEventStore extends Error {
  override readonly name = 'ForeignEventStore';
}

/** Looks at the first event of a server that this installation has not written to yet. Throws ForeignEventStore. */
async function mustBeOurs(reads: KurrentReads): Promise<void> {
  const onUnreadable = ({ place: { stream, position } }: UnreadableEvent): never => {
    throw new ForeignEventStore(
      `its first event, at position ${position} in the stream ${stream}, is none of Andu's`,
    );
  };
  const first = reads.ofAll({ limit: 1, onUnreadable });
  await first.next();
  await first.return(undefined);
}

function openConnection(options: KurrentOptions): Connection {
  let opening: Promise<KurrentClient> | null = null;
  let open = true;
  const connected = (): Promise<KurrentClient> => {
    if (!open) throw new StoreUnavailable('closed');
    opening ??= connectTo(options.address);
    return opening;
  };
  const reads = kurrentReads(connected);
  const ids = idsOf(options.folder, reads);
  return {
    reads,
    ids,
    options,
    connected,
    isOpen: () => open,
    async close() {
      if (!open) return;
      open = false;
      await ids.close();
      await (await opening?.catch(() => null))?.close();
    },
  };
}

function mustBeOpen({ isOpen }: Connection): void {
  if (!isOpen()) throw new StoreUnavailable('closed');
}

function readerOver(connection: Connection): KurrentReader {
  const { reads, ids, options, isOpen } = connection;
  let last = 0;
  const counts = { drops: 0, resumes: 0 };
  const closing = new AbortController();

  async function* open<T>(items: () => AsyncIterable<T>): AsyncGenerator<T> {
    mustBeOpen(connection);
    yield* items();
  }

  async function* subscribe(wanted: SubscribeOptions) {
    count(wanted.after);
    const signal = AbortSignal.any([closing.signal, ...(wanted.signal ? [wanted.signal] : [])]);
    yield* subscription(
      reads,
      { ...wanted, signal },
      {
        isOpen,
        dropped: () => void (counts.drops += 1),
        resumed: () => void (counts.resumes += 1),
      },
    );
  }

  return {
    can: { gapless: false, idsUniqueIn: 'stream', watchesOthers: false },
    description: { kind: 'kurrentdb', address: options.address, folder: options.folder },
    readStream: (stream, wanted: ReadStreamOptions = {}) =>
      open(() => {
        count(wanted.from ?? 0);
        count(wanted.limit ?? Infinity);
        return reads.ofStream(stream, wanted);
      }),
    readAll: (wanted: ReadAllOptions = {}) =>
      open(() => {
        count(wanted.after ?? 0);
        count(wanted.limit ?? Infinity);
        return reads.ofAll(wanted);
      }),
    subscribe: (wanted) => open(() => subscribe(wanted)),
    async eventAt(position) {
      mustBeOpen(connection);
      return reads.at(count(position));
    },
    async findEvent(id: EventId) {
      mustBeOpen(connection);
      const place = await ids.placeOf(id);
      return place === null ? null : reads.at(place.position);
    },
    async head() {
      mustBeOpen(connection);
      last = await reads.head(last);
      return last;
    },
    subscriptions: () => ({ ...counts }),
    async close() {
      closing.abort();
      await connection.close();
    },
  };
}

/** Throws RangeError for what is no position, revision or number of events. */
function count(value: number): number {
  if (value === Infinity || (Number.isSafeInteger(value) && value >= 0)) return value;
  throw new RangeError(`not a position, revision or limit: ${value}`);
}
