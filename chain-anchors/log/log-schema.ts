import { inTransaction } from '#platform/in-transaction.ts';
import { NewerLayout } from '#platform/layout.ts';
import type { FileLayout } from '#platform/stored-file.ts';
import type { DatabaseSync } from 'node:sqlite';
import { makeSeal, sealHolds, sealNow, sealTable } from './row-seal.ts';

/** Version of the layout below; another one is refused. */
const schemaVersion = 1;

/**
 * The file `anchors.db`. Leaves, tree and the position they reach are written in
 * one transaction, so that they agree after a crash at any moment.
 */
const logLayout = `
CREATE TABLE log (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  origin TEXT NOT NULL,
  -- Number of leaves.
  size INTEGER NOT NULL,
  -- Position in the event store up to which every event has its leaf.
  position INTEGER NOT NULL,
  -- Raised by each sequencer that opens the log; an older one can write no more.
  fence INTEGER NOT NULL,
  -- Leaves that came later than their receipts promised.
  late INTEGER NOT NULL
) STRICT;

CREATE TABLE leaf (
  idx INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  bytes BLOB NOT NULL
) STRICT;

-- Hashes of one tile, up to 256 of 32 bytes; a full tile never changes.
CREATE TABLE tile (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

-- The key under which a case has its pseudonym; forgetting it unlinks the leaves.
CREATE TABLE case_key (
  case_id TEXT PRIMARY KEY,
  key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE log_key (
  key_id TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT
) STRICT;

-- Never two roots at one size.
CREATE TABLE checkpoint (
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  note TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  PRIMARY KEY (origin, size)
) STRICT, WITHOUT ROWID;

-- One attempt to put a checkpoint on the chain.
CREATE TABLE anchor (
  id INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('prepared','endorsed','submitted','unknown','committed','invalid')),
  tx_id TEXT,
  -- The endorsed transaction, later the committed one, canonical JSON.
  evidence TEXT,
  reason TEXT,
  changed_at TEXT NOT NULL
) STRICT;
-- How transactions of the chain are verified, for the trust file of bundles.
CREATE TABLE chain_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  content TEXT NOT NULL
) STRICT;

${sealTable}

CREATE INDEX anchor_committed ON anchor (size) WHERE state = 'committed';
`;

export const logDatabase: FileLayout = {
  tables: logLayout,
  version: schemaVersion,
  application: 0,
};

/** Makes the layout in an empty file, or checks that it is there. Throws for a newer or foreign one. */
export function prepareLogSchema(database: DatabaseSync, origin: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (version === 0) {
    database.exec('BEGIN IMMEDIATE');
    database.exec(logLayout);
    database.prepare('INSERT INTO log VALUES (1, ?, 0, 0, 0, 0)').run(origin);
    sealNow(database);
    database.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`);
    return;
  }
  if (version !== schemaVersion) throw new NewerLayout('anchors.db', version, schemaVersion);
  // Files of the first version have none.
  if (sealHolds(database) === null) inTransaction(database, () => makeSeal(database));
  const { origin: found } = database.prepare('SELECT origin FROM log').get() as { origin: string };
  if (found !== origin) throw new Error(`anchors.db is the log ${found}, not ${origin}`);
}
