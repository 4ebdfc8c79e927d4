import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Now } from '#platform/now.ts';

interface Row {
  readonly payload: string;
  readonly until: number | null;
}

/** Writes between two removals of what has expired. */
const sweepEvery = 100;

/** Keeps sessions, grants and codes of the embedded issuer in the identity database. */
export function artifactAdapter(database: DatabaseSync, now: Now): (model: string) => Adapter {
  const upsert = database.prepare(
    `INSERT INTO oidc_artifacts (model, id, payload, grant_id, uid, user_code, until)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
       uid = excluded.uid, user_code = excluded.user_code, until = excluded.until`,
  );
  const byId = database.prepare(
    'SELECT payload, until FROM oidc_artifacts WHERE model = ? AND id = ?',
  );
  const byUid = database.prepare(
    'SELECT payload, until FROM oidc_artifacts WHERE model = ? AND uid = ?',
  );
  const byUserCode = database.prepare(
    'SELECT payload, until FROM oidc_artifacts WHERE model = ? AND user_code = ?',
  );
  const remove = database.prepare('DELETE FROM oidc_artifacts WHERE model = ? AND id = ?');
  const removeGrant = database.prepare('DELETE FROM oidc_artifacts WHERE grant_id = ?');
  const sweep = database.prepare('DELETE FROM oidc_artifacts WHERE until < ?');
  const consume = database.prepare(
    `UPDATE oidc_artifacts SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?`,
  );
  let writes = 0;

  const alive = (row: Row | undefined): AdapterPayload | undefined =>
    row === undefined || (row.until !== null && row.until < now())
      ? undefined
      : (JSON.parse(row.payload) as AdapterPayload);

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      writes += 1;
      if (writes % sweepEvery === 0) sweep.run(now());
      const { grantId = null, uid = null, userCode = null } = payload;
      const until = expiresIn === undefined ? null : Math.floor(now() + expiresIn * 1000);
      upsert.run(model, id, JSON.stringify(payload), grantId, uid, userCode, until);
    },
    find: async (id) => alive(byId.get(model, id) as Row | undefined),
    findByUid: async (uid) => alive(byUid.get(model, uid) as Row | undefined),
    findByUserCode: async (code) => alive(byUserCode.get(model, code) as Row | undefined),
    async consume(id) {
      consume.run(Math.floor(now() / 1000), model, id);
    },
    async destroy(id) {
      remove.run(model, id);
    },
    async revokeByGrantId(grantId) {
      removeGrant.run(grantId);
    },
  });
}
