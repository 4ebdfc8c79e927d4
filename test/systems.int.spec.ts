import {
  generatePrivateKey,
  publicKeyPem,
  signingKey,
  type SigningKey,
} from '#identity/signatures/algorithms.ts';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { sqliteSystemTables } from '#identity/signatures/sqlite-system-registry.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { pairOf, registrationOf, systemName, servedOffice } from './system/systems-office.ts';

const { administrator, answerTo, confirm, decide, served, statusOf } = servedOffice();

const request = registrationOf;
const name = systemName;

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
      served().as('auditor')('/api/events?type=SystemRegistered'),
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
      expect((await served().as(user)('/api/systems', { body })).status).toBe(403);
    }
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
    const events = await served().as('auditor')(`/api/events?type=SystemKeyRegistered`);
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
    const database = openIdentityDatabase(served().folder);
    sqliteSystemTables(database).put({
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
    const url = `${served().url}${path}`;
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
    const mine = served().as(person);
    await mine('/api/preferences/draft.x', { method: 'PUT', body: { value: '尚未提交' } });
    expect((await mine('/api/preferences/draft.x')).status).toBe(200);
    expect((await signed('/api/preferences')).body).toEqual([]);
    expect((await signed('/api/preferences/draft.x')).status).toBe(404);
  });

  test('does not go on with an upload that the person began', async () => {
    const body = { name: '送达回证.txt', size: 9, sha256: '0'.repeat(64) };
    const begun = await served().as(person)('/api/documents/uploads', { body });
    const { uploadId } = begun.body as { uploadId: string };
    expect((await served().as(person)(`/api/documents/uploads/${uploadId}`)).status).toBe(200);
    expect((await signed(`/api/documents/uploads/${uploadId}`)).status).toBe(404);
  });
});
