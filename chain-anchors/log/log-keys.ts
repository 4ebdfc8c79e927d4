import type { DatabaseSync } from 'node:sqlite';
import { toHex } from '#domain/evidence/encoding.ts';
import type { NoteKey } from '#domain/evidence/signed-note.ts';
import type { TrustedKey } from '#domain/evidence/trust.ts';
import { inTransaction } from './log-file.ts';

/**
 * Writes down since when the log signs with this key; the key before it ends at
 * that moment. A key that was in use earlier does not come back: throws Error.
 */
export function enterLogKey(database: DatabaseSync, key: NoteKey): void {
  inTransaction(database, () => {
    const known = database
      .prepare('SELECT valid_until AS until FROM log_key WHERE key_id = ?')
      .get(key.keyId) as { until: string | null } | undefined;
    if (known?.until === null) return;
    if (known !== undefined) throw new Error(`the key ${key.keyId} ended at ${known.until}`);
    const now = new Date().toISOString();
    database.prepare('UPDATE log_key SET valid_until = ? WHERE valid_until IS NULL').run(now);
    database
      .prepare('INSERT INTO log_key VALUES (?, ?, ?, NULL)')
      .run(key.keyId, key.publicKey, now);
  });
}

/** All keys of the log with their periods, oldest first. */
export function logKeys(database: DatabaseSync, origin: string): TrustedKey[] {
  const rows = database
    .prepare('SELECT key_id, public_key, valid_from, valid_until FROM log_key ORDER BY valid_from')
    .all() as unknown as {
    key_id: string;
    public_key: Uint8Array;
    valid_from: string;
    valid_until: string | null;
  }[];
  return rows.map((row) => ({
    name: origin,
    keyId: row.key_id,
    publicKey: toHex(row.public_key),
    from: row.valid_from,
    until: row.valid_until,
  }));
}
