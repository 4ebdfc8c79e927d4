import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { everyDocument } from '../embedded/search/match-expression.ts';
import { headRows } from '../embedded/search/search-table.ts';

/** Tables in which FTS5 keeps what it is asked, by their columns. */
const kept = {
  words_data: ['id', 'block'],
  words_idx: ['segid', 'term', 'pgno'],
  words_docsize: ['id', 'sz', 'origin'],
  words_config: ['k', 'v'],
} as const;

export interface WordsToCheck {
  /** The stored view, in one snapshot. */
  readonly stored: DatabaseSync;
  /** The same view filled anew. */
  readonly expected: DatabaseSync;
  /** Where a copy of the index may be written; thrown away by the caller. */
  readonly scratchFile: string;
}

type Tell = (at: string, detail: string) => void;

/**
 * Finds what is wrong in a full-text index without content though every word reads as it should:
 * marks of deletion, segments that a row is of, numbers by which hits are ranked. SQLite's own check
 * has nothing to hold those against. So a copy of the index does what the view will do with it:
 * merges all its segments, which must change no word and give the very blocks that an index gives into which the
 * same rows were just written; and forgets every row, which must leave none.
 */
export function checkWords({ stored, expected, scratchFile }: WordsToCheck, tell: Tell): void {
  if (configOf(stored) !== configOf(expected))
    tell('words_config', 'it is not what the events give');
  for (const id of headRows) {
    if (!isKept(stored, id)) tell(`words_data ${id}`, 'it is not what was kept of it');
  }
  const copy = copyOf(stored, expected, scratchFile);
  const fresh = emptyIndex(expected, `${scratchFile}-3`);
  try {
    merge(copy);
    const changed = firstDifference(instances(stored), instances(copy));
    if (changed !== null) tell(`words of row ${changed}`, 'they are lost when segments are merged');
    writeRows(fresh, instances(stored));
    merge(fresh);
    if (changed === null && blocksOf(copy) !== blocksOf(fresh)) {
      tell('words_data', 'merged, it is not what its rows give');
    }
  } finally {
    copy.close();
    fresh.close();
  }
  const other = copyOf(stored, expected, `${scratchFile}-2`);
  try {
    other.exec('DELETE FROM words WHERE rowid IN (SELECT id FROM words_docsize)');
    const [left] = instances(other);
    if (left !== undefined) tell(`words of row ${left[0]}`, 'they stay when the row is deleted');
  } finally {
    other.close();
  }
}

const configOf = (database: DatabaseSync): string =>
  JSON.stringify(database.prepare('SELECT k, v FROM words_config ORDER BY k').all());

/** A head of the index is what the last commit kept beside it. */
function isKept(database: DatabaseSync, id: number): boolean {
  const blockIn = (table: string): string => `(SELECT block FROM ${table} WHERE id = ${id})`;
  const sql = `SELECT ${blockIn('words_data')} IS ${blockIn('word_heads')} AS same`;
  return database.prepare(sql).get()!['same'] === 1;
}

/** An index like that of the view, with nothing in it. */
function emptyIndex(expected: DatabaseSync, file: string): DatabaseSync {
  const index = new DatabaseSync(file, { defensive: false });
  const { sql } = expected.prepare("SELECT sql FROM sqlite_schema WHERE name = 'words'").get()!;
  index.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${String(sql)};`);
  return index;
}

/** Writes rows as they were written before: their words in their order. */
function writeRows(index: DatabaseSync, words: Iterable<Instance>): void {
  const columns = index.prepare("SELECT name FROM pragma_table_info('words')").all();
  const names = columns.map(({ name }) => String(name));
  const insert = index.prepare(
    `INSERT INTO words (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
  );
  insert.setReadBigInts(true);
  const put = (row: number, texts: ReadonlyMap<string, string[]>): void =>
    void insert.run(row, ...names.map((name) => (texts.get(name) ?? []).join(' ')));
  index.exec('BEGIN');
  let row: number | null = null;
  let texts = new Map<string, string[]>();
  for (const [next, term, column] of words) {
    if (row !== null && next !== row) {
      put(row, texts);
      texts = new Map();
    }
    row = next;
    texts.set(column, [...(texts.get(column) ?? []), term]);
  }
  if (row !== null) put(row, texts);
  index.exec('COMMIT');
}

/** Merges all segments into one. What lies in one already would be left as it is: one more row makes it two. */
function merge(index: DatabaseSync): void {
  const insert = index.prepare('INSERT INTO words (rowid, every) VALUES (?, ?)');
  insert.setReadBigInts(true);
  insert.run(beyondRows, everyDocument);
  index.exec("INSERT INTO words (words) VALUES ('optimize')");
  const remove = index.prepare('DELETE FROM words WHERE rowid = ?');
  remove.setReadBigInts(true);
  remove.run(beyondRows);
  index.exec("INSERT INTO words (words) VALUES ('optimize')");
}

/** No view has so many rows. */
const beyondRows = 1_000_000_000_000;

/** What a merged index consists of; segments apart, of which each index has its own numbers. */
function blocksOf(index: DatabaseSync): string {
  const digest = createHash('sha256');
  for (const sql of [
    'SELECT hex(term) AS place, pgno AS what FROM words_idx ORDER BY term',
    `SELECT id & 0x1FFFFFFFFF AS place, hex(block) AS what FROM words_data WHERE id > ${headRows.at(-1)!} ORDER BY 1`,
  ]) {
    for (const { place, what } of index.prepare(sql).iterate()) {
      digest.update(`${String(place)} ${String(what)}\n`);
    }
  }
  return digest.digest('hex');
}

/** The index alone, with what FTS5 keeps, row by row: the snapshot itself is only read. */
function copyOf(stored: DatabaseSync, expected: DatabaseSync, file: string): DatabaseSync {
  const copy = emptyIndex(expected, file);
  copy.exec('BEGIN');
  for (const [table, columns] of Object.entries(kept)) {
    copy.exec(`DELETE FROM ${table}`);
    const insert = copy.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const rows = stored.prepare(`SELECT ${columns.join(', ')} FROM ${table}`);
    rows.setReturnArrays(true);
    // Ids of pages lie beyond 2^53, as they are read and as the last one is told.
    rows.setReadBigInts(true);
    insert.setReadBigInts(true);
    for (const row of rows.iterate()) insert.run(...(row as unknown as SQLOutputValue[]));
  }
  copy.exec('COMMIT');
  copy.close();
  // Opened again: what FTS5 had read of the empty index is forgotten.
  return new DatabaseSync(file);
}

type Instance = readonly [row: number, term: string, column: string, offset: number];

/** Every word at its place, by rows. */
function instances(database: DatabaseSync): Iterable<Instance> {
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'words', 'instance')",
  );
  const all = database.prepare('SELECT doc, term, col, offset FROM temp.word ORDER BY 1, 3, 4, 2');
  all.setReturnArrays(true);
  return all.iterate() as unknown as Iterable<Instance>;
}

/** Row of the first word that only one of the two has. */
function firstDifference(one: Iterable<Instance>, other: Iterable<Instance>): number | null {
  const others = other[Symbol.iterator]();
  for (const word of one) {
    const next = others.next();
    if (next.done === true || word.some((part, index) => part !== next.value[index]))
      return word[0];
  }
  const more = others.next();
  return more.done === true ? null : more.value[0];
}
