import type { DatabaseSync } from 'node:sqlite';
import type { EventFilter, RecordedEvent } from '../port.ts';
import { openEventKinds } from './event-kinds.ts';
import {
  type Direction,
  eventOf,
  eventQueries,
  type EventRow,
  maxMergedKinds,
} from './event-queries.ts';

/** A batch ends after so many rows looked at … */
export const batchRows = 1_000;
/** … or so many characters of JSON, so that a batch of large events stays small in memory. */
const batchCharacters = 4 * 1024 * 1024;

/** What one read transaction gave. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
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
  find(id: string): RecordedEvent | null;
  ofStream(stream: string, direction: Direction, from: number, rows: number): Batch;
  ofAll(range: AllRange): Batch;
}

export function openEventReader(database: DatabaseSync): EventReader {
  const queries = eventQueries(database);
  const kinds = openEventKinds(database);

  function ofStream(stream: string, direction: Direction, from: number, rows: number): Batch {
    const events: RecordedEvent[] = [];
    const cut = take(queries.ofStream(stream, direction, from, rows), rows, (row) => {
      events.push(eventOf(row, kinds));
    });
    const last = events.at(-1);
    return {
      events,
      next: cut && last ? after(direction, last.revision) : null,
      lookedAt: last?.position ?? 0,
    };
  }

  /** One snapshot for the head, the kinds and the rows: what it leaves out was looked at. */
  function ofAll(range: AllRange): Batch {
    database.exec('BEGIN');
    try {
      return inSnapshot(range);
    } finally {
      database.exec('COMMIT');
    }
  }

  function inSnapshot({ direction, from, rows, filter }: AllRange): Batch {
    const head = queries.head();
    const passing = filter ? kinds.matching(filter) : null;
    const prefixes = filter?.streamPrefixes;
    const events: RecordedEvent[] = [];
    let last = 0;
    const found =
      passing && passing.size <= maxMergedKinds
        ? passing.size === 0
          ? []
          : queries.ofKinds([...passing], direction, from, rows)
        : queries.ofAll(direction, from, rows);
    const cut = take(found, rows, (row) => {
      const [position, , stream, , kind] = row;
      last = position;
      if (passing && !passing.has(kind)) return;
      if (prefixes && !prefixes.some((prefix) => stream.startsWith(prefix))) return;
      events.push(eventOf(row, kinds));
    });
    return {
      events,
      next: cut ? after(direction, last) : null,
      lookedAt: cut ? last : head,
    };
  }

  return {
    head: queries.head,
    find(id) {
      const row = queries.byId(id);
      return row && eventOf(row, kinds);
    },
    ofStream,
    ofAll,
  };
}

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
