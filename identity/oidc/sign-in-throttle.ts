import type { DatabaseSync } from 'node:sqlite';
import type { Now } from '#platform/now.ts';

/** Failures within the window after which no further attempt is looked at. */
export const throttleLimits = { account: 5, address: 30, windowMs: 15 * 60 * 1000 } as const;

/** Slows down whoever guesses passwords, by account and by address; outlives a restart. */
export interface SignInThrottle {
  /** Seconds to wait before the next attempt is looked at; 0 when it may be now. */
  waitSeconds(account: string, address: string): number;
  /** An attempt begins; it counts as failed until it succeeds. */
  attempted(account: string, address: string): void;
  /** Takes this attempt back: nothing was guessed by it. */
  takenBack(account: string, address: string): void;
  /** Takes this attempt back, and forgets the account's earlier failures. */
  succeeded(account: string, address: string): void;
}

export function signInThrottle(database: DatabaseSync, now: Now): SignInThrottle {
  const insert = database.prepare('INSERT INTO sign_in_failures (subject, at) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM sign_in_failures WHERE subject = ?');
  const removeLatest = database.prepare(
    `DELETE FROM sign_in_failures WHERE rowid =
       (SELECT rowid FROM sign_in_failures WHERE subject = ? ORDER BY at DESC LIMIT 1)`,
  );
  const forget = database.prepare('DELETE FROM sign_in_failures WHERE at < ?');
  const nth = database.prepare(
    'SELECT at FROM sign_in_failures WHERE subject = ? AND at >= ? ORDER BY at DESC LIMIT 1 OFFSET ?',
  );
  const { windowMs } = throttleLimits;
  const accountSubject = (account: string): string => `account:${account.slice(0, 200)}`;

  const wait = (subject: string, limit: number): number => {
    const row = nth.get(subject, now() - windowMs, limit - 1) as { at: number } | undefined;
    return row === undefined ? 0 : Math.max(1, Math.ceil((row.at + windowMs - now()) / 1000));
  };

  return {
    waitSeconds: (account, address) =>
      Math.max(
        wait(accountSubject(account), throttleLimits.account),
        wait(`address:${address}`, throttleLimits.address),
      ),
    attempted(account, address) {
      forget.run(now() - windowMs);
      insert.run(accountSubject(account), now());
      insert.run(`address:${address}`, now());
    },
    takenBack(account, address) {
      removeLatest.run(accountSubject(account));
      removeLatest.run(`address:${address}`);
    },
    succeeded(account, address) {
      remove.run(accountSubject(account));
      removeLatest.run(`address:${address}`);
    },
  };
}
