import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A database of a data folder, and a table that is in it and in none of the others. */
export interface StoreFile {
  readonly path: string;
  readonly table: string;
}

/** The databases that cannot be made again from something else. */
export const storeFiles: readonly StoreFile[] = [
  { path: 'events/events.sqlite', table: 'events' },
  { path: 'log/anchors.db', table: 'leaf' },
  { path: 'log/ledger.db', table: 'block' },
  { path: 'identity.db', table: 'systems' },
  { path: 'desk.db', table: 'items' },
  { path: 'answers.db', table: 'answers' },
];

/** A key that signs, and where the public halves of those in use are kept. */
export interface KeyFile {
  readonly path: string;
  readonly store: string;
  readonly table: string;
}

export const keyFiles: readonly KeyFile[] = [
  { path: 'log/keys/log.pem', store: 'log/anchors.db', table: 'log_key' },
  { path: 'log/keys/embedded-endorser.pem', store: 'log/ledger.db', table: 'endorser' },
];

/** What else a start makes once and must find ever after. */
const others = ['documents', 'keys/oidc.json', ...keyFiles.map(({ path }) => path)];

const listName = 'contents.json';

/**
 * Writes down what the folder holds, once a start went well: what is gone at a later start was lost
 * and is not quietly begun anew. A version that brings a new file adds it to the list.
 */
export function rememberContents(folder: string): void {
  const there = [...storeFiles.map(({ path }) => path), ...others].filter((path) =>
    existsSync(join(folder, path)),
  );
  const content = `${JSON.stringify({ v: 1, holds: there.toSorted() }, null, 2)}\n`;
  const file = join(folder, listName);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/**
 * What the folder held and does not any more, or holds with no byte in it; none for a folder of an
 * earlier version, which has no list. Throws SyntaxError for a list that is none.
 */
export function lostContents(folder: string): readonly string[] {
  const file = join(folder, listName);
  if (!existsSync(file)) return [];
  const { holds } = JSON.parse(readFileSync(file, 'utf8')) as { holds?: unknown };
  if (!Array.isArray(holds)) throw new SyntaxError(`${file} does not say what the folder holds`);
  return holds.map(String).filter((path) => isEmptyOrGone(join(folder, path)));
}

function isEmptyOrGone(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && found.size === 0);
}
