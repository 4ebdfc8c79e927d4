import type { DatabaseSync } from 'node:sqlite';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { sm3 } from '#platform/crypto/sm3.ts';

/**
 * A digest over the few values that nothing else in the log repeats: how far it reaches, how
 * many promises were broken, since when each key counts. A flipped bit in them would be believed.
 */
export const sealTable = `CREATE TABLE IF NOT EXISTS seal (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  digest TEXT NOT NULL
) STRICT;`;

/**
 * Changes the values and writes their digest anew; to be called in the transaction. A digest that did not
 * hold before stays as it is: a change of ours must not make good what somebody else altered.
 */
export function changeSealed<Result>(database: DatabaseSync, change: () => Result): Result {
  const held = sealHolds(database) !== false;
  const result = change();
  if (held) sealNow(database);
  return result;
}

/** Makes the table where there is none, and seals in the same transaction, which is the caller's. */
export function makeSeal(database: DatabaseSync): void {
  if (sealHolds(database) !== null) return;
  database.exec(sealTable);
  sealNow(database);
}

/** Writes the digest of the values as they stand. */
export function sealNow(database: DatabaseSync): void {
  database.prepare('INSERT OR REPLACE INTO seal VALUES (1, ?)').run(digestOf(database));
}

/**
 * True when the values are those that were sealed, false also where the digest is gone: the table is never
 * made without one. Null for a log of the first version, which has no such table.
 */
export function sealHolds(database: DatabaseSync): boolean | null {
  const there = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seal'").get();
  if (there === undefined) return null;
  const row = database.prepare('SELECT digest FROM seal').get();
  return row !== undefined && row['digest'] === digestOf(database);
}

function digestOf(database: DatabaseSync): string {
  const log = database.prepare('SELECT origin, size, position, fence, late FROM log').all();
  const keys = database
    .prepare(
      'SELECT key_id, hex(public_key) AS key, valid_from, valid_until FROM log_key ORDER BY 1',
    )
    .all();
  return toHex(sm3(utf8(canonicalJson({ log, keys } as unknown as Json))));
}
