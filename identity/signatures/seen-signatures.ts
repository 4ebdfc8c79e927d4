import type { DatabaseSync } from 'node:sqlite';
import type { Now } from '#platform/now.ts';
import type { RememberOnce } from './verify-request.ts';

/** Calls between two removals of what may be forgotten. */
const sweepEvery = 256;

/** Remembers signatures in the identity database, over restarts, until they are too old anyway. */
export function seenSignatures(database: DatabaseSync, now: Now): RememberOnce {
  const insert = database.prepare(
    'INSERT INTO seen_signatures (digest, until) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const sweep = database.prepare('DELETE FROM seen_signatures WHERE until < ?');
  let calls = 0;
  return (digest, untilMs) => {
    calls += 1;
    if (calls % sweepEvery === 0) sweep.run(now());
    return insert.run(digest, untilMs).changes === 1;
  };
}
