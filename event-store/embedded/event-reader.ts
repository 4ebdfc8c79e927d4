import type { DatabaseSync } from 'node:sqlite';
import {
  type EventFilter,
  type RecordedEvent,
  type SealedEvent,
  UnreadableEvent,
} from '../port.ts';
import { openEventKinds, type EventKinds } from './event-kinds.ts';
import {
  type Direction,
  entryOf,
  eventQueries,
  type EventRow,
  maxMergedKinds,
} from './event-queries.ts';
import { isDamage } from '#platform/storage-failure.ts';

/** A batch ends after so many rows looked at … */
export const batchRows = 1_000;
/** … or so many characters of JSON, so that a batch of large events stays small in memory. */
const batchCharacters = 4 * 1024 * 1024;

/** An event, or the place of one that cannot be read. */
export type StoredEntry = RecordedEvent | UnreadableEvent;

/** What one read transaction gave. */
export interface Batch<Entry = StoredEntry> {
  readonly entries: readonly Entry[];
  /** Where the next batch starts; null when nothing more was there at the time. */
  readonly next: number | null;
  /** Forwards: everything up to this position was looked at. */
  readonly lookedAt: number;
}

export interface AllRange {
  readonly direction: Direction;
  readonly from: number;
  /** Rows to look at, at most. */
  readonly rows: number;
  readonly filter?: EventFilter | undefined;
}

/** Synchronous reads, one short transaction each, so that no reader holds back a checkpoint. */
export interface EventReader {
  head(): number;
  find(id: string): StoredEntry | null;
  at(position: number): StoredEntry | null;
  ofStream(stream: string, direction: Direction, from: number, rows: number): Batch;
  ofAll(range: AllRange): Batch;
  /** Forwards, as {@link ofAll} without a filter. */
  sealed(from: number, rows: number): Batch<SealedEvent>;
}

export function openEventReader(database: DatabaseSync): EventReader {
  const queries = eventQueries(database);
  const kinds = openEventKinds(database);
  const rowByRow = damagedReader(queries, kinds);

  function ofStream(stream: string, direction: Direction, from: number, rows: number): Batch {
    const entries: StoredEntry[] = [];
    let last = -1;
    const cut = take(queries.ofStream(stream, direction, from, rows), rows, (row) => {
      entries.push(entryOf(row, kinds));
      last = row[3];
    });
    return {
      entries,
      next: cut && last >= 0 ? after(direction, last) : null,
      lookedAt: entries.at(-1)?.position ?? 0,
    };
  }

  /** One snapshot for the head, the kinds and the rows: what it leaves out was looked at. */
  function ofAll(range: AllRange): Batch {
    const read = snapshot(database, range.direction, () => inSnapshot(range));
    return read ?? rowByRow(range);
  }

  function inSnapshot({ direction, from, rows, filter }: AllRange): Batch {
    const head = queries.head();
    const passing = filter ? kinds.matching(filter) : null;
    const passes = rowFilter(passing, filter);
    const entries: StoredEntry[] = [];
    let last = 0;
    const found =
      passing && passing.size <= maxMergedKinds
        ? passing.size === 0
          ? []
          : queries.ofKinds([...passing], direction, from, rows)
        : queries.ofAll(direction, from, rows);
    const cut = take(found, rows, (row) => {
      last = row[0];
      if (passes(row)) entries.push(entryOf(row, kinds));
    });
    return {
      entries,
      next: cut ? after(direction, last) : null,
      lookedAt: cut ? last : head,
    };
  }

  return {
    head: queries.head,
    find(id) {
      const row = queries.byId(id);
      return row && entryOf(row, kinds);
    },
    at: (position) => {
      const { entries } = ofAll({ direction: 'forwards', from: position, rows: 1 });
      return entries.find((entry) => entry.position === position) ?? null;
    },
    ofStream,
    ofAll,
    sealed: sealedReader(database, queries, kinds, rowByRow),
  };
}

/** What is read in one transaction; null where a row cannot be read, forwards. */
function snapshot<T>(database: DatabaseSync, direction: Direction, read: () => T): T | null {
  database.exec('BEGIN');
  try {
    return read();
  } catch (error) {
    if (!isUnreadable(error) || direction === 'backwards') throw error;
    return null;
  } finally {
    endReading(database);
  }
}

function sealedReader(
  database: DatabaseSync,
  queries: ReturnType<typeof eventQueries>,
  kinds: EventKinds,
  rowByRow: (range: AllRange) => Batch,
): EventReader['sealed'] {
  function sealed(from: number, rows: number): Batch<SealedEvent> {
    const read = snapshot(database, 'forwards', () => sealedInSnapshot(from, rows));
    if (read !== null) return read;
    const found = rowByRow({ direction: 'forwards', from, rows });
    return { ...found, entries: found.entries.map(readAlready) };
  }

  function sealedInSnapshot(from: number, rows: number): Batch<SealedEvent> {
    const head = queries.head();
    const entries: SealedEvent[] = [];
    let last = 0;
    const cut = take(queries.ofAll('forwards', from, rows), rows, (row) => {
      last = row[0];
      // Its kind is looked up here, where what is damaged is passed over.
      kinds.typeOf(row[4]);
      entries.push(new SealedRow(row, kinds));
    });
    return {
      entries,
      next: cut ? after('forwards', last) : null,
      lookedAt: cut ? last : head,
    };
  }

  return sealed;
}

class SealedRow implements SealedEvent {
  readonly #row: EventRow;
  readonly #kinds: EventKinds;

  constructor(row: EventRow, kinds: EventKinds) {
    this.#row = row;
    this.#kinds = kinds;
  }
  get position(): number {
    return this.#row[0];
  }
  get stream(): string | null {
    return this.#row[2];
  }
  get size(): number {
    return this.#row[6].length + this.#row[7].length;
  }
  open(): StoredEntry {
    return entryOf(this.#row, this.#kinds);
  }
}

function readAlready(entry: StoredEntry): SealedEvent {
  const { position } = entry;
  const stream = entry instanceof UnreadableEvent ? entry.place.stream : entry.stream;
  return { position, stream, size: 0, open: () => entry };
}

/** Reads each row by itself where a page is damaged, so that only what lies on that page is lost. */
function damagedReader(
  queries: ReturnType<typeof eventQueries>,
  kinds: EventKinds,
): (range: AllRange) => Batch {
  function streamsOf(from: number, to: number): Map<number, string> {
    try {
      return queries.streamsBetween(from, to);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return new Map();
    }
  }

  return function rowByRow({ from, rows, filter }: AllRange): Batch {
    const head = queries.head();
    const first = Math.max(from, 1);
    const to = Math.min(head, first + Math.min(rows, batchRows) - 1);
    const passes = rowFilter(filter ? kinds.matching(filter) : null, filter);
    let streams: Map<number, string> | undefined;
    const entries: StoredEntry[] = [];
    for (let position = first; position <= to; position += 1) {
      try {
        const row = queries.atPosition(position);
        if (row !== null && passes(row)) entries.push(entryOf(row, kinds));
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        streams ??= streamsOf(first, to);
        const place = { position, stream: streams.get(position) ?? null, id: null, type: null };
        entries.push(new UnreadableEvent(place, isDamage(error) ? 'damaged' : 'malformed'));
      }
    }
    return { entries, next: to < head ? to + 1 : null, lookedAt: to };
  };
}

/** A damaged page, or a number that no row of ours has. */
const isUnreadable = (error: unknown): boolean =>
  isDamage(error) || (error as { code?: string }).code === 'ERR_OUT_OF_RANGE';

/** Ends a read transaction; after a damaged page SQLite lets go of it only by taking back. */
function endReading(database: DatabaseSync): void {
  try {
    database.exec('COMMIT');
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

/** Whether a row passes; one whose stream is not known may pass any prefix. */
const rowFilter =
  (passing: ReadonlySet<number> | null, filter: EventFilter | undefined) =>
  ([, , stream, , kind]: EventRow): boolean => {
    if (passing !== null && !passing.has(kind)) return false;
    const prefixes = filter?.streamPrefixes;
    return !prefixes || stream === null || prefixes.some((prefix) => stream.startsWith(prefix));
  };

const after = (direction: Direction, place: number): number =>
  direction === 'forwards' ? place + 1 : place - 1;

/** Gives each row to `visit` until the batch is full; true when there may be more. */
function take(found: Iterable<EventRow>, rows: number, visit: (row: EventRow) => void): boolean {
  let count = 0;
  let characters = 0;
  for (const row of found) {
    visit(row);
    count += 1;
    characters += row[6].length + row[7].length;
    if (characters >= batchCharacters) return true;
  }
  return count === rows;
}
