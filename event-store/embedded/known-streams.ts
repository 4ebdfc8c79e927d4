import type { DatabaseSync } from 'node:sqlite';
import { categoryOf } from './schema.ts';
import { namedStatements } from './named-statements.ts';

/** So many streams are remembered; then all are forgotten, and remembered again as they come. */
const mostStreams = 4_096;

/** A stream as the writer knows it. */
export interface KnownStream {
  readonly number: number;
  readonly name: string;
  /** Revision of its last event, null without any; whoever appends keeps it right. */
  last: number | null;
  /** Numbers of its kinds by event type. */
  readonly kinds: Map<string, number>;
}

/**
 * The streams and kinds of the file, remembered so that an append to a stream that was written before asks for
 * nothing. What is remembered holds as long as nobody else writes and nothing is taken back: whoever sees
 * either says `forget`.
 */
export interface KnownStreams {
  /** Null when there is no such stream. */
  find(name: string): KnownStream | null;
  add(name: string): KnownStream;
  /** Number of a kind of this stream's events; one that is new is added. */
  kindOf(stream: KnownStream, type: string): number;
  forget(): void;
}

export function knownStreams(database: DatabaseSync): KnownStreams {
  const sql = namedStatements(database, {
    stream: `SELECT number, (SELECT max(revision) FROM events WHERE stream = number)
       FROM streams WHERE name = ?`,
    addStream: 'INSERT INTO streams (name) VALUES (?)',
    kind: 'SELECT number FROM kinds WHERE category = ? AND type = ?',
    addKind: 'INSERT INTO kinds (category, type) VALUES (?, ?)',
  });
  const streams = new Map<string, KnownStream>();
  /** Kinds by category, shared by all streams of it. */
  const kinds = new Map<string, Map<string, number>>();

  function remember(number: number, name: string, last: number | null): KnownStream {
    if (streams.size >= mostStreams) forget();
    const category = categoryOf(name);
    const ofCategory = kinds.get(category) ?? new Map<string, number>();
    kinds.set(category, ofCategory);
    const stream = { number, name, last, kinds: ofCategory };
    streams.set(name, stream);
    return stream;
  }

  function forget(): void {
    streams.clear();
    kinds.clear();
  }

  return {
    find(name) {
      const known = streams.get(name);
      if (known !== undefined) return known;
      const row = sql.stream.get(name) as unknown as [number, number | null] | undefined;
      return row ? remember(row[0], name, row[1]) : null;
    },
    add: (name) => remember(Number(sql.addStream.run(name).lastInsertRowid), name, null),
    kindOf(stream, type) {
      const known = stream.kinds.get(type);
      if (known !== undefined) return known;
      const category = categoryOf(stream.name);
      const number =
        (sql.kind.get(category, type) as unknown as [number] | undefined)?.[0] ??
        Number(sql.addKind.run(category, type).lastInsertRowid);
      stream.kinds.set(type, number);
      return number;
    },
    forget,
  };
}
