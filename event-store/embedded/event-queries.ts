import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type RecordedEvent, UnreadableEvent } from '../port.ts';
import type { EventKinds } from './event-kinds.ts';
import { recordedEvent } from '../append-text.ts';

export type Direction = 'forwards' | 'backwards';

/** A row as the statements below give it. */
export type EventRow = readonly [
  position: number,
  id: string,
  /** Null for a number that no stream has. */
  stream: string | null,
  revision: number,
  kind: number,
  recordedAt: number,
  data: string,
  metadata: string,
];

/** More kinds than this are read by a scan: a merge of so many ranges costs more. */
export const maxMergedKinds = 32;

const columns = 'position, id, name, revision, kind, recorded_at, data, metadata';
const table = 'events LEFT JOIN streams ON streams.number = events.stream';
const order = {
  forwards: { reached: '>=', by: 'ASC' },
  backwards: { reached: '<=', by: 'DESC' },
} as const;

/** Statements whose rows are arrays, prepared when first used. */
function statementsOf(database: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    let found = prepared.get(sql);
    if (!found) {
      found = database.prepare(sql);
      found.setReturnArrays(true);
      prepared.set(sql, found);
    }
    return found;
  };
}

/** The reading statements of one connection. */
export function eventQueries(database: DatabaseSync) {
  const statement = statementsOf(database);
  const rows = (sql: string, ...values: (string | number)[]) =>
    statement(sql).iterate(...values) as unknown as IterableIterator<EventRow>;

  return {
    head(): number {
      const [head] = statement('SELECT max(position) FROM events').get() as unknown as [
        number | null,
      ];
      return head ?? 0;
    },

    byId(id: string): EventRow | null {
      const found = statement(`SELECT ${columns} FROM ${table} WHERE id = ?`).get(id);
      return (found as unknown as EventRow | undefined) ?? null;
    },

    atPosition(position: number): EventRow | null {
      const found = statement(`SELECT ${columns} FROM ${table} WHERE position = ?`).get(position);
      return (found as unknown as EventRow | undefined) ?? null;
    },

    /** Streams of these positions by the index alone, for rows whose own page is damaged. */
    streamsBetween(from: number, to: number): Map<number, string> {
      const found = statement(
        `SELECT position, name FROM events INDEXED BY sqlite_autoindex_events_2
         JOIN streams ON streams.number = events.stream WHERE position BETWEEN ? AND ?`,
      ).all(from, to);
      return new Map(found as unknown as [number, string][]);
    },

    ofStream(stream: string, direction: Direction, from: number, limit: number) {
      const { reached, by } = order[direction];
      return rows(
        `SELECT position, id, ?1, revision, kind, recorded_at, data, metadata FROM events
         WHERE stream = (SELECT number FROM streams WHERE name = ?1) AND revision ${reached} ?2
         ORDER BY revision ${by} LIMIT ?3`,
        stream,
        from,
        limit,
      );
    },

    ofAll(direction: Direction, from: number, limit: number) {
      const { reached, by } = order[direction];
      return rows(
        `SELECT ${columns} FROM ${table}
         WHERE position ${reached} ? ORDER BY position ${by} LIMIT ?`,
        from,
        limit,
      );
    },

    /** Merges the kinds' ranges of the index by position, without a sort. */
    ofKinds(kinds: readonly number[], direction: Direction, from: number, limit: number) {
      const { reached, by } = order[direction];
      const ranges = kinds.map(
        (_, index) =>
          `SELECT position FROM events WHERE kind = ?${index + 3} AND position ${reached} ?1`,
      );
      return rows(
        `SELECT ${columns} FROM ${table}
         WHERE position IN (${ranges.join(' UNION ALL ')} ORDER BY position ${by} LIMIT ?2)
         ORDER BY position ${by}`,
        from,
        limit,
        ...kinds,
      );
    },
  };
}

/** The event of a row, or what is left of it. */
export function entryOf(row: EventRow, kinds: EventKinds): RecordedEvent | UnreadableEvent {
  const [position, id, stream, revision, kind, recordedAt, data, metadata] = row;
  const type = kinds.typeOf(kind);
  if (stream !== null && type !== null) {
    try {
      const text = { id, type, data, metadata };
      const event = recordedEvent(stream, revision, position, recordedAt, text);
      if (isObject(event.data) && isObject(event.metadata)) return event;
    } catch {
      // Falls through: what was thrown may hold text of the event.
    }
  }
  return new UnreadableEvent({ position, stream, id, type }, 'malformed');
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
