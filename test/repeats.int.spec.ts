import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

interface Write {
  readonly user: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** The same address with other content. */
  readonly other: unknown;
}
const notice = (title: string) => ({
  kind: 'notice',
  title,
  text: '周三下午',
  audience: ['prison'],
  from: '2026-11-01',
  until: '2026-12-31',
  places: null,
});
const system = (id: string, zh: string) => ({
  id,
  agency: 'prison-baimaoling',
  name: { zh, en: 'New system' },
  key: { algorithm: 'ed25519', publicKey: null },
  reason: '接入',
});
const file = (name: string) => ({
  name,
  size: 3,
  sha256: createHash('sha256').update('abc').digest('hex'),
});

const handler = 'prison-baimaoling-handler';
const writes: Readonly<Record<string, Write>> = {
  'a preference': {
    user: handler,
    method: 'PUT',
    path: '/api/preferences/columns.a',
    body: { value: 1 },
    other: { value: 2 },
  },
  'a duty': {
    user: 'administrator',
    method: 'PUT',
    path: '/api/duty/prison-baimaoling/2026-12-01',
    body: { officer: '甲', telephone: '021-12345' },
    other: { officer: '乙', telephone: '021-12345' },
  },
  'a notice': {
    user: 'administrator',
    method: 'POST',
    path: '/api/notices',
    body: notice('培训'),
    other: notice('会议'),
  },
  'a system': {
    user: 'administrator',
    method: 'POST',
    path: '/api/systems',
    body: system('system-new', '新系统'),
    other: system('system-new', '别的系统'),
  },
  'an announced upload': {
    user: handler,
    method: 'POST',
    path: '/api/documents/uploads',
    body: file('a.txt'),
    other: file('b.txt'),
  },
};

const send = ({ user, method, path }: Write, key: string, body: unknown): Promise<Answer> =>
  andu.as(user)(path, { method, headers: { 'idempotency-key': key }, body });

describe.each(Object.entries(writes))('%s that is sent with a key', (_, write) => {
  test('gets the first answer again, and another body 422', async () => {
    const key = crypto.randomUUID();
    const first = await send(write, key, write.body);
    expect([first.status, first.bytes.toString()]).toEqual([
      expect.any(Number),
      expect.any(String),
    ]);
    const again = await send(write, key, write.body);
    expect(again.status).toBe(first.status);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(await send(write, key, write.other)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });
});

test('two at once are done once', async () => {
  const write = writes['a notice']!;
  const key = crypto.randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => send(write, key, notice('同时'))));
  expect(new Set(answers.map(({ bytes }) => bytes.toString())).size).toBe(1);
  const all = await andu.as('administrator')('/api/notices');
  const titles = (all.body as { title: string }[]).map(({ title }) => title);
  expect(titles.filter((title) => title === '同时')).toHaveLength(1);
});

test('a key belongs to its sender, and a refused request may be sent again', async () => {
  const key = crypto.randomUUID();
  const write = writes['a preference']!;
  expect((await send(write, key, {})).status).toBe(400);
  expect((await send(write, key, { value: 5 })).status).toBe(200);
  const other = await send({ ...write, user: 'auditor' }, key, { value: 6 });
  expect(other).toMatchObject({ status: 200, body: { value: 6 } });
  expect((await send(write, 'no-uuid', { value: 5 })).status).toBe(400);
});

test('what is kept tells nobody who reads the file the private key that was told once', async () => {
  const key = crypto.randomUUID();
  const answer = await send(writes['a system']!, key, system('system-secret', '密'));
  expect((answer.body as { privateKey: string }).privateKey).toContain('PRIVATE KEY');
  for (const name of ['answers.db', 'answers.db-wal']) {
    const bytes = readFileSync(join(andu.folder, name)).toString('latin1');
    expect(bytes).not.toContain('PRIVATE KEY');
    expect(bytes).not.toContain(key);
  }
});

describe('a form with a file that is sent with a key and without its digest', () => {
  const upload = (key: string, content: string, name = 'a.txt'): Promise<Answer> => {
    const form = new FormData();
    form.append('file', new Blob([content], { type: 'text/plain' }), name);
    return andu.as(handler)('/api/documents', {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: form,
    });
  };

  test('is stored once, and gets the first answer again', async () => {
    const key = crypto.randomUUID();
    const first = await upload(key, '判决书');
    expect(first.status).toBe(201);
    const again = await upload(key, '判决书');
    expect(again).toMatchObject({ status: 201, body: first.body as object });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { documentId } = first.body as { documentId: string };
    const events = await andu.as('auditor')(`/api/events?type=DocumentStored&limit=500`);
    expect(events.bytes.toString().split(`"stream":"document-${documentId}"`)).toHaveLength(2);
  });

  test('with another file or name is refused, under another key it is another document', async () => {
    const key = crypto.randomUUID();
    const first = await upload(key, '甲');
    for (const other of [await upload(key, '乙'), await upload(key, '甲', 'b.txt')]) {
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    }
    const { documentId } = first.body as { documentId: string };
    const another = await upload(crypto.randomUUID(), '甲');
    expect(another.body).not.toMatchObject({ documentId });
  });

  test('three times at once is one document', async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => upload(key, '同时')));
    expect(new Set(answers.map(({ bytes }) => bytes.toString())).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });
});
