import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { TableShape } from '../embedded/table-shape.ts';
import { checkWords } from './check-words.ts';

export interface ViewsToCompare {
  readonly stored: DatabaseSync;
  readonly expected: DatabaseSync;
  readonly shape: TableShape<object>;
  /** Position of the last event that touched each key. */
  readonly touched: ReadonlyMap<string, number>;
  /** Position that the stored view says it has reached. */
  readonly position: number;
  /** Where a copy of its index of words may be written. */
  readonly scratchFile: string;
}

type Tell = (at: string, detail: string) => void;

/** Differences that are told of one table; more say nothing more. */
const mostOfTable = 20;

/** Compares every table of a stored view with the same view filled anew; row numbers apart. */
export function compareViews(views: ViewsToCompare, tell: Tell): void {
  const { shape } = views;
  const columns = shape.columns.map(({ name }) => name);
  compare(views, 'progress', 'SELECT one, position FROM progress', tell);
  compare(views, 'document', keyed(['key', ...columns]), tell);
  compare(
    views,
    'body',
    'SELECT key, body FROM document LEFT JOIN body USING (row) ORDER BY key',
    tell,
  );
  compare(views, 'parked', 'SELECT key, position, event_id, type FROM parked ORDER BY 1, 2', tell);
  if (shape.tally !== null) {
    const names = ['key', ...shape.tally.dimensions, ...shape.tally.counts];
    compare(views, 'tally', `SELECT ${names.join(', ')} FROM tally ORDER BY key`, tell);
  }
  for (const [table, names] of companionsOf(views.expected)) {
    // The documents have columns of the same names.
    const own = names.map((name) => `${table}.${name}`).join(', ');
    const sql = `SELECT key, ${own} FROM ${table} LEFT JOIN document USING (row) ORDER BY key, ${own}`;
    compare(views, table, sql, tell);
  }
  if (isFullText(views.expected)) compareWords(views, tell);
  checkChanged(views, tell);
  checkOrphans(views.stored, tell);
}

const keyed = (names: readonly string[]): string =>
  `SELECT ${names.join(', ')} FROM document ORDER BY key`;

/** Walks both in the order of their keys; a row of one that the other has not, or has otherwise, is told. */
function compare(
  { stored, expected }: ViewsToCompare,
  table: string,
  sql: string,
  tell: Tell,
): void {
  const found = rowsOf(stored, sql);
  const wanted = rowsOf(expected, sql);
  const names = expected
    .prepare(sql)
    .columns()
    .map(({ name }) => name);
  const [key, body] = [names.indexOf('key'), names.indexOf('body')];
  const keyOf = (row: Row | undefined): string | null =>
    row === undefined ? null : String(row[key] ?? '');
  let one = found.next();
  let other = wanted.next();
  let told = 0;
  while (told < mostOfTable && !(one.done === true && other.done === true)) {
    if (isSame(one.value, other.value, body)) {
      one = found.next();
      other = wanted.next();
      continue;
    }
    const [here, there] = [keyOf(one.value), keyOf(other.value)];
    const isTooMany = there === null || (here !== null && here < there);
    tell(`${table} ${isTooMany ? here : there}`, 'it is not what the events give');
    told += 1;
    if (here === null || (there !== null && there <= here)) other = wanted.next();
    if (isTooMany || here === there) one = found.next();
  }
}

type Row = readonly SQLOutputValue[];

function* rowsOf(database: DatabaseSync, sql: string): Generator<Row, undefined> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  // SQLite's own iterator ends with null, which is no row and not undefined.
  yield* statement.iterate() as unknown as Iterable<Row>;
}

/** Value by value; a body by what it says, since the order of its members is no part of it. */
function isSame(one: Row | undefined, other: Row | undefined, body: number): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.every((value, index) => {
    const wanted = other[index];
    if (value === wanted) return true;
    if (value instanceof Uint8Array && wanted instanceof Uint8Array) {
      return Buffer.compare(value, wanted) === 0;
    }
    if (index !== body || typeof value !== 'string' || typeof wanted !== 'string') return false;
    return canonicalJson(JSON.parse(value) as Json) === canonicalJson(JSON.parse(wanted) as Json);
  });
}

/** Tables beside the documents that hold rows of them, with their columns but the row number. */
function companionsOf(database: DatabaseSync): [string, string[]][] {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'
       AND name NOT IN ('document', 'body') AND sql LIKE '%row INTEGER NOT NULL%'`,
    )
    .all();
  return tables.map(({ name }) => {
    const columns = database.prepare(`PRAGMA table_info(${String(name)})`).all();
    return [
      String(name),
      columns.map((column) => String(column['name'])).filter((c) => c !== 'row'),
    ];
  });
}

const isFullText = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'words'").get() !== undefined;

/** Every word of the full-text index at its place, by the key of its document. */
function compareWords(views: ViewsToCompare, tell: Tell): void {
  for (const database of [views.stored, views.expected]) {
    database.exec("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'words', 'instance')");
  }
  const sql = `SELECT key, term, col, offset FROM temp.word LEFT JOIN document ON row = doc
    ORDER BY key, col, offset, term`;
  compare(views, 'words', sql, tell);
  const sizes = 'SELECT key, sz FROM words_docsize LEFT JOIN document ON row = id ORDER BY key';
  compare(views, 'words_docsize', sizes, tell);
  checkWords(views, tell);
}

/** When a document was written last lies between its last event and the position of the view. */
function checkChanged({ stored, touched, position }: ViewsToCompare, tell: Tell): void {
  for (const row of stored.prepare('SELECT key, changed FROM document').iterate()) {
    const { key, changed } = row as { key: string; changed: number };
    if (changed < (touched.get(key) ?? 0) || changed > position) {
      tell(`document ${key}`, `it says that it was written at position ${changed}`);
    }
  }
}

function checkOrphans(stored: DatabaseSync, tell: Tell): void {
  for (const { row } of stored
    .prepare('SELECT row FROM body WHERE row NOT IN (SELECT row FROM document)')
    .iterate()) {
    tell(`body ${String(row)}`, 'it is of no document');
  }
}
