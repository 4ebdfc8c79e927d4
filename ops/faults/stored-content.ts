import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** What a database says of itself beside its tables. */
const pragmas = ['application_id', 'user_version', 'encoding', 'auto_vacuum'];

/**
 * Digest of all that a reader of a SQLite file can be given: what is defined in it, every value of
 * every row with its type, and what SQLite's own check says of pages and indices. Two files with
 * one digest differ at most in bytes that nothing reads. Null for a file that cannot be read.
 */
export function contentOf(file: string): string | null {
  const digest = createHash('sha256');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    for (const name of [...pragmas, 'integrity_check(1)']) {
      digest.update(`${JSON.stringify(database.prepare(`PRAGMA ${name}`).all())}\n`);
    }
    const objects = database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all();
    digest.update(`${JSON.stringify(objects)}\n`);
    for (const { type, name, sql } of objects) {
      // The tables under a full-text index are read through it.
      if (type !== 'table' || segments.test(String(name))) continue;
      const isVirtual = String(sql).startsWith('CREATE VIRTUAL');
      const rows = isVirtual ? wordsOf(database, String(name)) : rowsOf(database, String(name));
      for (const row of rows) digest.update(`${row}\n`);
    }
    return digest.digest('hex');
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

/**
 * Every word of a full-text index at its place, and the numbers that rank it. How its rows lie in
 * segments is no answer to anybody: fsck tries on a copy whether it merges and deletes what it should.
 */
function wordsOf(database: DatabaseSync, index: string): string[] {
  database.exec(`CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', '${index}', 'instance')`);
  const rows = [
    'SELECT doc, term, col, offset FROM temp.word ORDER BY 1, 3, 4, 2',
    `SELECT id, hex(sz) FROM "${index}_docsize" ORDER BY id`,
    `SELECT hex(block) FROM "${index}_data" WHERE id = 1`,
  ].flatMap((sql) => database.prepare(sql).all());
  database.exec('DROP TABLE temp.word');
  return rows.map((row) => JSON.stringify(row));
}

/** Tables in which a full-text index lies; {@link wordsOf} reads what they say. */
const segments = /_(?:data|idx|docsize)$/;

/** Each row as text, in an order that does not hang on where it is stored. */
function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare(`PRAGMA table_info("${table}")`).all();
  const values = columns.map(
    ({ name }) => `typeof("${String(name)}") || ':' || hex("${String(name)}")`,
  );
  const sql = `SELECT ${values.join(` || ',' || `)} AS text FROM "${table}"`;
  return database
    .prepare(sql)
    .all()
    .map(({ text }) => String(text))
    .sort();
}
