import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openColumnMemory } from './column-memory.ts';
import { before, holds, isSet, oneOf, spaced, type ColumnCondition } from './conditions.ts';

const columns = ['stage', 'month', 'parties', 'departed', 'documents'];
let folder: string;
let writer: DatabaseSync;
let reader: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-columns-'));
  const file = join(folder, 'view.sqlite');
  writer = new DatabaseSync(file);
  writer.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE progress (position INTEGER NOT NULL); INSERT INTO progress VALUES (0);
    CREATE TABLE document (row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, changed INTEGER NOT NULL,
      stage TEXT, month TEXT, parties TEXT, departed INTEGER, documents INTEGER);
    CREATE INDEX document_changed ON document (changed)`);
  reader = new DatabaseSync(file, { readOnly: true });
});

afterEach(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

/** The same numbers in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = <T>(random: (below: number) => number, from: readonly T[]): T =>
  from[random(from.length)]!;

/** Writes documents with these keys, as one commit up to a position. */
function commit(position: number, keys: readonly number[], seed: number): void {
  const random = randomNumbers(seed);
  const upsert = writer.prepare(
    `INSERT INTO document (key, changed, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET changed = excluded.changed,
       ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  writer.exec('BEGIN');
  for (const key of keys) {
    upsert.run(
      String(key),
      position,
      pick(random, ['opened', 'closed', 'court', '']),
      pick(random, ['2026-01', '2026-02', '2026-11', null]),
      spaced(pick(random, [['a', 'b'], ['ab'], ['b', 'c'], []])),
      random(2),
      random(5),
    );
  }
  writer.prepare('UPDATE progress SET position = ?').run(position);
  writer.exec('COMMIT');
}

const conditions: readonly (readonly ColumnCondition[])[] = [
  [],
  [oneOf('stage', ['opened', 'court'])],
  [oneOf('stage', [''])],
  [oneOf('month', ['', '2026-02'])],
  [oneOf('month', ['1999-01'])],
  [holds('parties', 'b')],
  [holds('parties', 'a'), isSet('departed')],
  [before('month', '2026-02')],
];

/** What the database says of the same questions. */
function asked(wanted: readonly ColumnCondition[], by: readonly string[]) {
  const where = ['1', ...wanted.map(({ sql }) => `(${sql})`)].join(' AND ');
  const values = wanted.flatMap((condition) => condition.values);
  const group = by.length === 0 ? '' : `GROUP BY ${by.join(', ')}`;
  const rows = reader
    .prepare(
      `SELECT ${[...by, 'count(*) AS count', 'sum(documents) AS documents'].join(', ')}
       FROM document WHERE ${where} ${group}`,
    )
    .all(...values) as Record<string, string | number | null>[];
  return rows
    .filter(({ count }) => count !== 0)
    .map((row) => JSON.stringify([by.map((name) => row[name]), row['count'], row['documents']]))
    .toSorted();
}

function expectSame(memory: ReturnType<typeof openColumnMemory>): void {
  memory.refresh();
  for (const wanted of conditions) {
    const rows = memory.select(wanted);
    for (const by of [[], ['stage'], ['stage', 'month'], ['month', 'parties', 'departed']]) {
      const groups = memory.groups(rows, by, ['documents']);
      const counted = groups.map(({ values, count, sums }) =>
        JSON.stringify([values, count, sums[0]]),
      );
      expect(counted.toSorted()).toEqual(asked(wanted, by));
    }
    const tally = [...memory.tally(rows, 'month')].map(([value, count]) => [[value], count]);
    const months = memory.groups(rows, ['month'], []).map(({ values, count }) => [values, count]);
    expect(tally.toSorted()).toEqual(months.toSorted());
  }
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, key) => key);

test('counts as the database does, also after documents are added, changed and taken away', () => {
  commit(10, upTo(300), 1);
  const memory = openColumnMemory(reader, columns);
  expectSame(memory);
  commit(20, [5, 6, 7, 1000, 1001], 2);
  expectSame(memory);
  // Once more at the same position, as when an event that was parked is taken out.
  commit(20, [5, 900], 3);
  expectSame(memory);
  writer.exec(`DELETE FROM document WHERE key IN ('3', '900')`);
  expectSame(memory);
  commit(30, upTo(2500), 4);
  expectSame(memory);
});

test('a question while it is still being filled finds everything, and so does one afterwards', async () => {
  commit(10, upTo(5000), 5);
  const memory = openColumnMemory(reader, columns);
  await nextTurn();
  commit(20, [1, 2, 4999, 5000], 6);
  expectSame(memory);
  const other = openColumnMemory(reader, columns);
  await nextTurn();
  commit(30, [0, 2500, 4999], 7);
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  expectSame(other);
});

test('among rows that are named only those of documents are found', () => {
  commit(10, upTo(20), 8);
  const memory = openColumnMemory(reader, columns);
  memory.refresh();
  expect([...memory.select([], [3, 4, 999_999])]).toEqual([3, 4]);
  const opened = [...memory.select([oneOf('stage', ['opened'])])];
  expect([...memory.select([oneOf('stage', ['opened'])], upTo(21))]).toEqual(opened);
  expect(opened.length).toBeGreaterThan(0);
});

test('a view without documents has none', () => {
  const memory = openColumnMemory(reader, columns);
  expectSame(memory);
  expect(memory.select([]).length).toBe(0);
});

test('a column that is not kept is a fault of the program', () => {
  const memory = openColumnMemory(reader, ['stage']);
  expect(() => memory.tally(new Uint32Array(), 'month')).toThrow(RangeError);
});
