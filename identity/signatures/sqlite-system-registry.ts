import type { DatabaseSync } from 'node:sqlite';
import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type {
  RegisteredSystem,
  RegistrationState,
  SignatureAlgorithm,
  SystemKey,
} from '#domain/systems/registered-system.ts';
import { sqliteSystemRequests } from './sqlite-system-requests.ts';
import type { SystemRegistry } from './system-registry.ts';

interface SystemRow {
  readonly id: string;
  readonly agency: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly state: string;
}

interface KeyRow {
  readonly id: string;
  readonly system: string;
  readonly algorithm: string;
  readonly public_key: string;
  readonly not_before: string;
  readonly not_after: string | null;
  readonly state: string;
}

const keyOf = (row: KeyRow): SystemKey => ({
  id: row.id,
  algorithm: row.algorithm as SignatureAlgorithm,
  publicKey: row.public_key,
  notBefore: row.not_before,
  notAfter: row.not_after,
  state: row.state as RegistrationState,
});

/** The tables of systems; written by the view of their events, and by nobody else. */
export interface SystemTables extends SystemRegistry {
  /** Puts a system, its keys and what is open of it in the place of what was kept under its id. */
  put(system: RegisteredSystem): void;
  remove(id: string): void;
  clear(): void;
}

/** The registry in the identity database. */
export function sqliteSystemTables(database: DatabaseSync): SystemTables {
  const selectAll = database.prepare('SELECT * FROM systems ORDER BY id');
  const selectOne = database.prepare('SELECT * FROM systems WHERE id = ?');
  const selectKeys = database.prepare('SELECT * FROM system_keys WHERE system = ? ORDER BY id');
  const selectKey = database.prepare('SELECT * FROM system_keys WHERE id = ?');
  const insertSystem = database.prepare(
    'INSERT INTO systems (id, agency, name_zh, name_en, state) VALUES (?, ?, ?, ?, ?)',
  );
  const insertKey = database.prepare(
    `INSERT INTO system_keys (id, system, algorithm, public_key, not_before, not_after, state)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const removeSystem = database.prepare('DELETE FROM systems WHERE id = ?');
  const removeKeys = database.prepare('DELETE FROM system_keys WHERE system = ?');
  const requests = sqliteSystemRequests(database);
  const readVersion = database.prepare('PRAGMA data_version');

  /** Keys as they were found; true as long as nobody wrote to the registry. */
  const found = new Map<string, ReturnType<SystemRegistry['findKey']>>();
  let foundAt = 0;
  /** Writes of other connections (other processes) show in the version, our own do not. */
  const forget = (): void => found.clear();
  const forgetWhenChanged = (): void => {
    const { data_version: version } = readVersion.get() as { data_version: number };
    if (version !== foundAt) forget();
    foundAt = version;
  };

  const systemOf = (row: SystemRow): RegisteredSystem => ({
    id: row.id as PrincipalId,
    agency: row.agency as AgencyId,
    name: { zh: row.name_zh, en: row.name_en },
    state: row.state as RegistrationState,
    keys: (selectKeys.all(row.id) as unknown as KeyRow[]).map(keyOf),
    open: requests.of(row.id),
  });
  const find = (id: string): RegisteredSystem | null => {
    const row = selectOne.get(id) as SystemRow | undefined;
    return row === undefined ? null : systemOf(row);
  };
  const remove = (id: string): void => {
    requests.close(id);
    removeKeys.run(id);
    removeSystem.run(id);
    forget();
  };

  return {
    list: () => (selectAll.all() as unknown as SystemRow[]).map(systemOf),
    find,
    findKey(keyId) {
      forgetWhenChanged();
      const known = found.get(keyId);
      if (known !== undefined) return known;
      const row = selectKey.get(keyId) as KeyRow | undefined;
      const system = row === undefined ? null : find(row.system);
      if (row === undefined || system === null) return null;
      const answer = { system, key: keyOf(row) };
      found.set(keyId, answer);
      return answer;
    },
    put({ id, agency, name, state, keys, open }) {
      remove(id);
      insertSystem.run(id, agency, name.zh, name.en, state);
      for (const { id: key, algorithm, publicKey, notBefore, notAfter, state: ofKey } of keys) {
        insertKey.run(key, id, algorithm, publicKey, notBefore, notAfter, ofKey);
      }
      if (open !== null) requests.open(id, open);
    },
    remove,
    clear() {
      database.exec('DELETE FROM system_requests; DELETE FROM system_keys; DELETE FROM systems;');
      forget();
    },
  };
}
