import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { headOf } from '#platform/stored-file.ts';

/** What a database says of itself beside its tables. */
const pragmas = ['application_id', 'user_version', 'encoding', 'auto_vacuum'];

/**
 * Digest of all that a reader or the next writer of a SQLite file can be given: the header, what is
 * defined in it, every value of every row with its type and row number, what SQLite's own check says
 * of pages and indices, and every answer of a full-text index. Two files with one digest differ at
 * most in bytes that nothing reads. Null for a file that cannot be read.
 */
export function contentOf(file: string): string | null {
  const digest = createHash('sha256');
  const add = (line: string): void => void digest.update(`${line}\n`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    add(headerOf(file));
    for (const name of [...pragmas, 'integrity_check(1)']) {
      add(JSON.stringify(database.prepare(`PRAGMA ${name}`).all()));
    }
    const objects = database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all();
    add(JSON.stringify(objects));
    for (const { type, name, sql } of objects) {
      // The tables under a full-text index are read through it.
      if (type !== 'table' || segments.test(String(name))) continue;
      const table = String(name);
      if (String(sql).startsWith('CREATE VIRTUAL')) {
        answersOf(database, table).forEach(add);
        mergedOf(file, table).forEach(add);
      } else rowsOf(database, table, String(sql)).forEach(add);
    }
    return digest.digest('hex');
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

/**
 * The header without what only counts writings (24 to 43: of the file, its pages, the free ones and the
 * schema; the check above holds those against the pages) and without what wrote it last (92 to 99).
 */
function headerOf(file: string): string {
  const head = headOf(file);
  return head.toString('hex', 0, 24) + head.toString('hex', 44, 92);
}

/** Tables in which a full-text index lies. */
const segments = /_(?:data|idx|docsize)$/;

/**
 * What a full-text index answers: every word at its place; for each word, as it is and as the beginning
 * of others, the rows that have it and their rank; and the heads of the index.
 */
function answersOf(database: DatabaseSync, index: string): string[] {
  const words = instancesOf(database, index);
  const find = database.prepare(
    `SELECT rowid, CAST(bm25("${index}") * 1e12 AS INTEGER) AS score FROM "${index}" WHERE "${index}" MATCH ? ORDER BY rowid`,
  );
  const terms = new Set(words.map(({ term }) => String(term).replaceAll('"', '""')));
  const found = [...terms].flatMap((term) =>
    [`"${term}"`, `"${[...term][0]}" *`].map((question) => JSON.stringify(find.all(question))),
  );
  const numbers = [
    `SELECT id, hex(sz) AS sz, origin FROM "${index}_docsize" ORDER BY id`,
    `SELECT hex(block) AS block FROM "${index}_data" WHERE id IN (1, 10) ORDER BY id`,
  ].flatMap((sql) => database.prepare(sql).all());
  return [...[...words, ...numbers].map((row) => JSON.stringify(row)), ...found];
}

function instancesOf(database: DatabaseSync, index: string): Record<string, unknown>[] {
  database.exec(`CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', '${index}', 'instance')`);
  const rows = database
    .prepare('SELECT doc, term, col, offset FROM temp.word ORDER BY 1, 3, 4, 2')
    .all();
  database.exec('DROP TABLE temp.word');
  return rows;
}

/**
 * How rows lie in segments is read by whoever writes next: a copy merges all segments, which must come to
 * the same blocks, and forgets every row, which must leave the same.
 */
function mergedOf(file: string, index: string): string[] {
  const copy = `${file}.copy`;
  for (const end of ['', '-wal']) {
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  }
  const database = new DatabaseSync(copy);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    database.exec(`INSERT INTO "${index}" ("${index}") VALUES ('optimize')`);
    const blocks = database
      .prepare(
        `SELECT segid, hex(term) AS term, pgno FROM "${index}_idx" UNION ALL
         SELECT CAST(id AS TEXT), hex(block), 0 FROM "${index}_data" WHERE id > 10`,
      )
      .all();
    database.exec(`DELETE FROM "${index}" WHERE rowid IN (SELECT id FROM "${index}_docsize")`);
    return [...blocks, ...instancesOf(database, index)].map((row) => JSON.stringify(row));
  } finally {
    database.close();
    for (const name of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(name, { force: true });
  }
}

/** Each row as text with its number, in the order in which it is stored. */
function rowsOf(database: DatabaseSync, table: string, sql: string): string[] {
  const columns = database.prepare(`PRAGMA table_info("${table}")`).all();
  const names = [
    ...(/WITHOUT ROWID/i.test(sql) ? [] : ['rowid']),
    ...columns.map(({ name }) => `"${String(name)}"`),
  ];
  const values = names.map((name) => `typeof(${name}) || ':' || hex(${name})`);
  return database
    .prepare(`SELECT ${values.join(` || ',' || `)} AS text FROM "${table}"`)
    .all()
    .map(({ text }) => String(text));
}
