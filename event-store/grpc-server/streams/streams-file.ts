import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { streamsLayout as version } from '#platform/data-folder/folder-files.ts';
import { NewerLayout } from '#platform/layout.ts';
import { createPrivateFile, createPrivateFolder } from '#platform/private-files.ts';

/** Name of the file in its folder; SQLite keeps `-wal` and `-shm` beside it. */
export const streamsFileName = 'streams.sqlite';

const patienceMs = 5_000;
/** `auto_vacuum` of a file that can be made smaller step by step. */
const incremental = 2;
const pagesAtATime = 200;

/** "ANDS" in ASCII. */
const applicationId = 0x41_4e_44_53;

/**
 * What clients of the protocol keep, and where each event of the backbone stands in their `$all`. An event of
 * the backbone is a row without data: `backbone` is its position there, where it is read when it is asked for.
 */
const tables = `
  CREATE TABLE streams (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    last INTEGER NOT NULL, -- revision of the last event; -1 for a stream that has none yet
    tombstoned INTEGER NOT NULL DEFAULT 0,
    of_backbone INTEGER NOT NULL DEFAULT 0,
    first INTEGER NOT NULL DEFAULT 0 -- events before this revision were scavenged
  ) STRICT;
  CREATE TABLE types (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (number),
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL REFERENCES types (number),
    id TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    json INTEGER NOT NULL,
    data BLOB,
    metadata BLOB,
    backbone INTEGER,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_id ON events (id) WHERE backbone IS NULL;
  CREATE UNIQUE INDEX events_of_backbone ON events (backbone) WHERE backbone IS NOT NULL;
  CREATE TABLE groups (
    stream TEXT NOT NULL,
    name TEXT NOT NULL,
    settings TEXT NOT NULL, -- JSON
    checkpoint INTEGER, -- null before the first
    PRIMARY KEY (stream, name)
  ) STRICT, WITHOUT ROWID;
`;

/** What each later layout changed, from the one before: the second scavenges. */
const changes: readonly string[] = [
  'ALTER TABLE streams ADD COLUMN first INTEGER NOT NULL DEFAULT 0',
];

/**
 * Gives back to the file system what scavenging has freed, and empties the journal, in which it still stood; in
 * steps, between which `turn` lets others go. False when the journal is in use by somebody who reads the file, and
 * is written over later. A file of the first layout keeps its size, and its free space is written to again.
 */
export async function shrink(database: DatabaseSync, turn: () => Promise<void>): Promise<boolean> {
  const number = (pragma: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  if (number('auto_vacuum') === incremental) {
    while (number('freelist_count') > 0) {
      database.prepare(`PRAGMA incremental_vacuum(${pagesAtATime})`).all();
      await turn();
    }
  }
  database.exec('PRAGMA busy_timeout = 0');
  try {
    return number('wal_checkpoint(TRUNCATE)') === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
  }
}

/** Opens the file for its one writer, made when it is not there; a commit returns when it is synced. */
export function openStreamsFile(folder: string): DatabaseSync {
  createPrivateFolder(folder);
  const path = join(folder, streamsFileName);
  createPrivateFile(path);
  const database = new DatabaseSync(path, {
    timeout: patienceMs,
    enableForeignKeyConstraints: false,
  });
  try {
    database.exec(`PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
      PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;`);
    const found = Number(Object.values(database.prepare('PRAGMA user_version').get()!)[0]);
    if (found > version) throw new NewerLayout(streamsFileName, found, version);
    if (found === 0) {
      database.exec(`BEGIN; ${tables} PRAGMA application_id = ${applicationId};
        PRAGMA user_version = ${version}; COMMIT`);
    }
    if (found > 0 && found < version) {
      database.exec(`BEGIN; ${changes.slice(found - 1).join('; ')};
        PRAGMA user_version = ${version}; COMMIT`);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
