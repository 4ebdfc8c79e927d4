import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** An event as a client sent it. */
export interface ProposedEvent {
  /** UUID in lower case. */
  readonly id: string;
  readonly type: string;
  /** Whether the client calls its data JSON; nobody here reads it. */
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event of the log; of one of the backbone the content is elsewhere. */
export interface LoggedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Its position in the backbone's log; null for an event of a client. */
  readonly backbone: number | null;
}

export interface StreamRow {
  readonly number: number;
  /** Revision of its last event; -1 for none. */
  readonly last: number;
  /** Events before this revision have left the disk. */
  readonly first: number;
  readonly tombstoned: boolean;
  readonly ofBackbone: boolean;
}

/** The revision of a tombstone, which no event has; the protocol writes it as the largest 64-bit number. */
export const tombstoneRevision = Number.MAX_SAFE_INTEGER;

export type Direction = 'forwards' | 'backwards';

/** What decides whether an event passes a filter, without its content. */
export interface EventHead {
  readonly position: number;
  readonly streamNumber: number;
  readonly typeNumber: number;
  readonly backbone: number | null;
}

const columns = `e.position, s.name, e.revision, t.name, e.id, e.recorded_at, e.json, e.data, e.metadata, e.backbone`;
const tables = `events e JOIN streams s ON s.number = e.stream JOIN types t ON t.number = e.type`;
const order = {
  forwards: { reached: '>=', by: 'ASC' },
  backwards: { reached: '<=', by: 'DESC' },
} as const;

type Row = readonly [
  number,
  string,
  number,
  string,
  string,
  number,
  number,
  Uint8Array | null,
  Uint8Array | null,
  number | null,
];

const nothing = new Uint8Array(0);

/** Bytes of events that are read at a time; the one that passes it is the last. */
export const mostBytes = 4 * 1024 * 1024;

/** Events that stand one behind the other. */
export interface Stretch {
  readonly events: readonly LoggedEvent[];
  readonly bytes: number;
  /** Whether it ended for its size, or because so many were read: there may be more. */
  readonly isCut: boolean;
}

const eventOf = ([
  position,
  stream,
  revision,
  type,
  id,
  recordedAt,
  json,
  data,
  metadata,
  backbone,
]: Row): LoggedEvent => ({
  position,
  stream,
  revision,
  type,
  id,
  recordedAt,
  json: json === 1,
  data: data ?? nothing,
  metadata: metadata ?? nothing,
  backbone,
});

/** The places of the backbone's events, in its order, row by row. */
export function* placesOfBackbone(database: DatabaseSync): Generator<LoggedEvent> {
  const places = database.prepare(
    `SELECT ${columns} FROM ${tables} WHERE e.backbone IS NOT NULL ORDER BY e.backbone`,
  );
  places.setReturnArrays(true);
  for (const row of places.iterate()) yield eventOf(row as unknown as Row);
}

export type StreamRows = ReturnType<typeof streamRows>;

/** The statements over the file, each prepared when first used. */
export function streamRows(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    let found = prepared.get(sql);
    if (!found) {
      found = database.prepare(sql);
      found.setReturnArrays(true);
      prepared.set(sql, found);
    }
    return found;
  };
  const names = new Map<number, string>();
  const typeNumbers = new Map<string, number>();
  function stretch(sql: string, from: readonly number[], limit: number): Stretch {
    const events: LoggedEvent[] = [];
    let bytes = 0;
    for (const row of statement(sql).iterate(...from, limit)) {
      const event = eventOf(row as unknown as Row);
      events.push(event);
      bytes += event.data.length + event.metadata.length;
      if (bytes >= mostBytes) return { events, bytes, isCut: true };
    }
    return { events, bytes, isCut: events.length === limit };
  }

  function typeNumber(name: string): number {
    const known = typeNumbers.get(name);
    if (known !== undefined) return known;
    statement('INSERT OR IGNORE INTO types (name) VALUES (?)').run(name);
    const [number] = statement('SELECT number FROM types WHERE name = ?').get(
      name,
    ) as unknown as readonly [number];
    if (typeNumbers.size > 10_000) typeNumbers.clear();
    typeNumbers.set(name, number);
    return number;
  }

  return {
    head(): number {
      const [head] = statement('SELECT max(position) FROM events').get() as unknown as readonly [
        number | null,
      ];
      return head ?? 0;
    },

    /** The last position of the backbone that stands in the log; 0 for none. */
    backboneHead(): number {
      const [head] = statement(
        'SELECT max(backbone) FROM events WHERE backbone IS NOT NULL',
      ).get() as unknown as readonly [number | null];
      return head ?? 0;
    },

    stream(name: string): StreamRow | null {
      const row = statement(
        'SELECT number, last, first, tombstoned, of_backbone FROM streams WHERE name = ?',
      ).get(name) as unknown as readonly [number, number, number, number, number] | undefined;
      if (row === undefined) return null;
      const [number, last, first, tombstoned, ofBackbone] = row;
      return { number, last, first, tombstoned: tombstoned === 1, ofBackbone: ofBackbone === 1 };
    },

    addStream(name: string, ofBackbone: boolean): StreamRow {
      const { lastInsertRowid } = statement(
        'INSERT INTO streams (name, last, of_backbone) VALUES (?, -1, ?)',
      ).run(name, ofBackbone ? 1 : 0);
      return { number: Number(lastInsertRowid), last: -1, first: 0, tombstoned: false, ofBackbone };
    },

    setLast(number: number, last: number): void {
      statement('UPDATE streams SET last = ? WHERE number = ?').run(last, number);
    },

    setTombstoned(number: number): void {
      statement('UPDATE streams SET tombstoned = 1 WHERE number = ?').run(number);
    },

    add(
      position: number,
      stream: number,
      revision: number,
      event: ProposedEvent,
      recordedAt: number,
    ) {
      statement('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)').run(
        position,
        stream,
        revision,
        typeNumber(event.type),
        event.id,
        recordedAt,
        event.json ? 1 : 0,
        event.data,
        event.metadata,
      );
    },

    addOfBackbone(
      position: number,
      stream: number,
      event: { revision: number; type: string; id: string; recordedAt: number; position: number },
    ) {
      statement('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, 1, NULL, NULL, ?)').run(
        position,
        stream,
        event.revision,
        typeNumber(event.type),
        event.id,
        event.recordedAt,
        event.position,
      );
    },

    /** After a transaction that was taken back: its types and streams may not be there. */
    forget(): void {
      typeNumbers.clear();
      names.clear();
    },

    /** Revision of a client's event with this id in a stream; null for none. */
    revisionOf(stream: number, id: string): number | null {
      const row = statement(
        'SELECT revision FROM events WHERE id = ? AND backbone IS NULL AND stream = ?',
      ).get(id, stream) as unknown as readonly [number] | undefined;
      return row?.[0] ?? null;
    },

    /** Streams in the order of their numbers, behind a number. */
    streamsAfter(
      number: number,
      count: number,
    ): { readonly number: number; readonly name: string }[] {
      const found = statement(
        'SELECT number, name FROM streams WHERE number > ? ORDER BY number LIMIT ?',
      ).all(number, count) as unknown as (readonly [number, string])[];
      return found.map(([each, name]) => ({ number: each, name }));
    },

    /** Takes the events of a stream before a revision off the disk; its own places stay empty. */
    removeBefore({ number }: StreamRow, revision: number): void {
      statement('DELETE FROM events WHERE stream = ? AND revision < ?').run(number, revision);
      statement('UPDATE streams SET first = ? WHERE number = ?').run(revision, number);
    },

    /** Revision of the first event at or behind one that was recorded since a time, ms; null for none. */
    firstSince({ number }: StreamRow, revision: number, since: number): number | null {
      const row = statement(
        `SELECT revision FROM events WHERE stream = ? AND revision >= ? AND recorded_at >= ?
         ORDER BY revision LIMIT 1`,
      ).get(number, revision, since) as unknown as readonly [number] | undefined;
      return row?.[0] ?? null;
    },

    /** Revision of the last event of all, if it is one of this stream; null otherwise. */
    revisionOfHead({ number }: StreamRow): number | null {
      const row = statement(
        'SELECT revision FROM events WHERE position = (SELECT max(position) FROM events) AND stream = ?',
      ).get(number) as unknown as readonly [number] | undefined;
      return row?.[0] ?? null;
    },

    /** Ids and positions of a stretch of a stream. */
    idsFrom(stream: number, revision: number, count: number): readonly [string, number][] {
      return statement(
        `SELECT id, position FROM events WHERE stream = ? AND revision >= ?
         ORDER BY revision LIMIT ?`,
      ).all(stream, revision, count) as unknown as [string, number][];
    },

    ofStream(stream: number, direction: Direction, from: number, limit: number): Stretch {
      const { reached, by } = order[direction];
      const sql = `SELECT ${columns} FROM ${tables} WHERE e.stream = ? AND e.revision ${reached} ?
         ORDER BY e.revision ${by} LIMIT ?`;
      return stretch(sql, [stream, from], limit);
    },

    ofAll(direction: Direction, from: number, limit: number): Stretch {
      const { reached, by } = order[direction];
      const sql = `SELECT ${columns} FROM ${tables} WHERE e.position ${reached} ?
         ORDER BY e.position ${by} LIMIT ?`;
      return stretch(sql, [from], limit);
    },

    headsOfAll(direction: Direction, from: number, limit: number): EventHead[] {
      const { reached, by } = order[direction];
      const rows = statement(
        `SELECT position, stream, type, backbone FROM events WHERE position ${reached} ?
         ORDER BY position ${by} LIMIT ?`,
      ).all(from, limit) as unknown as (readonly [number, number, number, number | null])[];
      return rows.map(([position, streamNumber, typeNumber, backbone]) => ({
        position,
        streamNumber,
        typeNumber,
        backbone,
      }));
    },

    streamName(number: number): string {
      const known = names.get(number);
      if (known !== undefined) return known;
      if (names.size > 50_000) names.clear();
      const [name] = statement('SELECT name FROM streams WHERE number = ?').get(
        number,
      ) as unknown as readonly [string];
      names.set(number, name);
      return name;
    },

    typeName(number: number): string {
      const [name] = statement('SELECT name FROM types WHERE number = ?').get(
        number,
      ) as unknown as readonly [string];
      return name;
    },
  };
}
