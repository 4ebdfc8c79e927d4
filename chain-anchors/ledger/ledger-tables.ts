import { NewerLayout } from '#platform/layout.ts';
import type { FileLayout } from '#platform/stored-file.ts';
import type { DatabaseSync } from 'node:sqlite';
import { fromUtf8 } from '#domain/evidence/encoding.ts';
import type { EmbeddedTransaction } from '#domain/evidence/embedded-transaction.ts';
import { committedTransactionBytes } from '#domain/evidence/ledger-transaction.ts';
import type { NoteKey } from '#domain/evidence/signed-note.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import type { AnchoredCheckpoint, ForkReport, TransactionStatus } from './ledger.ts';

const schemaVersion = 1;
const ledgerLayout = `
CREATE TABLE endorser (key_id TEXT PRIMARY KEY, public_key BLOB NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE log_key (origin TEXT NOT NULL, public_key BLOB NOT NULL, PRIMARY KEY (origin, public_key)) STRICT;
CREATE TABLE block (
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  tx_id TEXT NOT NULL UNIQUE,
  -- The committed transaction, canonical JSON.
  content TEXT NOT NULL
) STRICT;
CREATE TABLE checkpoint (
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  root TEXT NOT NULL,
  block INTEGER NOT NULL REFERENCES block,
  PRIMARY KEY (origin, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE invalid (tx_id TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT;
CREATE TABLE fork (
  origin TEXT NOT NULL,
  note_a TEXT NOT NULL,
  note_b TEXT NOT NULL,
  PRIMARY KEY (origin, note_a, note_b)
) STRICT;
`;

export const ledgerDatabase: FileLayout = {
  tables: ledgerLayout,
  version: schemaVersion,
  application: 0,
};

/** Hash before the first block. */
export const genesis = '0'.repeat(64);

/** Makes the tables in an empty file. Throws for another layout. */
export function prepareLedgerSchema(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (version !== 0 && version !== schemaVersion)
    throw new NewerLayout('ledger.db', version, schemaVersion);
  if (version === schemaVersion) return;
  inTransaction(database, () =>
    database.exec(`${ledgerLayout}; PRAGMA user_version = ${schemaVersion}`),
  );
}

interface Row {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly content: string;
}

/** The rows of the embedded chain. */
export function ledgerTables(database: DatabaseSync) {
  const columns = 'origin, size, root, content FROM checkpoint JOIN block ON number = block';
  const head = database.prepare(`SELECT ${columns} WHERE origin = ? ORDER BY size DESC LIMIT 1`);
  const at = database.prepare(`SELECT ${columns} WHERE origin = ? AND size = ?`);
  const after = database.prepare(
    `SELECT ${columns} WHERE origin = ? AND size > ? ORDER BY size LIMIT ?`,
  );
  const lastBlock = database.prepare('SELECT number, hash FROM block ORDER BY number DESC LIMIT 1');
  const byTransaction = database.prepare('SELECT content FROM block WHERE tx_id = ?');
  const invalidity = database.prepare('SELECT reason FROM invalid WHERE tx_id = ?');
  const keys = database.prepare('SELECT public_key FROM log_key WHERE origin = ?');
  const insertBlock = database.prepare('INSERT INTO block VALUES (?, ?, ?, ?)');
  const insertCheckpoint = database.prepare('INSERT INTO checkpoint VALUES (?, ?, ?, ?)');
  const forks = database.prepare('SELECT note_a, note_b FROM fork WHERE origin = ?');

  return {
    head: (origin: string) => anchored(head.get(origin)),
    checkpoint: (origin: string, size: number) => anchored(at.get(origin, size)),
    checkpointsAfter: (origin: string, size: number, limit: number): AnchoredCheckpoint[] =>
      after.all(origin, size, limit).map((row) => anchored(row)!),
    publicKeys: (origin: string): Uint8Array[] =>
      (keys.all(origin) as { public_key: Uint8Array }[]).map((row) => row.public_key),
    register(origin: string, publicKey: Uint8Array): void {
      database.prepare('INSERT INTO log_key VALUES (?, ?)').run(origin, publicKey);
    },
    /** Id of the key that endorses; null before the first. */
    newestEndorser: (): string | null =>
      ((database.prepare('SELECT key_id FROM endorser ORDER BY since DESC LIMIT 1').get() ?? {})[
        'key_id'
      ] as string | undefined) ?? null,
    enterEndorser({ keyId, publicKey }: NoteKey): void {
      database
        .prepare('INSERT OR IGNORE INTO endorser VALUES (?, ?, ?)')
        .run(keyId, publicKey, new Date().toISOString());
    },
    endorsingSince: (keyId: string): string =>
      (
        database.prepare('SELECT since FROM endorser WHERE key_id = ?').get(keyId) as {
          since: string;
        }
      ).since,
    transaction(txId: string): TransactionStatus {
      const found = byTransaction.get(txId) as { content: string } | undefined;
      if (found !== undefined) return { kind: 'committed', committed: JSON.parse(found.content) };
      const invalid = invalidity.get(txId) as { reason: string } | undefined;
      return invalid === undefined ? { kind: 'unknown' } : { kind: 'invalid', ...invalid };
    },
    nextPlace(): { number: number; previous: string } {
      const last = lastBlock.get() as { number: number; hash: string } | undefined;
      return { number: (last?.number ?? -1) + 1, previous: last?.hash ?? genesis };
    },
    commit(
      { origin, size, root }: Omit<AnchoredCheckpoint, 'committed'>,
      committed: EmbeddedTransaction,
    ): void {
      const { number, hash } = committed.block;
      const { txId } = committed.transaction.proposal;
      insertBlock.run(number, hash, txId, fromUtf8(committedTransactionBytes(committed)));
      insertCheckpoint.run(origin, size, root, number);
    },
    invalidate(txId: string, reason: string): void {
      database.prepare('INSERT INTO invalid VALUES (?, ?)').run(txId, reason);
    },
    keepFork(report: ForkReport): ForkReport {
      database
        .prepare('INSERT OR IGNORE INTO fork VALUES (?, ?, ?)')
        .run(report.origin, report.noteA, report.noteB);
      return report;
    },
    forks: (origin: string): ForkReport[] =>
      (forks.all(origin) as { note_a: string; note_b: string }[]).map((row) => ({
        origin,
        noteA: row.note_a,
        noteB: row.note_b,
      })),
  };
}

function anchored(row: unknown): AnchoredCheckpoint | null {
  if (row === undefined) return null;
  const { origin, size, root, content } = row as Row;
  return { origin, size, root, committed: JSON.parse(content) as EmbeddedTransaction };
}

export type LedgerTables = ReturnType<typeof ledgerTables>;
