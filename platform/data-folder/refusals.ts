import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { equalBytes } from '#domain/evidence/encoding.ts';
import { NewerLayout } from '../layout.ts';
import { OtherSigningKey, readSigningKey } from '../crypto/key-file.ts';
import { type FileUse, openToCheck } from '../stored-file.ts';
import { lostContents } from './contents.ts';
import {
  contentsFile,
  documentsFolder,
  filesOfFolder,
  issuerFile,
  keyFiles,
  type KeyFile,
  storeFiles,
  type StoreFile,
} from './folder-files.ts';
import { otherThanFile, refuseOtherThanFile, refuseWritableByOthers } from './rights-and-kinds.ts';

/** What the folder held and does not any more. */
export class LostFile extends Error {
  override readonly name = 'LostFile';
  constructor() {
    super('it was there before');
  }
}

/** What is found wrong with a database, as SQLite names damage. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
  readonly errcode = 11;
}

/** A file of a data folder with which nothing starts; the error says why. */
export interface Refusal {
  /** Below the data folder. */
  readonly path: string;
  readonly error: unknown;
}

export interface FolderLook {
  readonly use: FileUse;
  /** Pages of a larger database are not looked through here. */
  readonly largestBytes: number;
  /** Throws for secrets of the issuer that are none; given the data folder. */
  readonly readSecrets: (folder: string) => unknown;
}

/** All that a start refuses of the files of a folder, file by file; reads only, and makes nothing. */
export function* refusals(folder: string, look: FolderLook): Generator<Refusal> {
  function* looked(path: string, check: () => unknown): Generator<Refusal> {
    try {
      check();
    } catch (error) {
      yield { path, error };
    }
  }

  const others = filesOfFolder.filter((path) => otherThanFile(join(folder, path)) !== null);
  for (const path of others) yield* looked(path, () => refuseOtherThanFile(join(folder, path)));
  // The list is the first that is read, and the folder holds all the rest.
  if (others.includes(contentsFile)) return;
  yield* looked('.', () => refuseWritableByOthers(folder));
  let lost: readonly string[] = [];
  yield* looked(contentsFile, () => (lost = lostContents(folder)));
  for (const path of lost) yield { path, error: new LostFile() };
  const there = (path: string): boolean =>
    !lost.includes(path) && !others.includes(path) && existsSync(join(folder, path));
  for (const store of storeFiles) {
    if (lost.includes(store.path) || others.includes(store.path)) continue;
    yield* looked(store.path, () => refuseWritableByOthers(join(folder, store.path)));
    yield* looked(store.path, () => refuseDamage(folder, store, look));
  }
  for (const key of keyFiles) {
    if (there(key.path)) yield* looked(key.path, () => refuseOtherKey(folder, key, look.use));
  }
  if (there(issuerFile)) yield* looked(issuerFile, () => look.readSecrets(folder));
  if (there(documentsFolder)) {
    yield* looked(documentsFolder, () => readdirSync(join(folder, documentsFolder)));
  }
}

function refuseDamage(
  folder: string,
  store: StoreFile,
  { use, largestBytes }: Pick<FolderLook, 'use' | 'largestBytes'>,
): void {
  const path = join(folder, store.path);
  const found = statSync(path, { throwIfNoEntry: false });
  const size = found?.size ?? 0;
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  for (const suffix of ['-wal', '-shm']) refuseOtherThanFile(path + suffix);
  // SQLite removes the log beside an empty file, and with it all that only the log holds.
  if (size === 0 && (log?.size ?? 0) > 0) {
    throw new DamagedDatabase('it is empty, and its write-ahead log is not; keep both');
  }
  if (size === 0) return;
  if (use === 'live') accessSync(dirname(path), constants.W_OK | constants.X_OK);
  const database = openToCheck(path, use);
  try {
    const fault = databaseFault(
      database,
      dueTables(folder, store),
      size + (log?.size ?? 0) <= largestBytes,
    );
    if (fault !== null) throw new DamagedDatabase(fault);
    const layout = Number(Object.values(database.prepare('PRAGMA user_version').get()!)[0]);
    if (store.newest !== undefined && layout > store.newest) {
      throw new NewerLayout(store.path, layout, store.newest);
    }
  } finally {
    database.close();
  }
}

const dueTables = (folder: string, { table, tableSinceList }: StoreFile): readonly string[] =>
  tableSinceList !== undefined && existsSync(join(folder, contentsFile))
    ? [table, tableSinceList]
    : [table];

/** What is wrong with an open database: another one than ours, or broken pages; null when it is sound. */
function databaseFault(
  database: DatabaseSync,
  due: readonly string[],
  pages: boolean,
): string | null {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => name);
  const gone = due.find((table) => !tables.includes(table));
  if (tables.length > 0 && gone !== undefined) return `it has no table ${gone}`;
  return pages ? pageFault(database) : null;
}

/** The first thing that SQLite finds wrong with its pages and rows, or null. */
export function pageFault(database: DatabaseSync): string | null {
  const [verdict] = Object.values(database.prepare('PRAGMA quick_check(1)').get()!);
  return verdict === 'ok' ? null : String(verdict);
}

/** Throws UnsafeKeyFile, OtherSigningKey, and what is thrown of a file that holds no key. */
function refuseOtherKey(folder: string, { path, store, table }: KeyFile, use: FileUse): void {
  const key = join(folder, path);
  const { publicKey } = readSigningKey(key, 'andu');
  const file = join(folder, store);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const database = openToCheck(file, use);
  try {
    const rows = database.prepare(`SELECT key_id, public_key FROM ${table}`).all();
    const [known] = rows;
    if (known === undefined) return;
    if (!rows.some((row) => equalBytes(row['public_key'] as Uint8Array, publicKey))) {
      throw new OtherSigningKey(key, String(known['key_id']));
    }
  } finally {
    database.close();
  }
}
