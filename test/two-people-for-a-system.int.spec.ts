import { randomUUID } from 'node:crypto';
import { publicKeyPem, type SigningKey } from '#identity/signatures/algorithms.ts';
import {
  agencyDecider,
  pairOf,
  registrationOf,
  systemName,
  servedOffice,
} from './system/systems-office.ts';

const { administrator, answerTo, confirm, decide, seenBy, served, statusOf } = servedOffice();

describe('two people for a system', () => {
  const seen = (id: string) => seenBy(agencyDecider, id);
  const registered = async (id: string): Promise<SigningKey> => {
    const key = pairOf(`${id}-1`, 'ed25519');
    const body = registrationOf(id, { algorithm: 'ed25519', publicKey: publicKeyPem(key) });
    expect((await administrator('/api/systems', body)).status).toBe(201);
    return key;
  };

  test("the agency's decider sees name, kind, key and commands, and nothing of other agencies", async () => {
    const id = 'system-to-see';
    const key = await registered(id);
    const shown = await seen(id);
    expect(shown).toMatchObject({
      name: systemName,
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
    expect(shown!.commands).not.toContainEqual(expect.objectContaining({ name: 'makeRuling' }));
    const { body } = await served().as(agencyDecider)('/api/systems');
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
      const { body } = await served().as(user)('/api/messages?kind=todo');
      return (body as { messages: { id: string }[] }).messages.map((message) => message.id);
    };
    expect(await todosOf(agencyDecider)).toContain(`system:${request}`);
    for (const user of ['justice-minhang-handler', 'court-shanghai-3-decider', 'administrator']) {
      expect(await todosOf(user)).not.toContain(`system:${request}`);
    }
    await confirm(id);
    expect(await todosOf(agencyDecider)).not.toContain(`system:${request}`);
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
    const asSystem = served().signedBy('justice-minhang');
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
    const again = registrationOf('system-corrected', {
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
    const answer = await served().as(agencyDecider)(`/api/systems/${id}/confirmation`, {
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
        const { body } = await served().as('auditor')(`/api/events?type=${type}&limit=1000`);
        return (body as { events: { data: { system: string } }[] }).events;
      }),
    );
    expect(kept.flat().filter(({ data }) => data.system === id)).toHaveLength(1);
  });

  test('a decision without a reason, without what was seen, or of no system is refused', async () => {
    const id = 'system-careless';
    await registered(id);
    const { open } = (await seen(id))!;
    const put = (body: object, system = id) =>
      served().as(agencyDecider)(`/api/systems/${system}/confirmation`, { method: 'PUT', body });
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
    const { body } = await served().as('auditor')('/api/events?type=SystemConfirmed&limit=1000');
    const { events } = body as { events: { data: { system: string } }[] };
    expect(events.find(({ data }) => data.system === id)).toMatchObject({
      data: {
        system: id,
        act: 'registration',
        key: { id: key.id, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
        reason: '经核对系统与密钥指纹',
      },
      metadata: { actor: { kind: 'person', id: agencyDecider, agency: 'justice-minhang' } },
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
