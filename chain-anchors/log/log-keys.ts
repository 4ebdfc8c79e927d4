import type { DatabaseSync } from 'node:sqlite';
import { toHex } from '#domain/evidence/encoding.ts';
import type { TrustedKey } from '#domain/evidence/trust.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { DamagedDatabase } from '#platform/data-folder/refusals.ts';
import { changeSealed } from './row-seal.ts';
import { openSigningKey, type SigningKey } from '#platform/crypto/key-file.ts';

/**
 * The key that the log signs with. It is made when the log has none yet, and never replaced:
 * a log whose key file is gone or another one does not sign. Throws SigningKeyMissing,
 * OtherSigningKey, UnsafeKeyFile, DamagedDatabase when the log has had keys and none of them is in use.
 */
export function openLogKey(database: DatabaseSync, folder: string, origin: string): SigningKey {
  const inUse = keyInUse(database);
  if (inUse === null && logKeys(database, origin).length > 0) throw new DamagedDatabase(noneInUse);
  const key = openSigningKey({ folder, file: 'log', name: origin }, inUse);
  if (inUse === null) {
    inTransaction(database, () =>
      changeSealed(database, () =>
        database
          .prepare('INSERT INTO log_key VALUES (?, ?, ?, NULL)')
          .run(key.keyId, key.publicKey, new Date().toISOString()),
      ),
    );
  }
  return key;
}

/** No command of ours ends the last key. */
export const noneInUse =
  'log/anchors.db: log_key has keys and none of them is in use: they were altered';

/** Id of the key that the log signs with; null before it has one. */
export function keyInUse(database: DatabaseSync): string | null {
  const row = database.prepare('SELECT key_id FROM log_key WHERE valid_until IS NULL').get();
  return (row?.['key_id'] as string | undefined) ?? null;
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
