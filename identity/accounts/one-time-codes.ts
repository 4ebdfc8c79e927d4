import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Now } from '#platform/now.ts';

/** For whom a code is that makes the first administrator, whose account is not there yet. */
export const firstAdministrator = '';

/** How long a code counts, ms. */
export const codeLifetimeMs = 3 * 24 * 3_600_000;

/** A code as it is told, once; `until` is RFC 3339 in UTC. */
export interface OneTimeCode {
  readonly code: string;
  readonly until: string;
}

/**
 * Codes that let somebody set a password once. 100 random bits each, so that a plain digest keeps
 * them: there is nothing to guess.
 */
export interface OneTimeCodes {
  /** Makes a code for an account; an earlier one counts no more. */
  issue(account: string): OneTimeCode;
  /** True when the code is the one of the account and not too old; it counts no more then. */
  take(account: string, code: string): boolean;
}

/** No 0, 1, I, L, O, U: what is read from a screen and typed is not mistaken. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

const digestOf = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest();

export function oneTimeCodes(database: DatabaseSync, now: Now): OneTimeCodes {
  const insert = database.prepare(
    `INSERT INTO one_time_codes (account, digest, until) VALUES (?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET digest = excluded.digest, until = excluded.until`,
  );
  const select = database.prepare(
    'SELECT digest FROM one_time_codes WHERE account = ? AND until >= ?',
  );
  const remove = database.prepare('DELETE FROM one_time_codes WHERE account = ? AND digest = ?');
  return {
    issue(account) {
      const code = newCode();
      const until = now() + codeLifetimeMs;
      insert.run(account, digestOf(code), until);
      return { code, until: new Date(until).toISOString() };
    },
    take(account, code) {
      const row = select.get(account, now()) as { digest: Uint8Array } | undefined;
      const given = digestOf(code);
      if (row === undefined || !timingSafeEqual(row.digest, given)) return false;
      // Of two at once only one finds it.
      return remove.run(account, given).changes > 0;
    },
  };
}
