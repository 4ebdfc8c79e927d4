import { randomUUID } from 'node:crypto';
import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { systemClock } from '../server/clock.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** What the directory says of posts is what people may do: from the first day to the last, and no longer. */
const handler = 'prison-baimaoling-handler';
const prison = 'prison-baimaoling';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu?.close());

const command = (name: string, body: object) =>
  andu.as('administrator')(`/api/directory/commands/${name}`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body,
  });
const appoint = (changes: object = {}) =>
  command('appointPerson', {
    person: handler,
    name: '样本',
    post: '刑罚执行科承办人',
    staffNumber: '3101',
    role: 'caseHandler',
    organisation: prison,
    from: '2026-01-01',
    ...changes,
  });
const end = (person: string, on: string) =>
  command('endAppointment', { person, on, reason: '调离' });
const works = async () => (await andu.as(handler)('/api/cases')).status;
const signIn = () =>
  obtainToken({ baseUrl: andu.url, user: handler, password: demonstrationPassword });

test('a post that is held lets its account act, one that ended takes it away at once, the next gives it back', async () => {
  expect(await works()).toBe(200);
  expect((await appoint()).status).toBe(201);
  expect(await works()).toBe(200);
  expect((await end(handler, '2026-06-30')).status).toBe(201);
  const refused = await andu.as(handler)('/api/cases');
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'post-not-held', violations: [{ rule: 'DIR-POST' }] },
  });
  expect(JSON.stringify(refused.body)).toMatch('已于2026-06-30终止');
  await expect(signIn()).rejects.toThrow(/403.*post-not-held/);
  // Who was never appointed is not asked for a post, and a system is no person.
  expect((await andu.as('auditor')('/api/events')).status).toBe(200);
  expect((await andu.signedBy(prison)('/api/cases')).status).toBe(200);

  expect((await appoint({ from: '2026-07-01' })).status).toBe(201);
  expect(await works()).toBe(200);
  await expect(signIn()).resolves.toEqual(expect.any(String));
}, 60_000);

test('an account of another role or agency than the post is refused, whichever came first', async () => {
  // Answers that stay open end as well: the token was let in for another role.
  const live = await fetch(`${andu.url}/api/live`, {
    headers: { authorization: `Bearer ${await andu.tokenOf(handler)}` },
  });
  expect(live.status).toBe(200);
  const ended = live.text();
  expect((await end(handler, '2026-08-31')).status).toBe(201);
  expect((await appoint({ from: '2026-09-01', role: 'decider' })).status).toBe(201);
  expect(await works()).toBe(403);
  await expect(ended).resolves.toEqual(expect.any(String));

  const opened = (changes: object) =>
    andu.as('administrator')('/api/users', {
      method: 'POST',
      body: {
        id: 'new-officer',
        name: '样本',
        post: '承办人',
        staffNumber: '9',
        role: 'caseHandler',
        agency: prison,
        ...changes,
      },
    });
  expect((await appoint({ person: 'new-officer', from: '2099-01-01' })).status).toBe(201);
  expect(await opened({ role: 'decider' })).toMatchObject({
    status: 422,
    body: { code: 'refused-by-directory', violations: [{ rule: 'DIR-POST', field: '/role' }] },
  });
  expect((await opened({})).status).toBe(201);
  // Nobody comes back under another id where the directory has people; where it has none, it is asked nothing.
  expect(await opened({ id: 'former-officer' })).toMatchObject({
    status: 422,
    body: { code: 'refused-by-directory', violations: [{ rule: 'DIR-POST', field: '/id' }] },
  });
  expect((await opened({ id: 'court-officer', agency: 'court-shanghai-3' })).status).toBe(201);
}, 60_000);

test('an administrator does not take his own post away, which nobody could give back', async () => {
  const own = { person: 'administrator', role: 'administrator', organisation: null };
  expect(await appoint({ ...own, role: 'auditor' })).toMatchObject({
    status: 422,
    body: { violations: [{ rule: 'DIR-OWN-POST' }] },
  });
  expect((await appoint(own)).status).toBe(201);
  // Also an end that is still to come would shut him out.
  for (const day of ['2026-06-30', systemClock.today(), '2099-12-31']) {
    expect(await end('administrator', day)).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'DIR-OWN-POST' }] },
    });
  }
  // What he does to the posts of others is not held against his own.
  expect((await end(handler, '2026-10-31')).status).toBe(201);
  expect((await andu.as('administrator')('/api/directory')).status).toBe(200);
}, 60_000);
