import type { DatabaseSync } from 'node:sqlite';
import { checkpointText } from '#domain/evidence/checkpoint.ts';
import { equalBytes } from '#domain/evidence/encoding.ts';
import { signNote } from '#domain/evidence/signed-note.ts';
import type { SigningKey } from '#platform/crypto/key-file.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { logReader, type StoredCheckpoint } from './log-reader.ts';

/** This log has signed another root at that size: its file or its history was changed. */
export class TwoRootsAtOneSize extends Error {
  override readonly name = 'TwoRootsAtOneSize';
}

/**
 * Signs the head of the log, unless it is signed already, and keeps it; the row is
 * synced before anybody sees the signature. Null for a log without leaves.
 * Throws TwoRootsAtOneSize.
 */
export function signHead(database: DatabaseSync, key: SigningKey): StoredCheckpoint | null {
  return inTransaction(database, () => {
    const reader = logReader(database);
    const { size } = reader.extent();
    if (size === 0) return null;
    const root = reader.root(size);
    const signed = reader.checkpointAt(size);
    if (signed !== null) {
      if (!equalBytes(signed.root, root)) throw new TwoRootsAtOneSize(`at size ${size}`);
      return signed;
    }
    const note = signNote(checkpointText({ origin: key.name, size, root }), key, key.sign);
    const signedAt = new Date().toISOString();
    database
      .prepare('INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?)')
      .run(key.name, size, root, note, signedAt);
    return { size, root, note, signedAt };
  });
}
