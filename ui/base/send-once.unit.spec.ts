import { jest } from '@jest/globals';
import { sendOnce, type Send } from './send-once.ts';

const realFetch = globalThis.fetch;
const realDocument = globalThis.document;
let keys: string[];
/** What is answered next: a status, or nothing at all. */
let answers: (number | 'lost')[];
let send: Send;
beforeEach(() => {
  keys = [];
  answers = [];
  send = sendOnce();
  globalThis.document = { documentElement: { lang: 'zh-CN' } } as Document;
  globalThis.fetch = jest.fn(async (_: unknown, init?: RequestInit) => {
    keys.push(new Headers(init?.headers).get('idempotency-key')!);
    const next = answers.shift() ?? 200;
    if (next === 'lost') throw new TypeError('network');
    return Response.json({}, { status: next });
  }) as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  globalThis.document = realDocument;
});
const notice = (title: string) => send('POST', '/api/notices', { title });
const different = (): number => new Set(keys).size;

describe('a filling of a form', () => {
  test('clicked twice is sent under one key', async () => {
    await Promise.all([notice('a'), notice('a')]);
    expect([keys.length, different()]).toEqual([2, 1]);
  });

  test('is sent under its key until it is answered, also when it was refused', async () => {
    answers = ['lost', 503, 422, 200];
    for (let attempt = 0; attempt < 3; attempt += 1) await notice('a').catch(() => null);
    await notice('a');
    expect([keys.length, different()]).toEqual([4, 1]);
  });

  test('is another act with other content, and when it is sent again after its answer', async () => {
    answers = ['lost'];
    await notice('a').catch(() => null);
    await notice('b');
    await notice('b');
    expect([keys.length, different()]).toEqual([3, 3]);
  });
});
