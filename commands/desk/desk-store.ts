import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { PrincipalKey } from '#domain/kernel/ids.ts';
import { bringToLayout } from '#platform/layout.ts';
import { NamedDatabase } from '#platform/named-database.ts';

/** One thing on somebody's desk: columns chosen, a saved query, a draft, a note on a document. */
export interface DeskItem {
  readonly key: string;
  readonly value: Json;
  /** RFC 3339 in UTC. */
  readonly changedAt: string;
}

/** What belongs to one person and to nobody else; not part of any case, so not an event. */
export interface DeskStore {
  /** Items whose key begins with `prefix`, by key. */
  list(owner: PrincipalKey, prefix: string): readonly DeskItem[];
  find(owner: PrincipalKey, key: string): DeskItem | null;
  /** Keeps the item under its key; false when the desk holds `limit` others already. */
  put(owner: PrincipalKey, item: DeskItem, limit: number): boolean;
  remove(owner: PrincipalKey, key: string): void;
  close(): void;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly changed_at: string;
}

const item = ({ key, value, changed_at }: Row): DeskItem => ({
  key,
  value: JSON.parse(value) as Json,
  changedAt: changed_at,
});

/** The desks in `desk.db` of the data folder, readable by its owner only. */
export function openDeskStore(folder: string): DeskStore {
  const path = join(folder, 'desk.db');
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new NamedDatabase(path, 'desk.db');
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;`);
  bringToLayout(database, 'desk.db', [
    (empty) =>
      empty.exec(`CREATE TABLE IF NOT EXISTS items (
      owner TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      PRIMARY KEY (owner, key)
    ) STRICT, WITHOUT ROWID;`),
  ]);
  const select = database.prepare(
    `SELECT key, value, changed_at FROM items
      WHERE owner = ? AND substr(key, 1, length(?)) = ? ORDER BY key`,
  );
  const one = database.prepare(
    'SELECT key, value, changed_at FROM items WHERE owner = ? AND key = ?',
  );
  const others = database.prepare(
    'SELECT count(*) AS number FROM items WHERE owner = ? AND key <> ?',
  );
  const upsert = database.prepare(
    `INSERT INTO items (owner, key, value, changed_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (owner, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
  );
  const remove = database.prepare('DELETE FROM items WHERE owner = ? AND key = ?');
  return {
    list: (owner, prefix) => (select.all(owner, prefix, prefix) as unknown as Row[]).map(item),
    find(owner, key) {
      const row = one.get(owner, key) as unknown as Row | undefined;
      return row === undefined ? null : item(row);
    },
    put(owner, { key, value, changedAt }, limit) {
      const { number } = others.get(owner, key) as { number: number };
      if (number >= limit) return false;
      upsert.run(owner, key, JSON.stringify(value), changedAt);
      return true;
    },
    remove(owner, key) {
      remove.run(owner, key);
    },
    close: () => database.close(),
  };
}
