import { DatabaseSync } from 'node:sqlite';
import { underOneOf } from './conditions.ts';

test('documents that are named are looked up, however many there are beside them', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE document (row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, position INTEGER);
    CREATE INDEX document_position ON document (position)`);
  const { sql, values } = underOneOf(['a', 'b']);
  const asked = `SELECT row FROM document WHERE ${sql} ORDER BY position DESC NULLS LAST, key LIMIT 10`;
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${asked}`).all(...values);
  expect(plan.map(({ detail }) => detail)).toContainEqual(
    expect.stringMatching(/^SEARCH document .*\(key=\?\)/),
  );
  database.close();
});
