import type { DatabaseSync } from 'node:sqlite';
import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { refusal } from '../refusal.ts';
import { verifyingKey, type SignatureAlgorithm } from './algorithms.ts';
import { sqliteSystemRequests } from './sqlite-system-requests.ts';
import {
  formerKeysEnd,
  type ConfirmationDecision,
  type ConfirmationRequest,
  type RegisteredSystem,
  type RegistrationState,
  type SystemKey,
  type SystemRegistry,
} from './system-registry.ts';

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

/** The registry in the identity database. */
export function sqliteSystemRegistry(database: DatabaseSync): SystemRegistry {
  const selectAll = database.prepare('SELECT * FROM systems ORDER BY id');
  const selectOne = database.prepare('SELECT * FROM systems WHERE id = ?');
  const selectKeys = database.prepare('SELECT * FROM system_keys WHERE system = ? ORDER BY id');
  const selectKey = database.prepare('SELECT * FROM system_keys WHERE id = ?');
  const insertSystem = database.prepare(
    'INSERT INTO systems (id, agency, name_zh, name_en, state) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertKey = database.prepare(
    `INSERT INTO system_keys (id, system, algorithm, public_key, not_before, not_after, state)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const updateSystem = database.prepare('UPDATE systems SET state = ? WHERE id = ?');
  const endOthers = database.prepare(
    `UPDATE system_keys SET not_after = ?
     WHERE system = ? AND id <> ? AND state IN ('active', 'frozen')
       AND (not_after IS NULL OR not_after > ?)`,
  );
  const requests = sqliteSystemRequests(database);
  const readVersion = database.prepare('PRAGMA data_version');
  const updateKey = database.prepare('UPDATE system_keys SET state = ? WHERE id = ?');

  /** Keys as they were found; true as long as nobody wrote to the registry. */
  const found = new Map<string, ReturnType<SystemRegistry['findKey']>>();
  let foundAt = 0;
  /** Writes of other connections (the command line's) show in the version, our own do not. */
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
  const addKey = (systemId: string, key: SystemKey): void => {
    if (find(systemId) === null) throw new RangeError(`no system ${systemId}`);
    verifyingKey(key.algorithm, key.publicKey);
    const { changes } = insertKey.run(
      key.id,
      systemId,
      key.algorithm,
      key.publicKey,
      key.notBefore,
      key.notAfter,
      key.state,
    );
    if (changes === 0) throw taken(key.id);
    forget();
  };

  /** All of it, or nothing. */
  const wholly = (write: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      write();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    } finally {
      forget();
    }
  };

  const setState = (systemId: string, state: RegistrationState): void => {
    if (updateSystem.run(state, systemId).changes === 0) {
      throw new RangeError(`no system ${systemId}`);
    }
  };
  const setKeyState = (keyId: string, state: RegistrationState): void => {
    if (updateKey.run(state, keyId).changes === 0) throw new RangeError(`no key ${keyId}`);
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
    register({ id, agency, name, state, keys, open }) {
      wholly(() => {
        if (insertSystem.run(id, agency, name.zh, name.en, state).changes === 0) throw taken(id);
        for (const key of keys) addKey(id, key);
        if (open !== null) requests.open(id, open);
      });
    },
    ask(systemId, request, newKey) {
      wholly(() => {
        if (newKey !== null) addKey(systemId, newKey);
        requests.open(systemId, request);
      });
    },
    settle(systemId, requestId, decision, moment) {
      wholly(() => {
        const request = requests.of(systemId);
        if (request?.id !== requestId) throw new RangeError(`not open of ${systemId}`);
        requests.close(systemId);
        const state = stateAfter(request, decision);
        if (request.act === 'registration' || request.key === null) setState(systemId, state);
        if (request.key !== null) setKeyState(request.key, state);
        if (request.act === 'newKey' && decision === 'confirmed') {
          const end = formerKeysEnd(moment, request.overlapDays);
          endOthers.run(end, systemId, request.key, end);
        }
      });
    },
    setState(systemId, state) {
      wholly(() => {
        setState(systemId, state);
        if (state === 'disabled') requests.close(systemId);
        else requests.closeThaw(systemId);
      });
    },
    setKeyState(keyId, state) {
      wholly(() => {
        setKeyState(keyId, state);
        requests.closeOfKey(keyId);
      });
    },
  };
}

/** A freeze that is not lifted stays. */
const stateAfter = (
  { act }: ConfirmationRequest,
  decision: ConfirmationDecision,
): RegistrationState => {
  if (decision === 'confirmed') return 'active';
  return act === 'thaw' ? 'frozen' : 'rejected';
};

const taken = (id: string) =>
  refusal('already-exists', 'SYSTEM-ID', `标识已被使用：${id}`, `The id is taken: ${id}`);
