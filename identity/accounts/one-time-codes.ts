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

/** What a code that was typed is: `unconfirmed` is the first half of one that nobody has confirmed yet. */
export type TakenCode = 'right' | 'wrong' | 'unconfirmed';

/**
 * Codes that let somebody set a password once. 98 random bits each, so that a plain digest keeps
 * them: there is nothing to guess. One that two people issue has two such halves, one in the hands
 * of each, so that neither can use it alone.
 */
export interface OneTimeCodes {
  /** Makes a code for an account; an earlier one counts no more. */
  issue(account: string): OneTimeCode;
  /** Makes the first half of one, which counts for nothing without the second. */
  issueHalf(account: string): OneTimeCode;
  /** Makes the second half, typed after the first; both count from now on. Null without a first. */
  confirm(account: string): OneTimeCode | null;
  /** Ends the code of an account. */
  end(account: string): void;
  /** `right` when the code is that of the account and not too old; it counts no more then. */
  take(account: string, code: string): TakenCode;
}

/** No 0, 1, I, L, O, U: what is read from a screen and typed is not mistaken. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const newCode = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

const plain = (code: string): string => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
/** Letters of one code, and so of one half. */
const length = plain(newCode()).length;

const digestOf = (code: string): Buffer => createHash('sha256').update(plain(code)).digest();

/** Stands for a second half that is still to come. */
const toCome = Buffer.alloc(0);

interface Row {
  readonly digest: Uint8Array;
  /** Null for a code that one person issued. */
  readonly second: Uint8Array | null;
}

export function oneTimeCodes(database: DatabaseSync, now: Now): OneTimeCodes {
  const insert = database.prepare(
    `INSERT INTO one_time_codes (account, digest, second, until) VALUES (?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE
       SET digest = excluded.digest, second = excluded.second, until = excluded.until`,
  );
  const select = database.prepare(
    'SELECT digest, second FROM one_time_codes WHERE account = ? AND until >= ?',
  );
  const complete = database.prepare(
    'UPDATE one_time_codes SET second = ?, until = ? WHERE account = ? AND second IS NOT NULL',
  );
  const remove = database.prepare('DELETE FROM one_time_codes WHERE account = ? AND digest = ?');
  const removeAll = database.prepare('DELETE FROM one_time_codes WHERE account = ?');
  const told = (code: string, until: number): OneTimeCode => ({
    code,
    until: new Date(until).toISOString(),
  });
  const make = (account: string, second: Uint8Array | null): OneTimeCode => {
    const code = newCode();
    const until = now() + codeLifetimeMs;
    insert.run(account, digestOf(code), second, until);
    return told(code, until);
  };
  return {
    issue: (account) => make(account, null),
    issueHalf: (account) => make(account, toCome),
    confirm(account) {
      const code = newCode();
      const until = now() + codeLifetimeMs;
      return complete.run(digestOf(code), until, account).changes > 0 ? told(code, until) : null;
    },
    end: (account) => void removeAll.run(account),
    take(account, code) {
      const row = select.get(account, now()) as Row | undefined;
      if (row === undefined) return 'wrong';
      const given = standingOf(row, plain(code));
      // Of two at once only one finds it.
      if (given === 'right' && remove.run(account, row.digest).changes === 0) return 'wrong';
      return given;
    },
  };
}

function standingOf({ digest, second }: Row, typed: string): TakenCode {
  if (second === null) return isOf(digest, typed) ? 'right' : 'wrong';
  if (!isOf(digest, typed.slice(0, length))) return 'wrong';
  if (second.length === 0) return 'unconfirmed';
  return isOf(second, typed.slice(length)) ? 'right' : 'wrong';
}

const isOf = (digest: Uint8Array, typed: string): boolean =>
  timingSafeEqual(digest, digestOf(typed));
