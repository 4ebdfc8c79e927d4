import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable, UnreadableEvent } from '#event-store/port.ts';
import { asProblem } from './problem-answer.ts';

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

describe('what is thrown becomes', () => {
  test.each<[string, unknown, string, number | null]>([
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
    ['a store that is full', new StoreUnavailable('full'), 'storage-full', 5],
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
  ])('%s', (_, thrown, code, retryAfter) => {
    const problem = asProblem(thrown);
    expect([problem.code, problem.retryAfter]).toEqual([code, retryAfter]);
  });
});
