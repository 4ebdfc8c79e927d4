import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventId } from '#domain/kernel/ids.ts';
import {
  type EventReader,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SealedEvent,
  StoreUnavailable,
  type SubscribeOptions,
  type SubscriptionMessage,
  UnreadableEvent,
} from '../port.ts';
import {
  batchRows,
  openEventReader,
  type EventReader as EventReaderOfFile,
  type StoredEntry,
} from './event-reader.ts';
import { watchHead } from './head-watch.ts';
import { checkSchema } from './schema.ts';

/** The reading half of the store, for any thread of the process (or another process). */
export interface EmbeddedReader extends EventReader {
  /** The store's file. */
  readonly file: string;
}

/** Rows that a subscription holds at a time; it reads more only when they were taken. */
const subscriptionRows = 256;

/**
 * Opens the store's file for reading; no other thread or process is held up by it.
 * `file` is `embeddedStore.file`. Throws when it is not there or of a newer schema.
 */
export function openEmbeddedReader(options: { readonly file: string }): EmbeddedReader {
  const file = realpathSync(options.file);
  return readerOver(new DatabaseSync(file, { readOnly: true, timeout: 5_000 }), file);
}

/** The reader over an opened file, which it closes. Throws for another schema. */
export function readerOver(database: DatabaseSync, file: string): EmbeddedReader {
  checkSchema(database);
  // Every thread that reads has its own: most of what they read is what was written last.
  database.exec('PRAGMA cache_size = -4096');
  const reader = openEventReader(database);
  const heads = watchHead(file, reader.head);

  /** Reads while the store is open; after that, StoreUnavailable. */
  function whileOpen<T>(read: () => T): T {
    if (!database.isOpen) throw new StoreUnavailable('closed');
    return read();
  }

  return {
    can: { gapless: true, idsUniqueIn: 'store', watchesOthers: true },
    description: { kind: 'embedded', folder: dirname(file) },
    file,
    ...readings(reader, whileOpen),
    subscribe: subscription(reader, heads, whileOpen),
    eventAt: async (position) => {
      const found = whileOpen(() => reader.at(count(position)));
      return found && readable(found);
    },
    findEvent: async (id: EventId) => {
      const found = whileOpen(() => reader.find(id));
      return found && readable(found);
    },
    head: async () => whileOpen(reader.head),
    async close() {
      if (!database.isOpen) return;
      heads.close();
      database.close();
    },
  };
}

type WhileOpen = <T>(read: () => T) => T;

/** The reads that end. */
function readings(
  reader: EventReaderOfFile,
  whileOpen: WhileOpen,
): Pick<EventReader, 'readStream' | 'readAll'> & Required<Pick<EventReader, 'readSealed'>> {
  async function* readStream(
    stream: string,
    options: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity } = options;
    let next: number | null = place(options.from, direction);
    let left = count(limit);
    while (next !== null && left > 0) {
      const from: number = next;
      const rows = Math.min(left, batchRows);
      const batch = whileOpen(() => reader.ofStream(stream, direction, from, rows));
      for (const entry of batch.entries) yield readable(entry);
      left -= batch.entries.length;
      next = batch.next;
      if (next !== null && left > 0) await nextTurn();
    }
  }

  async function* readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity, filter, onUnreadable } = options;
    let next: number | null = placeBehind(options.after, direction);
    let left = count(limit);
    while (next !== null && left > 0) {
      const from: number = next;
      const rows = filter ? batchRows : Math.min(left, batchRows);
      const batch = whileOpen(() => reader.ofAll({ direction, from, rows, filter }));
      for (const entry of batch.entries.slice(0, left)) {
        if (entry instanceof UnreadableEvent && onUnreadable !== undefined) onUnreadable(entry);
        else yield readable(entry);
      }
      left -= batch.entries.length;
      next = batch.next;
      if (next !== null && left > 0) await nextTurn();
    }
  }

  async function* readSealed({
    after,
    limit = Infinity,
  }: Pick<ReadAllOptions, 'after' | 'limit'>): AsyncGenerator<SealedEvent> {
    let next: number | null = placeBehind(after, 'forwards');
    let left = count(limit);
    while (next !== null && left > 0) {
      const from: number = next;
      const rows = Math.min(left, batchRows);
      const batch = whileOpen(() => reader.sealed(from, rows));
      yield* batch.entries;
      left -= batch.entries.length;
      next = batch.next;
      if (next !== null && left > 0) await nextTurn();
    }
  }

  return { readStream, readAll, readSealed };
}

/** The read that goes on. */
function subscription(
  reader: EventReaderOfFile,
  heads: ReturnType<typeof watchHead>,
  whileOpen: WhileOpen,
): EventReader['subscribe'] {
  return async function* subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    const { filter, signal } = options;
    const aborted = (): boolean => signal?.aborted ?? false;
    let position = count(options.after);
    let behind = true;
    while (!aborted()) {
      const from = position + 1;
      const batch = whileOpen(() =>
        reader.ofAll({ direction: 'forwards', from, rows: subscriptionRows, filter }),
      );
      for (const entry of batch.entries) {
        yield entry instanceof UnreadableEvent
          ? { kind: 'unreadable', position: entry.position, event: entry }
          : { kind: 'event', event: entry };
        if (aborted()) return;
        position = entry.position;
      }
      if (batch.lookedAt > position) {
        position = batch.lookedAt;
        yield { kind: 'checkpoint', position };
      }
      if (batch.next !== null) {
        behind = true;
        await nextTurn();
        continue;
      }
      if (behind && !aborted()) yield { kind: 'caughtUp', position };
      behind = false;
      await whileOpen(() => heads.beyond(position, signal));
    }
  };
}

/** The event; throws it where it cannot be read. */
function readable(entry: StoredEntry): RecordedEvent {
  if (entry instanceof UnreadableEvent) throw entry;
  return entry;
}

const place = (from: number | undefined, direction: 'forwards' | 'backwards'): number =>
  from === undefined ? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER) : count(from);

/** Where a reading begins that starts behind a position; null when nothing lies there. */
function placeBehind(
  after: number | undefined,
  direction: 'forwards' | 'backwards',
): number | null {
  if (after === undefined) return place(undefined, direction);
  const behind = direction === 'forwards' ? count(after) + 1 : count(after) - 1;
  return behind < 0 ? null : behind;
}

/** Throws RangeError for what is no position, revision or number of events. */
function count(value: number): number {
  if (value === Infinity || (Number.isSafeInteger(value) && value >= 0)) return value;
  throw new RangeError(`not a position, revision or limit: ${value}`);
}
