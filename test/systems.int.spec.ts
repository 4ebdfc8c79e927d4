import { randomUUID } from 'node:crypto';
import {
  generatePrivateKey,
  publicKeyPem,
  signingKey,
  type SigningKey,
} from '#commands/identity/signatures/algorithms.ts';
import { openIdentityDatabase } from '#commands/identity/identity-database.ts';
import { sqliteSystemRegistry } from '#commands/identity/signatures/sqlite-system-registry.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { signRequest } from '#commands/identity/signatures/sign-request.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const administrator = (path: string, body?: unknown, method?: string): Promise<Answer> =>
  andu.as('administrator')(path, {
    ...(body === undefined ? {} : { body }),
    ...(method === undefined ? {} : { method }),
  });

/** A call that this key signs. */
async function answerTo(key: SigningKey): Promise<{ status: number; code?: string }> {
  const url = `${andu.url}/api/commands`;
  const answer = await fetch(url, { headers: signRequest({ method: 'GET', url }, key) });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, ...(code === undefined ? {} : { code }) };
}
const statusOf = async (key: SigningKey): Promise<number> => (await answerTo(key)).status;

const decider = 'justice-minhang-decider';
interface Listed {
  readonly id: string;
  readonly state: string;
  readonly open: { id: string; act: string; by: string } | null;
  readonly keys: readonly { id: string; state: string; fingerprint: string }[];
}
async function seenBy(user: string, id: string): Promise<Listed | undefined> {
  const { body } = await andu.as(user)('/api/systems');
  return (body as readonly Listed[]).find((system) => system.id === id);
}
/** What the agency's decider says to what is open of a system. */
async function decide(id: string, decision: 'confirmed' | 'rejected', user = decider) {
  const request = (await seenBy(decider, id))?.open?.id ?? randomUUID();
  return andu.as(user)(`/api/systems/${id}/confirmation`, {
    method: 'PUT',
    body: { request, decision, reason: '经核对系统与密钥指纹' },
  });
}
const confirm = (id: string) => decide(id, 'confirmed');

const name = { zh: '闵行区司法局新系统', en: 'New system of Minhang' };
const request = (id: string, key: object) => ({
  id,
  agency: 'justice-minhang',
  name,
  key,
  reason: '接入',
});
const pairOf = (id: string, algorithm: 'sm2-sm3' | 'ed25519' | 'ecdsa-p256-sha256') =>
  signingKey(id, algorithm, generatePrivateKey(algorithm));

interface NewKey {
  readonly system: { keys: { id: string; notAfter: string | null; publicKey: string }[] };
  readonly keyId: string;
  readonly fingerprint: string;
  readonly privateKey: string | null;
}

describe('registering a system', () => {
  test.each(['sm2-sm3', 'ed25519', 'ecdsa-p256-sha256'] as const)(
    'takes the public key of %s, and lets the system call once its agency has confirmed it',
    async (algorithm) => {
      const id = `system-new-${algorithm}`;
      const key = pairOf(`${id}-1`, algorithm);
      expect(await statusOf(key)).toBe(401);
      const answer = await administrator(
        '/api/systems',
        request(id, { algorithm, publicKey: publicKeyPem(key) }),
      );
      expect(answer).toMatchObject({
        status: 201,
        body: {
          keyId: `${id}-1`,
          privateKey: null,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          system: { state: 'pending', open: { act: 'registration', by: 'administrator' } },
        },
      });
      expect(await answerTo(key)).toEqual({ status: 403, code: 'system-not-confirmed' });
      expect((await confirm(id)).status).toBe(200);
      expect(await statusOf(key)).toBe(200);
    },
  );

  test('makes a pair when none is given, and tells the private key once and nowhere else', async () => {
    const id = 'system-made-here';
    const answer = await administrator('/api/systems', request(id, { algorithm: 'sm2-sm3' }));
    const { keyId, privateKey } = answer.body as NewKey;
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await confirm(id);
    expect(await statusOf(signingKey(keyId, 'sm2-sm3', privateKey!))).toBe(200);
    const secret = privateKey!.split('\n')[1]!;
    const [list, events] = await Promise.all([
      administrator('/api/systems'),
      andu.as('auditor')('/api/events?type=SystemRegistered'),
    ]);
    expect(list.bytes.toString()).toContain(keyId);
    expect(list.bytes.toString()).not.toContain(secret);
    expect(events.bytes.toString()).not.toContain(secret);
    expect(events.bytes.toString()).toContain('SystemRegistered');
  });

  const good = publicKeyPem(pairOf('x', 'ed25519'));
  test.each([
    [
      'a private key',
      { algorithm: 'ed25519', publicKey: generatePrivateKey('ed25519') },
      'KEY-PRIVATE',
    ],
    ['a key of another algorithm', { algorithm: 'sm2-sm3', publicKey: good }, 'KEY-ALGORITHM'],
    ['a text that is no key', { algorithm: 'ed25519', publicKey: '你好' }, 'KEY-FORMAT'],
    ['half a key', { algorithm: 'ed25519', publicKey: good.slice(0, 60) }, 'KEY-FORMAT'],
  ])('refuses %s, naming the field', async (_, key, rule) => {
    const answer = await administrator('/api/systems', request('system-bad', key));
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'schema-violation',
        violations: [expect.objectContaining({ rule, field: '/key/publicKey' })],
      },
    });
  });

  test.each([
    ['an id that is none', { ...request('Not A Slug', { algorithm: 'ed25519' }) }, 400],
    [
      'an agency that is none',
      { ...request('system-b', { algorithm: 'ed25519' }), agency: 'nowhere' },
      400,
    ],
    ['no reason', { ...request('system-b', { algorithm: 'ed25519' }), reason: ' ' }, 400],
    ['a taken id', request('system-justice-minhang', { algorithm: 'ed25519' }), 409],
  ])('refuses %s', async (_, body, status) => {
    expect((await administrator('/api/systems', body)).status).toBe(status);
  });

  test.each(['court-shanghai-3-decider', 'person-0123456789abcdef0123456789abcdef'])(
    'refuses the id of a person, %s',
    async (id) => {
      const answer = await administrator('/api/systems', request(id, { algorithm: 'ed25519' }));
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'already-exists',
          violations: [{ rule: 'SYSTEM-ID-PERSON', field: '/id' }],
        },
      });
    },
  );

  test('refuses a key that another system has', async () => {
    const key = { algorithm: 'ed25519', publicKey: good };
    expect((await administrator('/api/systems', request('system-first', key))).status).toBe(201);
    const second = await administrator('/api/systems', request('system-second', key));
    expect(second).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  });

  test('is for the administrator alone', async () => {
    const body = request('system-c', { algorithm: 'ed25519' });
    for (const user of ['auditor', 'court-shanghai-3-decider']) {
      expect((await andu.as(user)('/api/systems', { body })).status).toBe(403);
    }
  });
});

describe('two people for a system', () => {
  const seen = (id: string) => seenBy(decider, id);
  const registered = async (id: string): Promise<SigningKey> => {
    const key = pairOf(`${id}-1`, 'ed25519');
    const body = request(id, { algorithm: 'ed25519', publicKey: publicKeyPem(key) });
    expect((await administrator('/api/systems', body)).status).toBe(201);
    return key;
  };

  test("the agency's decider sees name, kind, key and commands, and nothing of other agencies", async () => {
    const id = 'system-to-see';
    const key = await registered(id);
    const shown = await seen(id);
    expect(shown).toMatchObject({
      name,
      agency: 'justice-minhang',
      kind: 'justiceBureau',
      state: 'pending',
      keys: [{ id: key.id, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      open: { act: 'registration', key: key.id, by: 'administrator', reason: '接入' },
      commands: expect.arrayContaining([
        {
          name: 'receiveIntoCorrection',
          title: expect.objectContaining({ zh: '接收社区矫正对象' }),
        },
      ]),
    });
    expect((shown as never as { commands: object[] }).commands).not.toContainEqual(
      expect.objectContaining({ name: 'makeRuling' }),
    );
    const { body } = await andu.as(decider)('/api/systems');
    expect(new Set((body as { agency: string }[]).map(({ agency }) => agency))).toEqual(
      new Set(['justice-minhang']),
    );
    expect(await seenBy('court-shanghai-3-decider', id)).toBeUndefined();
    await decide(id, 'rejected');
  });

  test("waits among the to-dos of those who decide there, and nobody else's", async () => {
    const id = 'system-to-do';
    await registered(id);
    const request = (await seen(id))!.open!.id;
    const todosOf = async (user: string): Promise<readonly string[]> => {
      const { body } = await andu.as(user)('/api/messages?kind=todo');
      return (body as { messages: { id: string }[] }).messages.map((message) => message.id);
    };
    expect(await todosOf(decider)).toContain(`system:${request}`);
    for (const user of ['justice-minhang-handler', 'court-shanghai-3-decider', 'administrator']) {
      expect(await todosOf(user)).not.toContain(`system:${request}`);
    }
    await confirm(id);
    expect(await todosOf(decider)).not.toContain(`system:${request}`);
  });

  test('nobody else confirms: not the administrator, no handler, no other agency, no system', async () => {
    const id = 'system-for-two';
    const key = await registered(id);
    for (const user of ['administrator', 'justice-minhang-handler', 'auditor']) {
      expect((await decide(id, 'confirmed', user)).status).toBe(403);
    }
    expect(await decide(id, 'confirmed', 'court-shanghai-3-decider')).toMatchObject({
      status: 403,
      body: { violations: [{ rule: 'SYSTEM-AGENCY' }] },
    });
    const body = { request: (await seen(id))!.open!.id, decision: 'confirmed', reason: '自行' };
    const asSystem = andu.signedBy('justice-minhang');
    const path = `/api/systems/${id}/confirmation`;
    expect((await asSystem(path, { method: 'PUT', body })).status).toBe(403);
    expect(await answerTo(key)).toEqual({ status: 403, code: 'system-not-confirmed' });
    expect((await confirm(id)).body).toMatchObject({ state: 'active', open: null });
    expect(await statusOf(key)).toBe(200);
  });

  test('what was rejected may not call, cannot be taken up again, and leaves its key free', async () => {
    const id = 'system-rejected';
    const key = await registered(id);
    expect((await decide(id, 'rejected')).body).toMatchObject({
      state: 'rejected',
      keys: [{ state: 'rejected' }],
      open: null,
    });
    expect(await answerTo(key)).toEqual({ status: 403, code: 'system-not-confirmed' });
    const path = `/api/systems/${id}/state`;
    for (const state of ['active', 'frozen', 'disabled']) {
      expect((await administrator(path, { state, reason: '恢复' }, 'PUT')).status).toBe(422);
    }
    const rotation = { key: { algorithm: 'ed25519' }, reason: '换' };
    expect((await administrator(`/api/systems/${id}/keys`, rotation)).status).toBe(422);
    const again = request('system-corrected', {
      algorithm: 'ed25519',
      publicKey: publicKeyPem(key),
    });
    expect((await administrator('/api/systems', again)).status).toBe(201);
  });

  test('an administrator cannot let a pending system act in another way', async () => {
    const id = 'system-impatient';
    const key = await registered(id);
    const set = (path: string, state: string) =>
      administrator(`/api/systems/${id}${path}`, { state, reason: '急' }, 'PUT');
    for (const [path, state] of [
      ['/state', 'active'],
      ['/state', 'frozen'],
      [`/keys/${key.id}/state`, 'active'],
      [`/keys/${key.id}/state`, 'disabled'],
    ] as const) {
      expect(await set(path, state)).toMatchObject({
        status: 422,
        body: { violations: [{ rule: 'SYSTEM-PENDING' }] },
      });
    }
    const rotation = { key: { algorithm: 'ed25519' }, reason: '换' };
    expect((await administrator(`/api/systems/${id}/keys`, rotation)).status).toBe(422);
    expect(await answerTo(key)).toEqual({ status: 403, code: 'system-not-confirmed' });
    const { open } = (await seen(id))!;
    expect((await set('/state', 'disabled')).status).toBe(200);
    const late = { request: open!.id, decision: 'confirmed', reason: '迟到' };
    const answer = await andu.as(decider)(`/api/systems/${id}/confirmation`, {
      method: 'PUT',
      body: late,
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'SYSTEM-REQUEST' }] },
    });
    expect(await statusOf(key)).toBe(401);
  });

  test('of two decisions at once one counts, and one is recorded', async () => {
    const id = 'system-at-once';
    await registered(id);
    const answers = await Promise.all([decide(id, 'confirmed'), decide(id, 'rejected')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const kept = await Promise.all(
      ['SystemConfirmed', 'SystemRejected'].map(async (type) => {
        const { body } = await andu.as('auditor')(`/api/events?type=${type}&limit=1000`);
        return (body as { events: { stream: string }[] }).events;
      }),
    );
    expect(kept.flat().filter(({ stream }) => stream === `system-${id}`)).toHaveLength(1);
  });

  test('a decision without a reason, without what was seen, or of no system is refused', async () => {
    const id = 'system-careless';
    await registered(id);
    const { open } = (await seen(id))!;
    const put = (body: object, system = id) =>
      andu.as(decider)(`/api/systems/${system}/confirmation`, { method: 'PUT', body });
    const good = { request: open!.id, decision: 'confirmed', reason: '核对' };
    expect((await put({ ...good, reason: ' ' })).status).toBe(400);
    expect((await put({ ...good, request: null })).status).toBe(400);
    expect((await put({ ...good, decision: 'maybe' })).status).toBe(400);
    expect((await put({ ...good, request: randomUUID() })).status).toBe(422);
    expect((await put(good, 'system-nowhere')).status).toBe(404);
    expect((await put(good)).status).toBe(200);
  });

  test('who registered, who confirmed, with which key and why, are events', async () => {
    const id = 'system-on-record';
    const key = await registered(id);
    await confirm(id);
    const { body } = await andu.as('auditor')('/api/events?type=SystemConfirmed&limit=1000');
    const { events } = body as { events: { stream: string }[] };
    expect(events.find(({ stream }) => stream === `system-${id}`)).toMatchObject({
      data: {
        system: id,
        act: 'registration',
        key: { id: key.id, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
        reason: '经核对系统与密钥指纹',
      },
      metadata: { actor: { kind: 'person', id: decider, agency: 'justice-minhang' } },
    });
  });

  test('a freeze is set by one person and lifted by two', async () => {
    const id = 'system-thaws';
    const key = await registered(id);
    await confirm(id);
    const set = (state: string) =>
      administrator(`/api/systems/${id}/state`, { state, reason: '核查' }, 'PUT');
    await set('frozen');
    expect((await set('active')).body).toMatchObject({ state: 'frozen', open: { act: 'thaw' } });
    expect(await statusOf(key)).toBe(403);
    expect((await decide(id, 'rejected')).body).toMatchObject({ state: 'frozen', open: null });
    await set('active');
    expect((await confirm(id)).body).toMatchObject({ state: 'active', open: null });
    expect(await statusOf(key)).toBe(200);
    await set('frozen');
    await set('active');
    // Frozen once more before it was answered: the request is gone.
    expect((await set('frozen')).body).toMatchObject({ state: 'frozen' });
  });
});

describe('rotating a key', () => {
  test('lets the former one count until it is confirmed and for the overlap, and ends it then', async () => {
    const id = 'system-rotates';
    const [first, second, third] = [1, 2, 3].map((number) => pairOf(`${id}-${number}`, 'ed25519'));
    const key = (pair: SigningKey) => ({ algorithm: 'ed25519', publicKey: publicKeyPem(pair) });
    await administrator('/api/systems', request(id, key(first!)));
    await confirm(id);
    const rotated = await administrator(`/api/systems/${id}/keys`, {
      key: key(second!),
      overlapDays: 7,
      reason: '年度轮换',
    });
    expect([rotated.status, (rotated.body as NewKey).keyId]).toEqual([201, `${id}-2`]);
    expect(await answerTo(second!)).toEqual({ status: 403, code: 'system-not-confirmed' });
    expect(await statusOf(first!)).toBe(200);
    const [former, next] = ((await confirm(id)).body as NewKey['system']).keys;
    expect(next!.notAfter).toBeNull();
    expect((Date.parse(former!.notAfter!) - Date.now()) / 86_400_000).toBeCloseTo(7, 1);
    expect([await statusOf(first!), await statusOf(second!)]).toEqual([200, 200]);
    await administrator(`/api/systems/${id}/keys`, {
      key: key(third!),
      overlapDays: 0,
      reason: '密钥可能泄露',
    });
    expect(await statusOf(third!)).toBe(403);
    await confirm(id);
    expect([await statusOf(first!), await statusOf(second!), await statusOf(third!)]).toEqual([
      401, 401, 200,
    ]);
    const events = await andu.as('auditor')(`/api/events?type=SystemKeyRegistered`);
    expect(events.bytes.toString()).toContain('密钥可能泄露');
  });

  test('one key can be frozen, thawed and ended without the others', async () => {
    const id = 'system-two-keys';
    const [first, second] = [1, 2].map((number) => pairOf(`${id}-${number}`, 'ed25519'));
    const key = (pair: SigningKey) => ({ algorithm: 'ed25519', publicKey: publicKeyPem(pair) });
    await administrator('/api/systems', request(id, key(first!)));
    await confirm(id);
    await administrator(`/api/systems/${id}/keys`, { key: key(second!), reason: '轮换' });
    await confirm(id);
    const set = (state: string) =>
      administrator(`/api/systems/${id}/keys/${id}-1/state`, { state, reason: '核查' }, 'PUT');
    expect((await set('frozen')).status).toBe(200);
    expect([await statusOf(first!), await statusOf(second!)]).toEqual([403, 200]);
    await set('active');
    expect(await statusOf(first!)).toBe(403);
    await confirm(id);
    expect(await statusOf(first!)).toBe(200);
    await set('disabled');
    expect(await statusOf(first!)).toBe(401);
    expect((await set('active')).status).toBe(422);
    const nowhere = `/api/systems/${id}/keys/nobody-1/state`;
    const body = { state: 'frozen', reason: '核查' };
    expect((await administrator(nowhere, body, 'PUT')).status).toBe(404);
  });

  test('of a system that there is not, or that has ended, is refused', async () => {
    const body = { key: { algorithm: 'ed25519' }, reason: '轮换' };
    expect((await administrator('/api/systems/nobody/keys', body)).status).toBe(404);
    const id = 'system-ended';
    await administrator('/api/systems', request(id, { algorithm: 'ed25519' }));
    await administrator(`/api/systems/${id}/state`, { state: 'disabled', reason: '下线' }, 'PUT');
    expect(await administrator(`/api/systems/${id}/keys`, body)).toMatchObject({
      status: 422,
      body: { code: 'refused-by-state' },
    });
  });
});

describe('a new key that the agency rejects', () => {
  test('never counts, and the former one goes on', async () => {
    const id = 'system-keeps-its-key';
    const [first, second] = [1, 2].map((number) => pairOf(`${id}-${number}`, 'ed25519'));
    const key = (pair: SigningKey) => ({ algorithm: 'ed25519', publicKey: publicKeyPem(pair) });
    await administrator('/api/systems', request(id, key(first!)));
    await confirm(id);
    const rotation = { key: key(second!), overlapDays: 0, reason: '轮换' };
    await administrator(`/api/systems/${id}/keys`, rotation);
    expect((await administrator(`/api/systems/${id}/keys`, rotation)).status).toBe(422);
    expect((await decide(id, 'rejected')).body).toMatchObject({
      state: 'active',
      keys: [{ state: 'active', notAfter: null }, { state: 'rejected' }],
    });
    expect([await statusOf(first!), await statusOf(second!)]).toEqual([200, 403]);
  });
});

describe('a system that got the id of a person, as it could before', () => {
  const person = 'justice-minhang-handler';
  const key = pairOf(`${person}-1`, 'ed25519');

  beforeAll(() => {
    const database = openIdentityDatabase(andu.folder);
    sqliteSystemRegistry(database).register({
      id: PrincipalId(person),
      agency: AgencyId('justice-minhang'),
      name,
      state: 'active',
      keys: [
        {
          id: key.id,
          algorithm: 'ed25519',
          publicKey: publicKeyPem(key),
          notBefore: new Date(0).toISOString(),
          notAfter: null,
          state: 'active',
        },
      ],
      open: null,
    });
    database.close();
  });

  const signed = async (path: string, body?: object): Promise<{ status: number; body: never }> => {
    const url = `${andu.url}${path}`;
    const method = body === undefined ? 'GET' : 'POST';
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = signRequest(
      {
        method,
        url,
        headers: { 'content-type': 'application/json' },
        ...(content === undefined ? {} : { body: content }),
      },
      key,
    );
    const answer = await fetch(url, { method, headers, body: content ?? null });
    return { status: answer.status, body: (await answer.json()) as never };
  };

  test('has nothing of what that person keeps', async () => {
    const mine = andu.as(person);
    await mine('/api/preferences/draft.x', { method: 'PUT', body: { value: '尚未提交' } });
    expect((await mine('/api/preferences/draft.x')).status).toBe(200);
    expect((await signed('/api/preferences')).body).toEqual([]);
    expect((await signed('/api/preferences/draft.x')).status).toBe(404);
  });

  test('does not go on with an upload that the person began', async () => {
    const body = { name: '送达回证.txt', size: 9, sha256: '0'.repeat(64) };
    const begun = await andu.as(person)('/api/documents/uploads', { body });
    const { uploadId } = begun.body as { uploadId: string };
    expect((await andu.as(person)(`/api/documents/uploads/${uploadId}`)).status).toBe(200);
    expect((await signed(`/api/documents/uploads/${uploadId}`)).status).toBe(404);
  });
});
