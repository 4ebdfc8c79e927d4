import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Now } from '#platform/now.ts';

/** What has to be remembered between leaving for the issuer and coming back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Path on this server to go to afterwards. */
  readonly returnTo: string;
}

const lifetimeMs = 15 * 60 * 1000;

/** Sign-ins under way, each bound to the browser that began it and used once. */
export interface PendingSignIns {
  begin(browser: string, pending: PendingSignIn): void;
  /** The sign-in with this state that this browser began; null when there is none. */
  take(browser: string, state: string): PendingSignIn | null;
}

/** A name for a browser that begins a sign-in, for its cookie. */
export const newBrowser = (): string => randomBytes(16).toString('base64url');

export function pendingSignIns(database: DatabaseSync, now: Now): PendingSignIns {
  const sweep = database.prepare('DELETE FROM pending_sign_ins WHERE until < ?');
  const insert = database.prepare(
    'INSERT INTO pending_sign_ins (digest, payload, until) VALUES (?, ?, ?)',
  );
  const take = database.prepare(
    'DELETE FROM pending_sign_ins WHERE digest = ? AND until >= ? RETURNING payload',
  );
  const digest = (browser: string, state: string): Buffer =>
    createHash('sha256').update(browser).update('\0').update(state).digest();
  return {
    begin(browser, pending) {
      sweep.run(now());
      insert.run(digest(browser, pending.state), JSON.stringify(pending), now() + lifetimeMs);
    },
    take(browser, state) {
      const row = take.get(digest(browser, state), now()) as { payload: string } | undefined;
      return row === undefined ? null : (JSON.parse(row.payload) as PendingSignIn);
    },
  };
}
