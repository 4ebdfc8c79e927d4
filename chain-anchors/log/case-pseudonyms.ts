import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import { hmacSm3 } from '#platform/crypto/sm3.ts';

/** Gives the pseudonym of a case: `HMAC-SM3(key of the case, case id)`, hex. */
export type PseudonymOf = (caseId: string) => string;

/** Makes the random key of a case at its first leaf; to be called in the leaves' transaction. */
export function casePseudonyms(database: DatabaseSync): PseudonymOf {
  const find = database.prepare('SELECT key FROM case_key WHERE case_id = ?');
  const insert = database.prepare('INSERT INTO case_key VALUES (?, ?)');
  return (caseId) => {
    const found = find.get(caseId) as { key: Uint8Array } | undefined;
    const key = found?.key ?? new Uint8Array(randomBytes(32));
    if (found === undefined) insert.run(caseId, key);
    return toHex(hmacSm3(key, utf8(`andu/case/v1\0${caseId}`)));
  };
}

/** The pseudonyms that exist; null for a case that has no leaf yet. For readers and checkers. */
export function knownPseudonyms(database: DatabaseSync): (caseId: string) => string | null {
  const find = database.prepare('SELECT key FROM case_key WHERE case_id = ?');
  return (caseId) => {
    const found = find.get(caseId) as { key: Uint8Array } | undefined;
    return found === undefined ? null : toHex(hmacSm3(found.key, utf8(`andu/case/v1\0${caseId}`)));
  };
}
