import { DatabaseSync } from 'node:sqlite';
import { bringToLayout, type LayoutStep, NewerLayout } from './layout.ts';

const first: LayoutStep = (database) =>
  database.exec('CREATE TABLE IF NOT EXISTS items (key TEXT)');
const second: LayoutStep = (database) => database.exec('ALTER TABLE items ADD COLUMN value TEXT');
const versionOf = (database: DatabaseSync): unknown =>
  database.prepare('PRAGMA user_version').get()!['user_version'];
const columnsOf = (database: DatabaseSync): unknown[] =>
  database
    .prepare("SELECT name FROM pragma_table_info('items')")
    .all()
    .map(({ name }) => name);

test('an empty file gets every layout', () => {
  const database = new DatabaseSync(':memory:');
  bringToLayout(database, 'items.db', [first, second]);
  expect([versionOf(database), columnsOf(database)]).toEqual([2, ['key', 'value']]);
});

test('a file from before layouts were numbered keeps what it holds', () => {
  const database = new DatabaseSync(':memory:');
  first(database);
  database.exec("INSERT INTO items VALUES ('a')");
  bringToLayout(database, 'items.db', [first, second]);
  expect(database.prepare('SELECT * FROM items').all()).toEqual([
    expect.objectContaining({ key: 'a', value: null }),
  ]);
  bringToLayout(database, 'items.db', [first, second]);
  expect(versionOf(database)).toBe(2);
});

test('a later file is refused and left as it is', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA user_version = 3');
  expect(() => bringToLayout(database, 'items.db', [first, second])).toThrow(NewerLayout);
  expect(columnsOf(database)).toEqual([]);
});

test('a step that fails leaves the layout before it', () => {
  const database = new DatabaseSync(':memory:');
  const fails: LayoutStep = (each) => {
    second(each);
    throw new RangeError('half done');
  };
  expect(() => bringToLayout(database, 'items.db', [first, fails])).toThrow('half done');
  expect([versionOf(database), columnsOf(database)]).toEqual([1, ['key']]);
});
