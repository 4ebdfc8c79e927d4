import { once } from 'node:events';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OtherSigningKey, readSigningKey } from '#platform/crypto/key-file.ts';
import { equalBytes } from '#domain/evidence/encoding.ts';
import { lockForWriting } from '#event-store/embedded/writer-lock.ts';
import type { Configuration } from '../configuration.ts';
import { opening, StartFailure } from '../start-failure.ts';
import { type KeyFile, keyFiles, lostContents, storeFiles, type StoreFile } from './contents.ts';

/**
 * Pages of a larger file are not looked through before the start, so that nobody waits for it: that is done
 * beside the work (`look-through.ts`).
 */
export const largestAtStartBytes = 64 * 1024 * 1024;

/**
 * Looks for what a start would fail of, before anything heavy is loaded or opened: a port that is
 * taken, a folder in use, what was lost, what is no database of ours. Changes nothing; above all it
 * opens no database whose write-ahead log SQLite would throw away. Throws StartFailure.
 */
export async function lookBefore(configuration: Configuration): Promise<void> {
  await refuseTakenPort(configuration);
  const folder = configuration.dataFolder;
  if (!existsSync(folder)) return;
  await opening(folder, () => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK));
  const events = join(folder, 'events');
  if (existsSync(events)) await opening(events, () => lockForWriting(events, 'shared').release());
  const [lost] = await opening(join(folder, 'contents.json'), () => lostContents(folder));
  if (lost !== undefined) {
    throw new StartFailure('missing', join(folder, lost), new Error('it was there before'));
  }
  for (const store of storeFiles) {
    const path = join(folder, store.path);
    await opening(path, () => refuseDamage(path, store));
  }
  for (const key of keyFiles) {
    const path = join(folder, key.path);
    if (existsSync(path)) await opening(path, () => refuseOtherKey(folder, path, key));
  }
  const documents = join(folder, 'documents');
  await opening(documents, () => {
    if (existsSync(documents)) readdirSync(documents);
  });
}

/** That the port is taken is the most frequent reason of all. */
async function refuseTakenPort({ host, port, portMayMove }: Configuration): Promise<void> {
  if (portMayMove || port === 0) return;
  const probe = createServer().listen(port, host);
  await opening(`${host}:${port}`, () => once(probe, 'listening'));
  probe.close();
  await once(probe, 'close');
}

/** What is found wrong with a database, as SQLite names damage. */
class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
  readonly errcode = 11;
}

function refuseDamage(path: string, { table }: StoreFile): void {
  const found = statSync(path, { throwIfNoEntry: false });
  const size = found?.size ?? 0;
  if (found?.isDirectory()) throw new DamagedDatabase('it is a folder');
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log?.isDirectory()) throw new DamagedDatabase('its write-ahead log is a folder');
  // SQLite removes the log beside an empty file, and with it all that only the log holds.
  if (size === 0 && (log?.size ?? 0) > 0) {
    throw new DamagedDatabase('it is empty, and its write-ahead log is not; keep both');
  }
  if (size === 0) return;
  accessSync(dirname(path), constants.W_OK | constants.X_OK);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const fault = databaseFault(database, table, size + (log?.size ?? 0) <= largestAtStartBytes);
    if (fault !== null) throw new DamagedDatabase(fault);
  } finally {
    database.close();
  }
}

/** What is wrong with an open database: another one than ours, or broken pages; null when it is sound. */
function databaseFault(database: DatabaseSync, table: string, pages: boolean): string | null {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => name);
  if (tables.length > 0 && !tables.includes(table)) return `it has no table ${table}`;
  return pages ? pageFault(database) : null;
}

/** The first thing that SQLite finds wrong with its pages and rows, or null. */
export function pageFault(database: DatabaseSync): string | null {
  const [verdict] = Object.values(database.prepare('PRAGMA quick_check(1)').get()!);
  return verdict === 'ok' ? null : String(verdict);
}

/** Throws UnsafeKeyFile, OtherSigningKey, and what is thrown of a file that holds no key. */
function refuseOtherKey(folder: string, path: string, { store, table }: KeyFile): void {
  const { publicKey } = readSigningKey(path, 'andu');
  const file = join(folder, store);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const rows = database.prepare(`SELECT key_id, public_key FROM ${table}`).all();
    const [known] = rows;
    if (known === undefined) return;
    if (!rows.some((row) => equalBytes(row['public_key'] as Uint8Array, publicKey))) {
      throw new OtherSigningKey(path, String(known['key_id']));
    }
  } finally {
    database.close();
  }
}
