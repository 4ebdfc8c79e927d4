import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileFaults, openToCheck } from './stored-file.ts';

const layout = { tables: 'CREATE TABLE item (name TEXT) STRICT;', version: 3, application: 7 };
const mark = (name: string, value: number): string => `PRAGMA ${name} = ${value};`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-stored-file-'));
  file = join(folder, 'a.db');
  const database = new DatabaseSync(file);
  const { tables, version, application } = layout;
  database.exec(tables + mark('user_version', version) + mark('application_id', application));
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function faults(): string[] {
  const database = openToCheck(file, 'still');
  try {
    return fileFaults(database, file, layout);
  } finally {
    database.close();
  }
}

test('a sound file has no fault', () => {
  expect(faults()).toEqual([]);
});

test.each([
  ['what may write it', 18, 1, 'the header has format 3 and 1'],
  ['the format of its schema', 47, 2, 'the header has schema format 0'],
  ['a size of its cache', 51, 0, 'the header has a value where none belongs'],
  ['its number of the layout', 63, 1, 'it has layout 1; this program knows 3'],
  ['whose file it is', 71, 1, 'its application is 5'],
  ['room for later versions of SQLite', 80, 6, 'the header has a value where none belongs'],
])('a flipped bit in %s is named', (_, offset, bit, fault) => {
  const bytes = readFileSync(file);
  bytes[offset]! ^= 1 << bit;
  writeFileSync(file, bytes);
  expect(faults()).toEqual([fault]);
});
