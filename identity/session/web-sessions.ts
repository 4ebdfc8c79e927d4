import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '#domain/access/principal.ts';
import type { Now } from '#platform/now.ts';
import type { SessionLimits } from '../settings.ts';

/** A signed-in browser; moments in milliseconds since 1970. */
export interface WebSession {
  readonly principal: Person;
  readonly idToken: string;
  /** When it ends if it is not used before. */
  readonly idleEnds: number;
  /** When it ends in any case. */
  readonly ends: number;
}

export interface WebSessions {
  /** Gives the opaque id for the cookie; only its digest is kept. */
  open(principal: Person, idToken: string): string;
  /** Null for an unknown id or a session that has ended. */
  find(id: string): WebSession | null;
  /** Counts as use: the idle time starts again. */
  touch(id: string): void;
  close(id: string): void;
  /** Ends every session of a person; gives them as those who were signed in. */
  closeOf(person: string): readonly Person[];
}

interface Row {
  readonly principal: string;
  readonly id_token: string;
  readonly last_seen: number;
  readonly ends: number;
}

/** The id of a session is a secret: whoever reads the database shall not be able to use it. */
export const digestOf = (id: string): Buffer => createHash('sha256').update(id).digest();

/** Told once of each session that was found to have ended by itself. */
export type OnExpired = (person: Person, how: 'idle' | 'absolute') => void;

/** Sessions in the identity database; they outlive a restart. */
export function webSessions(
  database: DatabaseSync,
  now: Now,
  limits: SessionLimits,
  onExpired: OnExpired,
): WebSessions {
  const insert = database.prepare(
    'INSERT INTO web_sessions (digest, principal, id_token, last_seen, ends) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT * FROM web_sessions WHERE digest = ?');
  const touch = database.prepare('UPDATE web_sessions SET last_seen = ? WHERE digest = ?');
  const remove = database.prepare('DELETE FROM web_sessions WHERE digest = ?');
  const removeOf = database.prepare(
    "DELETE FROM web_sessions WHERE json_extract(principal, '$.id') = ? RETURNING principal",
  );
  const expire = database.prepare(
    'DELETE FROM web_sessions WHERE digest = ? RETURNING principal, ends',
  );
  const sweep = database.prepare(
    'DELETE FROM web_sessions WHERE ends < ? OR last_seen < ? RETURNING principal, ends',
  );
  // Writing at every call would cost more than the few seconds it is exact by.
  const coarse = limits.idleMs / 60;

  /** Of rows that were taken away; so nobody hears of one twice. */
  const tell = (rows: readonly object[]): void => {
    for (const { principal, ends } of rows as readonly Row[]) {
      onExpired(JSON.parse(principal) as Person, now() >= ends ? 'absolute' : 'idle');
    }
  };

  const find = (id: string): (WebSession & { readonly lastSeen: number }) | null => {
    const row = select.get(digestOf(id)) as Row | undefined;
    if (row === undefined) return null;
    const idleEnds = Math.min(row.last_seen + limits.idleMs, row.ends);
    if (now() >= idleEnds) {
      tell(expire.all(digestOf(id)));
      return null;
    }
    const principal = JSON.parse(row.principal) as Person;
    // A session from before people had a post and a number: its person signs in again.
    if ((principal.staff as Person['staff'] | undefined) === undefined) return null;
    return {
      principal,
      idToken: row.id_token,
      lastSeen: row.last_seen,
      idleEnds,
      ends: row.ends,
    };
  };

  return {
    open(principal, idToken) {
      tell(sweep.all(now(), now() - limits.idleMs));
      const id = randomBytes(32).toString('base64url');
      const ends = now() + limits.absoluteMs;
      insert.run(digestOf(id), JSON.stringify(principal), idToken, now(), ends);
      return id;
    },
    find,
    touch(id) {
      const session = find(id);
      if (session !== null && now() - session.lastSeen >= coarse) touch.run(now(), digestOf(id));
    },
    close(id) {
      remove.run(digestOf(id));
    },
    closeOf: (person) =>
      (removeOf.all(person) as unknown as readonly Pick<Row, 'principal'>[]).map(
        ({ principal }) => JSON.parse(principal) as Person,
      ),
  };
}
