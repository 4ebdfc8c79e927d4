import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { PrincipalKey } from '#domain/kernel/ids.ts';
import { bringToLayout } from '#platform/layout.ts';
import { NamedDatabase } from '#platform/named-database.ts';

/** What a request with a key was answered, and which request that was. */
export interface KeptAnswer {
  /** Digest of method, address and body. */
  readonly request: string;
  readonly status: number;
  /** Null for an answer without a body. */
  readonly body: Json;
}

/** First answers by sender and key, over restarts, for {@link keptForMs}. */
export interface AnswerStore {
  find(sender: PrincipalKey, key: string): KeptAnswer | null;
  keep(sender: PrincipalKey, key: string, answer: KeptAnswer): void;
  close(): void;
}

/** How long a repeat is answered. */
export const keptForMs = 7 * 86_400_000;
/** Answers between two removals of what is too old. */
const sweepEvery = 256;
const cipher = 'aes-256-gcm';

/**
 * The answers in `answers.db` of the data folder. They may hold what is told only once (a private
 * key), therefore each is sealed under the key that the sender chose, of which only a digest is
 * kept: whoever reads the file learns nothing.
 */
export function openAnswerStore(folder: string, now: () => number): AnswerStore {
  const path = join(folder, 'answers.db');
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new NamedDatabase(path, 'answers.db');
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000;`);
  bringToLayout(database, 'answers.db', [
    (empty) =>
      empty.exec(`CREATE TABLE IF NOT EXISTS answers (
      id BLOB PRIMARY KEY,
      sealed BLOB NOT NULL,
      until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS answers_by_end ON answers (until);`),
  ]);
  const select = database.prepare('SELECT sealed FROM answers WHERE id = ? AND until >= ?');
  const insert = database.prepare(
    'INSERT INTO answers (id, sealed, until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const sweep = database.prepare('DELETE FROM answers WHERE until < ?');
  let kept = 0;
  return {
    find(sender, key) {
      const row = select.get(idOf(sender, key), now()) as { sealed: Uint8Array } | undefined;
      return row === undefined ? null : unseal(row.sealed, sender, key);
    },
    keep(sender, key, answer) {
      kept += 1;
      if (kept % sweepEvery === 0) sweep.run(now());
      insert.run(idOf(sender, key), seal(answer, sender, key), now() + keptForMs);
    },
    close: () => database.close(),
  };
}

const idOf = (sender: PrincipalKey, key: string): Buffer =>
  createHash('sha256').update(sender).update('\0').update(key).digest();

const secretOf = (sender: PrincipalKey, key: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, sender, 'andu answer', 32));

function seal(answer: KeptAnswer, sender: PrincipalKey, key: string): Buffer {
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, secretOf(sender, key), nonce);
  const content = sealing.update(JSON.stringify(answer), 'utf8');
  return Buffer.concat([nonce, content, sealing.final(), sealing.getAuthTag()]);
}

function unseal(sealed: Uint8Array, sender: PrincipalKey, key: string): KeptAnswer {
  const opening = createDecipheriv(cipher, secretOf(sender, key), sealed.subarray(0, 12));
  opening.setAuthTag(sealed.subarray(-16));
  const content = opening.update(sealed.subarray(12, -16));
  return JSON.parse(Buffer.concat([content, opening.final()]).toString('utf8')) as KeptAnswer;
}
