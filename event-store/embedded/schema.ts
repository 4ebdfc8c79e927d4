import type { DatabaseSync } from 'node:sqlite';
import { NewerLayout } from '#platform/layout.ts';
import type { FileLayout } from '#platform/stored-file.ts';

/** Name of the store's file in its folder; SQLite keeps `-wal` and `-shm` beside it. */
export const storeFileName = 'events.sqlite';

const version = 1;
/** "ANDU" in ASCII, so that `file(1)` and a restore can tell whose file this is. */
export const applicationId = 0x41_4e_44_55;

/**
 * `data` and `metadata` are canonical JSON: the stored text is the text that is
 * hashed. A kind is a pair of category (what stands before the first hyphen of
 * a stream's name, with the hyphen) and event type: one narrow index over kinds
 * serves filters by stream prefix, by type, and by both.
 */
export const eventTables = `
  CREATE TABLE streams (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE kinds (
    number INTEGER PRIMARY KEY,
    category TEXT NOT NULL,
    type TEXT NOT NULL,
    UNIQUE (category, type)
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream INTEGER NOT NULL REFERENCES streams (number),
    revision INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES kinds (number),
    recorded_at INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_kind ON events (kind);
  CREATE TABLE probes (content BLOB NOT NULL) STRICT;
`;

export const eventFile: FileLayout = {
  tables: eventTables,
  version,
  application: applicationId,
};

/** Creates the tables of an empty file; throws for a file that is not ours or is newer. */
export function ensureSchema(database: DatabaseSync): void {
  const found = pragma(database, 'user_version');
  if (found === version) return;
  if (found !== 0) throw new NewerLayout('events.sqlite', found, version);
  database.exec(`BEGIN; ${eventTables} PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${version}; COMMIT`);
}

/** Throws for a file that a reader of this version does not understand. */
export function checkSchema(database: DatabaseSync): void {
  const found = pragma(database, 'user_version');
  if (found > version) throw new NewerLayout('events.sqlite', found, version);
  if (found !== version) throw new Error('this is no event store');
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0]);
}

/** A folder that should be a data folder and has no events. */
export const noEventStore = (dataFolder: string): RangeError =>
  new RangeError(`没有事件存储：${dataFolder} / There is no event store in: ${dataFolder}`);

/** What stands before the first hyphen, with it; empty for a name without a hyphen. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-') + 1);
}
