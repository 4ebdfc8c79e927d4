import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { isDamage } from '#platform/storage-failure.ts';
import {
  type AssertMayWrite,
  DamagedGeneration,
  type Kept,
  mayAlwaysWrite,
  UnwritableDocument,
  type ParkedEvent,
  type ViewChange,
  type ViewSink,
} from '../ports/sink.ts';
import {
  bodyWriter,
  columnValues,
  type Companion,
  type TableShape,
  upsertStatement,
} from './table-shape.ts';
import { type GenerationFile, openGenerationFile } from './generation-file.ts';
import { openTallyTable, type TallyTable } from './tally-table.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';

/** Keys in one `IN (…)`; more are asked for in several statements. */
const keysPerQuery = 200;
/** Entries between two turns of the event loop while a view is listed. */
const entriesPerTurn = 200;

const statementsOf = (database: DatabaseSync, shape: TableShape<never>) => ({
  position: database.prepare('SELECT position FROM progress'),
  moveTo: database.prepare('UPDATE progress SET position = ?'),
  upsert: database.prepare(upsertStatement(shape)),
  write: database.prepare('INSERT OR REPLACE INTO body VALUES (?, ?)'),
  remove: database.prepare('DELETE FROM document WHERE key = ? RETURNING row'),
  erase: database.prepare('DELETE FROM body WHERE row = ?'),
  load: database.prepare(
    `SELECT key, body FROM document JOIN body USING (row) WHERE key IN (SELECT value FROM json_each(?))`,
  ),
  parked: database.prepare(
    'SELECT key, position, event_id AS eventId, type, error FROM parked ORDER BY position, key',
  ),
  park: database.prepare('INSERT INTO parked VALUES (?, ?, ?, ?, ?)'),
  unpark: database.prepare('DELETE FROM parked WHERE key = ? AND position = ?'),
});

export interface SinkOptions {
  readonly assertMayWrite?: AssertMayWrite;
  /** Whether the generation is being filled, as its catalogue says. */
  readonly filling?: boolean;
}

/** A sink, and when it is to be read by others. */
export interface SqliteSink<Doc extends object> extends ViewSink<Doc> {
  /** The generation is about to serve: whatever was put off while it was filled is done. */
  finish(): void;
}

/**
 * A generation of a view in a file of its own, which is made when it is missing. A commit is one transaction.
 * While the generation is filled its tallies gather in memory, and its file is as {@link openGenerationFile} says.
 */
export function openSqliteSink<Doc extends object>(
  file: string,
  shape: TableShape<Doc>,
  { assertMayWrite = mayAlwaysWrite, filling = false }: SinkOptions = {},
): SqliteSink<Doc> {
  const untyped = shape as unknown as TableShape<never>;
  const rest = { write: () => tallies?.write(), written: () => tallies?.settle(true) };
  const generation = openGenerationFile({ file, shape: untyped, assertMayWrite, filling, rest });
  const { database } = generation;
  const companion = shape.companion?.open(database) ?? null;
  const tallies = shape.tally === null ? null : openTallyTable(database, shape.tally);
  const sql = statementsOf(database, untyped);

  const write = changeWriter({ shape, sql, companion, tallies, generation });

  return {
    position: () => whole(() => (sql.position.get() as { position: number }).position),

    load: (keys) => whole(() => loaded<Doc>(sql.load, keys)),

    commit: (change) =>
      whole(() => {
        try {
          inTransaction(database, () => {
            assertMayWrite();
            write(change);
          });
          tallies?.settle(true);
        } catch (error) {
          tallies?.settle(false);
          throw error;
        }
      }),

    parked: () => whole(() => sql.parked.all() as unknown as ParkedEvent[]),
    entries() {
      // Whoever reads beside the writer needs a file that can be read so.
      generation.finish();
      return listEntries(file, tallies !== null);
    },
    finish: () => generation.finish(),
    async close() {
      try {
        generation.pause();
      } catch {
        // Left as it is it says that it was broken off, and is filled anew.
      }
      database.close();
    },
  };
}

interface WriterParts<Doc extends object> {
  readonly shape: TableShape<Doc>;
  readonly sql: ReturnType<typeof statementsOf>;
  readonly companion: Companion<Doc> | null;
  readonly tallies: TallyTable | null;
  readonly generation: GenerationFile;
}

/** Writes a change inside the open transaction. */
function changeWriter<Doc extends object>({
  shape,
  sql,
  companion,
  tallies,
  generation,
}: WriterParts<Doc>): (change: ViewChange<Doc>) => void {
  const bodyOf = bodyWriter(shape);

  function put(key: string, position: number, doc: Doc): Written<Doc> {
    return ofDocument(key, () => {
      const { row } = sql.upsert.get(key, position, ...columnValues(shape, doc)) as { row: number };
      sql.write.run(row, bodyOf(doc));
      return { key, row, doc };
    });
  }

  return (change) => {
    const written = [...change.upserts].map(([key, { doc }]) => put(key, change.position, doc));
    if (companion !== null) {
      // After all documents, and by row: between other writings, or backwards, a full-text index would put what
      // it has gathered into a segment of its own for each document.
      for (const { key, row, doc } of written.toSorted((one, other) => one.row - other.row)) {
        ofDocument(key, () => companion.put(row, doc));
      }
    }
    for (const key of change.deletes) {
      const removed = sql.remove.get(key) as { row: number } | undefined;
      if (removed === undefined) continue;
      sql.erase.run(removed.row);
      companion?.remove(removed.row);
    }
    companion?.settle();
    tallies?.add(change.increments, generation.isFilling);
    for (const { key, position } of change.unpark) sql.unpark.run(key, position);
    for (const { key, position, eventId, type, error } of change.park) {
      sql.park.run(key, position, eventId, type, error);
    }
    sql.moveTo.run(change.position);
  };
}

function loaded<Doc extends object>(
  load: StatementSync,
  keys: readonly string[],
): Map<string, Kept<Doc>> {
  const found = new Map<string, Kept<Doc>>();
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const some = JSON.stringify(keys.slice(start, start + keysPerQuery));
    for (const row of load.iterate(some)) {
      const doc = JSON.parse(row['body'] as string) as Doc;
      found.set(row['key'] as string, { doc, upTo: 0 });
    }
  }
  return found;
}

/** A document, and under which row it was written. */
interface Written<Doc> {
  readonly key: string;
  readonly row: number;
  readonly doc: Doc;
}

/** Does something with the document of a key; throws UnwritableDocument for what is wrong with it. */
function ofDocument<T>(key: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw isOfDatabase(error) ? error : new UnwritableDocument(key, error);
  }
}

/** Does something with the file; what shows that it is damaged becomes DamagedGeneration. */
async function whole<T>(act: () => T): Promise<T> {
  try {
    return act();
  } catch (error) {
    if (isDamagedView(error)) throw new DamagedGeneration('a view is damaged', { cause: error });
    throw error;
  }
}

/** SQLite's own word, of the file, the disk or a lock; anything else is of the document. */
const isOfDatabase = (error: unknown): boolean => sqliteCode(error) !== -1;

/** SQLite says so, or a body is no JSON. */
export const isDamagedView = (error: unknown): boolean =>
  isDamage(error) || error instanceof SyntaxError;

/** A connection of its own holds the snapshot, so that commits may go on meanwhile. */
function listEntries(
  file: string,
  hasTallies: boolean,
): AsyncGenerator<readonly [string, JsonObject]> {
  const database = new DatabaseSync(file, { readOnly: true });
  database.exec('BEGIN');
  database.prepare('SELECT position FROM progress').get();
  return entriesOf(database, hasTallies);
}

async function* entriesOf(
  database: DatabaseSync,
  hasTallies: boolean,
): AsyncGenerator<readonly [string, JsonObject]> {
  try {
    let listed = 0;
    for (const row of database
      .prepare('SELECT key, body FROM document JOIN body USING (row)')
      .iterate()) {
      yield [row['key'] as string, JSON.parse(row['body'] as string) as JsonObject];
      if (++listed % entriesPerTurn === 0) await nextTurn();
    }
    if (!hasTallies) return;
    for (const row of database.prepare('SELECT * FROM tally').iterate()) {
      yield [`tally:${row['key'] as string}`, { ...row } as JsonObject];
    }
  } finally {
    database.close();
  }
}
