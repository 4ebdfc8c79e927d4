import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { noNames } from '#domain/directory/directory-names.ts';
import { checkWords } from '#projections/check/check-words.ts';
import { searchShape } from '#projections/embedded/search/search-table.ts';
import { contentOf } from '../faults/stored-content.ts';

/** An index of words as the search view has it: written row by row, some written again, one taken out. */
let folder: string;
let sound: string;
let expected: DatabaseSync;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-words-'));
  sound = join(folder, 'sound.sqlite');
  const database = new DatabaseSync(sound);
  database.exec(searchShape(noNames).companion!.schema);
  const write = (row: number, title: string): void => {
    database.prepare('DELETE FROM words WHERE rowid = ?').run(row);
    database
      .prepare('INSERT INTO words (rowid, title, text, every) VALUES (?, ?, ?, ?)')
      .run(row, title, '认罪 罪悔 悔罪', '\uE000');
  };
  for (let row = 1; row <= 6; row += 1) write(row, `案件 ${row}`);
  for (const row of [2, 5]) write(row, `案件 ${row} 变更`);
  database.prepare('DELETE FROM words WHERE rowid = 3').run();
  database.exec(
    `INSERT INTO words (words) VALUES ('flush');
     INSERT INTO word_heads SELECT id, block FROM words_data WHERE id IN (1, 10)`,
  );
  database.close();
  expected = new DatabaseSync(sound, { readOnly: true });
});
afterAll(() => {
  expected.close();
  rmSync(folder, { recursive: true, force: true });
});

let scratch = 0;
/** What `andu fsck` says of such an index: its words, SQLite's own check, and what only merging shows. */
function told(file: string): string[] {
  const stored = new DatabaseSync(file, { readOnly: true });
  const found: string[] = [];
  scratch += 1;
  try {
    const scratchFile = join(folder, `scratch-${scratch}`);
    checkWords({ stored, expected, scratchFile }, (at, detail) => found.push(`${at}: ${detail}`));
    if (instancesOf(stored) !== instancesOf(expected)) found.push('words');
    const [verdict] = Object.values(stored.prepare('PRAGMA integrity_check(1)').get()!);
    if (verdict !== 'ok') found.push(String(verdict));
  } catch (error) {
    found.push((error as Error).message);
  } finally {
    stored.close();
  }
  return found;
}

/** Every word at its place, as `andu fsck` compares them with those of the events. */
function instancesOf(database: DatabaseSync): string {
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.each USING fts5vocab('main', 'words', 'instance')",
  );
  return JSON.stringify(database.prepare('SELECT * FROM temp.each ORDER BY 1, 2, 3, 4').all());
}

test('a sound index has no fault, however often its rows were written', () => {
  expect(told(sound)).toEqual([]);
});

test('no bit of a segment can be turned unseen that changes what merging gives', () => {
  const before = contentOf(sound);
  // One segment; the others are alike, and each bit is a check of its own.
  const segments = expected.prepare('SELECT id, block FROM words_data WHERE id > 10 LIMIT 1');
  segments.setReadBigInts(true);
  const missed: string[] = [];
  let changing = 0;
  for (const { id, block } of segments.all()) {
    const bytes = block as Uint8Array;
    // The lowest bit of the size of a list of places says that its row is deleted.
    for (let at = 0; at < bytes.length; at += 1) {
      const turned = Uint8Array.from(bytes);
      turned[at]! ^= 1;
      const file = join(folder, 'turned.sqlite');
      copyFileSync(sound, file);
      const database = new DatabaseSync(file, { defensive: false });
      database.prepare('UPDATE words_data SET block = ? WHERE id = ?').run(turned, id as bigint);
      database.close();
      if (contentOf(file) === before) continue;
      changing += 1;
      if (told(file).length === 0) missed.push(`block ${String(id)} byte ${at}`);
    }
  }
  expect(changing).toBeGreaterThan(10);
  expect(missed).toEqual([]);
}, 120_000);
