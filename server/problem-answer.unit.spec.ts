import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NamedDatabase } from '#platform/named-database.ts';
import { StoreUnavailable, UnreadableEvent } from '#event-store/port.ts';
import { Problem, problemBody } from '#domain/kernel/problem.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import { asProblem, inLanguage } from './problem-answer.ts';

/** What SQLite throws when the file may not grow. */
function fullDatabase(): unknown {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE seen (digest BLOB); PRAGMA max_page_count = 3;');
  try {
    for (;;) database.prepare('INSERT INTO seen VALUES (randomblob(1000))').run();
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

/** What a database of ours throws whose table was taken away, or whose bytes are another's. */
function emptiedDatabase(store: string): unknown {
  const database = new NamedDatabase(':memory:', store);
  database.exec('CREATE TABLE seen (digest BLOB)');
  const count = database.prepare('SELECT count(*) FROM seen');
  database.exec('DROP TABLE seen');
  return thrownBy(() => count.get());
}
function damagedDatabase(store: string): unknown {
  const path = join(mkdtempSync(join(tmpdir(), 'andu-named-')), 'file');
  writeFileSync(path, Buffer.alloc(8_192, 0xa5));
  const database = new NamedDatabase(path, store);
  try {
    return thrownBy(() => database.exec('SELECT * FROM sqlite_schema'));
  } finally {
    database.close();
    rmSync(dirname(path), { recursive: true });
  }
}
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('a refusal cites the law in the language of the asker', () => {
  const { zh, en } = citation(rule('SPC2014-003-1'));
  const text = { zh: '公示期未满', en: 'The notice still runs' };
  const problem = new Problem('refused-by-law', [
    { rule: 'SPC2014-003-1', article: zh, text },
    { rule: 'PROC-X', article: null, text },
  ]);
  const cited = (language: 'zh' | 'en') =>
    inLanguage(problemBody(problem, language, ''), language).violations.map(
      ({ article }) => article,
    );
  expect(cited('zh')).toEqual([zh, null]);
  expect(cited('en')).toEqual([en, null]);
  expect(en).not.toMatch(/\p{Script=Han}/u);
});

describe('what is thrown becomes', () => {
  test.each<[string, unknown, string, number | null, string?]>([
    ['a full database of signatures', fullDatabase(), 'storage-full', 5],
    [
      'a full disk below documents',
      Object.assign(new Error(), { code: 'ENOSPC' }),
      'storage-full',
      5,
    ],
    ['a quota', Object.assign(new Error(), { code: 'EDQUOT' }), 'storage-full', 5],
    [
      'a disk that may not be written',
      Object.assign(new Error(), { code: 'EROFS' }),
      'store-unavailable',
      5,
    ],
    ['a damaged database', Object.assign(new Error(), { errcode: 11 }), 'store-unavailable', 5],
    ['a busy database', Object.assign(new Error(), { errcode: 5 }), 'overloaded', 1],
    [
      'a store that is full',
      new StoreUnavailable('full'),
      'storage-full',
      5,
      'events/events.sqlite',
    ],
    [
      'an event that cannot be read',
      new UnreadableEvent({ position: 7, stream: null, id: null, type: null }, 'malformed'),
      'record-unreadable',
      null,
    ],
    ['a form that ends too early', new Error('Unexpected end of form'), 'malformed-request', null],
    ['a part without a head', new Error('Malformed part header'), 'malformed-request', null],
    [
      'a form with an endless boundary',
      new Error('The needle cannot have a length bigger than 256.'),
      'malformed-request',
      null,
    ],
    [
      'a body that is too large',
      Object.assign(new Error(), { statusCode: 413 }),
      'too-large',
      null,
    ],
    ['a mistake of ours', new TypeError('x is not a function'), 'internal', null],
    ['nothing', undefined, 'internal', null],
    ['a text', 'boom', 'internal', null],
    [
      'a damaged database of ours',
      damagedDatabase('identity.db'),
      'store-unavailable',
      5,
      'identity.db',
    ],
    [
      'a database of ours whose table is gone',
      emptiedDatabase('desk.db'),
      'store-unavailable',
      5,
      'desk.db',
    ],
    [
      'the store of the events',
      new StoreUnavailable('io'),
      'store-unavailable',
      5,
      'events/events.sqlite',
    ],
    [
      'a document that the disk does not give',
      Object.assign(new Error(), { code: 'EIO', path: '/data/documents/0b/0b9f' }),
      'store-unavailable',
      5,
      'documents',
    ],
  ])('%s', (...[, thrown, code, retryAfter, store]) => {
    const problem = asProblem(thrown);
    expect([problem.code, problem.retryAfter]).toEqual([code, retryAfter]);
    // Which store it is, where it is known; nothing is said of another.
    const named = problem.violations.filter(({ rule }) => rule === 'STORE-FAILS');
    expect(named.map(({ text }) => text.en)).toEqual(
      store === undefined ? [] : [expect.stringContaining(`the store that fails: ${store};`)],
    );
  });
});
