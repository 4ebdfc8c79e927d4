import { DatabaseSync } from 'node:sqlite';
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
  schemaOf,
  type TableShape,
  upsertStatement,
  viewLayout,
} from './table-shape.ts';
import { openTallyTable } from './tally-table.ts';
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

/**
 * A generation of a view in a file of its own. A commit is one transaction; a crash
 * leaves an older position with the documents of that position. It is not synced at
 * every commit (`synchronous=NORMAL`): what power loss takes is filled again.
 * Makes the file when it is missing or was left without tables.
 */
export function openSqliteSink<Doc extends object>(
  file: string,
  shape: TableShape<Doc>,
  assertMayWrite: AssertMayWrite = mayAlwaysWrite,
): ViewSink<Doc> {
  const database = openForWriting(file);
  ensureTables(database, shape, assertMayWrite);
  const bodyOf = bodyWriter(shape);
  const untyped = shape as unknown as TableShape<never>;
  const companion = shape.companion?.open(database) ?? null;
  const tallies = shape.tally === null ? null : openTallyTable(database, shape.tally);
  const sql = statementsOf(database, untyped);

  function put(key: string, position: number, doc: Doc): Written<Doc> {
    return ofDocument(key, () => {
      const { row } = sql.upsert.get(key, position, ...columnValues(shape, doc)) as { row: number };
      sql.write.run(row, bodyOf(doc));
      return { key, row, doc };
    });
  }

  function write(change: ViewChange<Doc>): void {
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
    for (const tally of change.increments) tallies?.add(tally);
    for (const { key, position } of change.unpark) sql.unpark.run(key, position);
    for (const { key, position, eventId, type, error } of change.park) {
      sql.park.run(key, position, eventId, type, error);
    }
    sql.moveTo.run(change.position);
  }

  return {
    position: () => whole(() => (sql.position.get() as { position: number }).position),

    load: (keys) =>
      whole(() => {
        const found = new Map<string, Kept<Doc>>();
        for (let start = 0; start < keys.length; start += keysPerQuery) {
          const some = JSON.stringify(keys.slice(start, start + keysPerQuery));
          for (const row of sql.load.iterate(some)) {
            found.set(row['key'] as string, {
              doc: JSON.parse(row['body'] as string) as Doc,
              upTo: 0,
            });
          }
        }
        return found;
      }),

    commit: (change) =>
      whole(() =>
        inTransaction(database, () => {
          assertMayWrite();
          write(change);
        }),
      ),

    parked: () => whole(() => sql.parked.all() as unknown as ParkedEvent[]),
    entries: () => listEntries(file, tallies !== null),
    close: async () => database.close(),
  };
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

function openForWriting(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 16777216;
    PRAGMA cache_size = -8192;
    PRAGMA temp_store = MEMORY`);
  settle(database);
  return database;
}

/** Brings all commits into the main file: damage of it is not hidden behind the log beside it. */
const settle = (database: DatabaseSync): void => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

/**
 * Makes the tables of an empty file. Also where they are there it passes through a transaction: whoever
 * may write no more is then out of the file, and what is read next is all of it.
 */
function ensureTables<Doc extends object>(
  database: DatabaseSync,
  shape: TableShape<Doc>,
  assertMayWrite: AssertMayWrite,
): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    assertMayWrite();
    const { user_version: version } = database.prepare('PRAGMA user_version').get()!;
    if (version === 0) {
      const schema = schemaOf(shape as unknown as TableShape<never>);
      database.exec(`${schema} PRAGMA user_version = ${viewLayout}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

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
