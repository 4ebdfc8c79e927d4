import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createPrivateFolder } from '#platform/private-files.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import type { RecordedEvent } from '../port.ts';

/**
 * Which event has an id. KurrentDB has no such index (an id is unique in its stream only, and nobody can ask
 * for it), so a small file beside the installation reads along. The ids are nothing that the store does not have:
 * a file that is gone, or belongs to another store, is filled again. With it stands the newest event that was
 * appended, by which a store that was put back is known.
 */
export interface IdIndex {
  /** Place of the first event with this id; null for one that was not read yet, or is not there. */
  placeOf(id: string): KeptPlace | null;
  /** Place of this id in a stream. */
  inStream(stream: string, id: string): KeptPlace | null;
  /** What this process has just appended; the reading along comes to it later. */
  add(events: readonly RecordedEvent[]): void;
  /** Where the reading along stands, and the event there; null at the beginning. */
  readUpTo(): KnownEvent | null;
  /** Takes what was read, in order, up to the last of it. */
  take(events: readonly Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'>[]): void;
  /** Forgets what was read; what is known of the end stays. */
  clear(): void;
  /** The newest event that a process of this installation has appended; null before the first. */
  newest(): KnownEvent | null;
  /** Takes note of it, when it is newer than the one that is known. */
  knowNewest(event: KnownEvent): void;
  /** The store is taken as it is: nothing is known of its end. */
  forgetNewest(): void;
  close(): void;
}

/** An event and where it is. */
export interface KnownEvent {
  readonly position: number;
  readonly id: string;
}

export interface KeptPlace {
  readonly position: number;
  readonly revision: number;
}

/** Name of the file in the folder of the events. */
export const idIndexFile = 'ids.sqlite';

const tables = `
  CREATE TABLE IF NOT EXISTS ids (
    id TEXT NOT NULL,
    stream TEXT NOT NULL,
    position INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (id, stream)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS read_up_to (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    id TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS newest (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    id TEXT NOT NULL
  ) STRICT;
`;

/** Opens the index in a folder, made when it is not there; several threads and processes may. */
export function openIdIndex(folder: string): IdIndex {
  createPrivateFolder(folder);
  const database = new DatabaseSync(join(folder, idIndexFile), { timeout: 5_000 });
  // What is lost with the machine is read again.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${tables}`);
  const first = database.prepare(
    'SELECT position, revision FROM ids WHERE id = ? ORDER BY position LIMIT 1',
  );
  const inOne = database.prepare('SELECT position, revision FROM ids WHERE id = ? AND stream = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO ids VALUES (?, ?, ?, ?)');
  const readTo = database.prepare('SELECT position, id FROM read_up_to');
  const newest = database.prepare('SELECT position, id FROM newest');
  const moved = (table: 'read_up_to' | 'newest') =>
    database.prepare(
      `INSERT INTO ${table} VALUES (1, ?, ?) ON CONFLICT (one)
       DO UPDATE SET position = excluded.position, id = excluded.id
       WHERE excluded.position > position`,
    );
  const stand = moved('read_up_to');
  const known = moved('newest');
  const insertAll: IdIndex['take'] = (events) => {
    for (const { id, stream, position, revision } of events) {
      insert.run(id, stream, position, revision);
    }
  };

  return {
    placeOf: (id) => (first.get(id) as unknown as KeptPlace | undefined) ?? null,
    inStream: (stream, id) => (inOne.get(id, stream) as unknown as KeptPlace | undefined) ?? null,
    add: (events) => inTransaction(database, () => insertAll(events)),
    readUpTo: () => (readTo.get() as unknown as KnownEvent | undefined) ?? null,
    newest: () => (newest.get() as unknown as KnownEvent | undefined) ?? null,
    knowNewest: ({ position, id }) => void known.run(position, id),
    forgetNewest: () => database.exec('DELETE FROM newest'),
    take(events) {
      const last = events.at(-1);
      if (last === undefined) return;
      inTransaction(database, () => {
        insertAll(events);
        stand.run(last.position, last.id);
      });
    },
    clear: () =>
      inTransaction(database, () => database.exec('DELETE FROM ids; DELETE FROM read_up_to')),
    close: () => database.close(),
  };
}
