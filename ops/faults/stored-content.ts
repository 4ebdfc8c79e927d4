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
      // The tables under a virtual one hold what it gives.
      if (type !== 'table' || String(sql).startsWith('CREATE VIRTUAL')) continue;
      for (const row of rowsOf(database, String(name))) digest.update(`${row}\n`);
    }
    return digest.digest('hex');
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

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
