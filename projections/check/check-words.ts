import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
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
 * merges all its segments, which must change no word, and forgets every row, which must leave none.
 */
export function checkWords({ stored, expected, scratchFile }: WordsToCheck, tell: Tell): void {
  if (configOf(stored) !== configOf(expected))
    tell('words_config', 'it is not what the events give');
  for (const id of headRows) {
    if (!isKept(stored, id)) tell(`words_data ${id}`, 'it is not what was kept of it');
  }
  const copy = copyOf(stored, expected, scratchFile);
  try {
    copy.exec("INSERT INTO words (words) VALUES ('optimize')");
    const changed = firstDifference(instances(stored), instances(copy));
    if (changed !== null) tell(`words of row ${changed}`, 'they are lost when segments are merged');
  } finally {
    copy.close();
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

/** The index alone, with what FTS5 keeps, row by row: the snapshot itself is only read. */
function copyOf(stored: DatabaseSync, expected: DatabaseSync, file: string): DatabaseSync {
  const copy = new DatabaseSync(file, { defensive: false });
  const { sql } = expected.prepare("SELECT sql FROM sqlite_schema WHERE name = 'words'").get()!;
  copy.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${String(sql)}; BEGIN;`);
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
