import { chmodSync, closeSync, openSync } from 'node:fs';
import { makeFolder } from '#platform/private-files.ts';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { streamTableLayout } from '#event-store/stream-table.ts';
import { bringToLayout } from '#platform/layout.ts';
import { NamedDatabase } from '#platform/named-database.ts';

/** Layout 1: what every folder had before layouts were numbered. A change from now on is a step of its own. */
const schema = `
  CREATE TABLE IF NOT EXISTS systems (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS system_keys (
    id TEXT PRIMARY KEY,
    system TEXT NOT NULL REFERENCES systems (id),
    algorithm TEXT NOT NULL,
    public_key TEXT NOT NULL,
    not_before TEXT NOT NULL,
    not_after TEXT,
    state TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS system_keys_by_system ON system_keys (system);
  CREATE TABLE IF NOT EXISTS system_requests (
    system TEXT PRIMARY KEY REFERENCES systems (id),
    id TEXT NOT NULL,
    act TEXT NOT NULL,
    key TEXT REFERENCES system_keys (id),
    overlap_days INTEGER,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS seen_signatures (
    digest BLOB PRIMARY KEY,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS seen_signatures_by_end ON seen_signatures (until);

  CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    agency TEXT,
    password TEXT NOT NULL,
    demonstration INTEGER NOT NULL,
    post TEXT,
    staff_number TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS one_time_codes (
    account TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sign_in_failures (
    subject TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sign_in_failures_by_subject ON sign_in_failures (subject, at);

  CREATE TABLE IF NOT EXISTS oidc_artifacts (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    grant_id TEXT,
    uid TEXT,
    user_code TEXT,
    until INTEGER,
    PRIMARY KEY (model, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS oidc_artifacts_by_grant ON oidc_artifacts (grant_id);
  CREATE INDEX IF NOT EXISTS oidc_artifacts_by_uid ON oidc_artifacts (model, uid);
  CREATE INDEX IF NOT EXISTS oidc_artifacts_by_end ON oidc_artifacts (until);

  CREATE TABLE IF NOT EXISTS pending_sign_ins (
    digest BLOB PRIMARY KEY,
    payload TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS web_sessions (
    digest BLOB PRIMARY KEY,
    principal TEXT NOT NULL,
    id_token TEXT NOT NULL,
    last_seen INTEGER NOT NULL,
    ends INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Opens `identity.db` in the data folder, creating it with rights for the owner
 * only. Synchronous: every statement here touches a few rows by key.
 */
export function openIdentityDatabase(dataFolder: string): DatabaseSync {
  makeFolder(dataFolder);
  const path = join(dataFolder, 'identity.db');
  // The file is made by us first: SQLite would give it the rights of the umask.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new NamedDatabase(path, 'identity.db');
  // WAL with NORMAL outlives a killed process; after a power cut the last moments
  // of sign-ins may be missing, and their people sign in again.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;');
  bringToLayout(database, 'identity.db', [first, twoPeople, passwordsCounted, viewsOfEvents]);
  return database;
}

function first(database: DatabaseSync): void {
  database.exec(schema);
  addMissingColumns(database);
}

/** Folders from before people of the embedded issuer had a post and a number of their own. */
const addMissingColumns = (database: DatabaseSync): void => {
  addColumn(database, 'accounts', 'post', 'TEXT');
  addColumn(database, 'accounts', 'staff_number', 'TEXT');
};

/** What waits for a second person; accounts and codes of before count as confirmed. */
function twoPeople(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS account_requests (
      account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      act TEXT NOT NULL,
      asked_by TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      reason TEXT
    ) STRICT;`);
  addColumn(database, 'accounts', 'rejected', 'INTEGER NOT NULL DEFAULT 0');
  addColumn(database, 'one_time_codes', 'second', 'BLOB');
}

/** How often an account lost its password: an access token counts for the one it was given for. */
const passwordsCounted = (database: DatabaseSync): void =>
  addColumn(database, 'accounts', 'passwords', 'INTEGER NOT NULL DEFAULT 0');

/** How far what is a view of events has read them; what was kept before is entered into them at the start. */
function viewsOfEvents(database: DatabaseSync): void {
  database.exec(streamTableLayout);
}

function addColumn(database: DatabaseSync, table: string, name: string, type: string): void {
  const columns = database.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
  if (columns.some((column) => column.name === name)) return;
  database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
}
