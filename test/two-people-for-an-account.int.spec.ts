import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { demonstrationDirectory, politicalLegalCommittee } from '#demo/directory.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import type { Andu } from '../main.ts';
import { startForRealUse, withTwoAdministrators } from './system/real-use.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';

const agency = 'court-shanghai-3';
const password = '长而且好记的密码 2026';

let folder: string;
let andu: Andu;
/** A server for real use, with two administrators: the first and the second that a start let in. */
beforeAll(async () => {
  folder = await newFolder();
  andu = await withTwoAdministrators(folder, ['admin-one', 'admin-two'], password);
  const imported = await call('admin-one', '/api/directory/import', demonstrationDirectory);
  if (imported.status >= 300) throw new Error(JSON.stringify(imported.body));
}, 120_000);
afterAll(async () => {
  await andu.close();
  await removeFolder(folder);
});

const start = (): Promise<Andu> => startForRealUse(folder);

const named = (id: string) => ({ name: `某人 ${id}`, post: '职员', staffNumber: `N-${id}` });
const form = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${andu.url}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ password, ...fields }),
  });

interface Code {
  readonly code: string;
}
interface Added {
  readonly account: {
    readonly id: string;
    readonly state: string;
    readonly open: { readonly id: string } | null;
  };
  readonly code: Code;
  readonly confirmer: { readonly role: string; readonly agency?: string };
}

const tokenOf = (user: string): Promise<string> =>
  obtainToken({ baseUrl: andu.url, user, password });
/** Tokens that were asked for; of a server that was started anew none counts. */
let tokens = new Map<string, Promise<string>>();
const keptTokenOf = (user: string): Promise<string> => {
  const token = tokens.get(user) ?? tokenOf(user);
  tokens.set(user, token);
  return token;
};
async function call(user: string, path: string, body?: unknown, method = 'POST') {
  const answer = await fetch(`${andu.url}${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: {
      authorization: `Bearer ${await keptTokenOf(user)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}
async function added(id: string, role: string, by = 'admin-one'): Promise<Added> {
  const casework = role === 'decider' || role === 'caseHandler';
  const person = { id, ...named(id), role, agency: casework ? agency : null };
  const answer = await call(by, '/api/users', person);
  expect(answer.status).toBe(201);
  return answer.body as Added;
}
const decide = (user: string, id: string, request: string, decision = 'confirmed') =>
  call(user, `/api/users/${id}/confirmation`, { request, decision, reason: '已核对本人' }, 'PUT');
/** Of who got a new password last: what was given for the former one. */
let formerToken: Promise<string> | undefined;
const activate = async (account: string, ...halves: readonly Code[]) => {
  const code = halves.map((half) => half.code).join(' ');
  const answer = await form('/oidc/activation', { account, code });
  if (answer.ok) formerToken = tokens.get(account);
  if (answer.ok) tokens.delete(account);
  const text = await answer.text();
  const problem = (text === '' ? {} : JSON.parse(text)) as { violations?: { rule: string }[] };
  return { status: answer.status, rule: problem.violations?.[0]?.rule };
};
async function letIn(id: string, role: string, confirmer: string): Promise<void> {
  const { account, code } = await added(id, role);
  const { body } = await decide(confirmer, id, account.open!.id);
  expect((await activate(id, code, (body as { code: Code }).code)).status).toBe(204);
}
const waitingOf = async (user: string): Promise<readonly string[]> =>
  ((await call(user, '/api/users/waiting')).body as { id: string }[]).map(({ id }) => id);
const todosOf = async (user: string): Promise<readonly string[]> =>
  (
    (await call(user, '/api/messages?kind=todo')).body as { messages: { id: string }[] }
  ).messages.map(({ id }) => id);

test('the first decider of an agency is let in by a second administrator, never by one alone', async () => {
  const { account, code, confirmer } = await added('first-decider', 'decider');
  expect(account.state).toBe('pending');
  expect(confirmer).toEqual({ role: 'administrator' });
  // The attack that worked: one administrator opens it, uses the code, and decides or confirms.
  expect(await activate('first-decider', code)).toEqual({ status: 403, rule: 'ACCOUNT-PENDING' });
  await expect(tokenOf('first-decider')).rejects.toThrow('401');
  const request = account.open!.id;
  expect(await decide('admin-one', 'first-decider', request)).toMatchObject({
    status: 403,
    body: { violations: [{ rule: 'ACCOUNT-TWO-PEOPLE' }] },
  });
  expect(await waitingOf('admin-one')).toEqual([]);
  expect(await waitingOf('admin-two')).toEqual(['first-decider']);
  expect(await todosOf('admin-two')).toContain(`account:${request}`);
  const decided = await decide('admin-two', 'first-decider', request);
  expect(decided).toMatchObject({ status: 200, body: { account: { state: 'waiting' } } });
  expect(await todosOf('admin-two')).not.toContain(`account:${request}`);
  const second = (decided.body as { code: Code }).code;
  // Neither has both halves.
  expect((await activate('first-decider', code)).rule).toBe('ACCOUNT-CODE');
  expect((await activate('first-decider', second)).rule).toBe('ACCOUNT-CODE');
  expect((await activate('first-decider', code, second)).status).toBe(204);
  expect((await call('first-decider', '/api/session')).status).toBe(200);
}, 60_000);

test('casework of an agency that has a decider is let in by that one, not by another administrator', async () => {
  const { account, code, confirmer } = await added('handler-new', 'caseHandler');
  expect(confirmer).toEqual({ role: 'decider', agency });
  expect(await decide('admin-two', 'handler-new', account.open!.id)).toMatchObject({
    status: 403,
    body: { violations: [{ rule: 'ACCOUNT-CONFIRMER' }] },
  });
  expect(await waitingOf('admin-two')).toEqual([]);
  expect(await waitingOf('first-decider')).toEqual(['handler-new']);
  const { body } = await decide('first-decider', 'handler-new', account.open!.id);
  expect((await activate('handler-new', code, (body as { code: Code }).code)).status).toBe(204);
  expect((await call('handler-new', '/api/users/waiting')).status).toBe(403);
}, 60_000);

test('a new code of who decides waits as well, and the former password is gone at once', async () => {
  await letIn('second-decider', 'decider', 'first-decider');
  const before = (await call('second-decider', '/api/cases')).status;
  const answer = await call('admin-one', '/api/users/second-decider/code', { reason: '忘记密码' });
  const { account, code } = answer.body as Added;
  expect(account.state).toBe('pending');
  await expect(tokenOf('second-decider')).rejects.toThrow('401');
  expect(await activate('second-decider', code)).toEqual({ status: 403, rule: 'ACCOUNT-PENDING' });
  const { body } = await decide('first-decider', 'second-decider', account.open!.id);
  const second = (body as { code: Code }).code;
  expect((await activate('second-decider', code, second)).status).toBe(204);
  // Nor does what was given for the former password count again with the new one.
  const authorization = `Bearer ${await formerToken!}`;
  const former = await fetch(`${andu.url}/api/cases`, { headers: { authorization } });
  const now = (await call('second-decider', '/api/cases')).status;
  expect([before, former.status, now]).toEqual([200, 401, 200]);
}, 60_000);

test('who locks every decider of an agency out is not let in alone by that', async () => {
  const open = await Promise.all(
    ['first-decider', 'second-decider'].map(
      async (id) =>
        (await call('admin-one', `/api/users/${id}/code`, { reason: '锁定' })).body as Added,
    ),
  );
  const [first, second] = open as [Added, Added];
  for (const { account } of open) expect(account.state).toBe('pending');
  expect((await activate('first-decider', first.code)).rule).toBe('ACCOUNT-PENDING');
  expect((await decide('admin-one', 'first-decider', first.account.open!.id)).status).toBe(403);
  const { body } = await decide('admin-two', 'first-decider', first.account.open!.id);
  expect((await activate('first-decider', first.code, (body as { code: Code }).code)).status).toBe(
    204,
  );
  // There is a decider again: the other one is that one's to confirm.
  expect((await decide('admin-two', 'second-decider', second.account.open!.id)).status).toBe(403);
  const rejected = await decide(
    'first-decider',
    'second-decider',
    second.account.open!.id,
    'rejected',
  );
  expect(rejected.body).toMatchObject({ account: { state: 'waiting' }, code: null });
  expect((await activate('second-decider', second.code)).rule).toBe('ACCOUNT-CODE');
}, 60_000);

test('an administrator is let in by another one, and cannot confirm anything before', async () => {
  const { account, code, confirmer } = await added('admin-three', 'administrator');
  expect(confirmer).toEqual({ role: 'administrator' });
  expect((await activate('admin-three', code)).rule).toBe('ACCOUNT-PENDING');
  expect(await waitingOf('first-decider')).not.toContain('admin-three');
  expect((await decide('first-decider', 'admin-three', account.open!.id)).status).toBe(403);
  const { body } = await decide('admin-two', 'admin-three', account.open!.id);
  expect((await activate('admin-three', code, (body as { code: Code }).code)).status).toBe(204);
}, 60_000);

test.each([
  ['auditor', 'auditor-new', null],
  ['analyst', 'analyst-new', null],
  ['supervisor', 'supervisor-new', politicalLegalCommittee.id],
])(
  'who only reads, as %s, is let in by another administrator, also by a new code',
  async (role, id, agency) => {
    const person = { id, ...named(id), role, agency };
    const opened = (await call('admin-one', '/api/users', person)).body as Added;
    expect([opened.account.state, opened.confirmer]).toEqual([
      'pending',
      { role: 'administrator' },
    ]);
    expect((await activate(id, opened.code)).rule).toBe('ACCOUNT-PENDING');
    expect((await decide('admin-one', id, opened.account.open!.id)).status).toBe(403);
    expect((await decide('first-decider', id, opened.account.open!.id)).status).toBe(403);
    const { body } = await decide('admin-two', id, opened.account.open!.id);
    expect((await activate(id, opened.code, (body as { code: Code }).code)).status).toBe(204);
    const issued = (await call('admin-two', `/api/users/${id}/code`, { reason: '遗失' }))
      .body as Added;
    expect((await activate(id, issued.code)).rule).toBe('ACCOUNT-PENDING');
    const again = await decide('admin-one', id, issued.account.open!.id);
    const { code } = again.body as { code: Code };
    expect((await activate(id, issued.code, code)).status).toBe(204);
  },
  60_000,
);

test.each([
  ['somebody else is said to have asked', "UPDATE account_requests SET asked_by = 'admin-two'"],
  ['nothing is said to wait', 'DELETE FROM account_requests'],
])(
  'the events say what waits for whom, also where %s in the table',
  async (_, statement) => {
    const { account } = await added(`analyst-${randomUUID().slice(0, 8)}`, 'analyst');
    const { id } = account;
    const database = new DatabaseSync(join(folder, 'identity.db'));
    database.prepare(`${statement} WHERE account = ?`).run(id);
    database.close();
    expect(await decide('admin-one', id, account.open!.id)).toMatchObject({
      status: 403,
      body: { violations: [{ rule: 'ACCOUNT-TWO-PEOPLE' }] },
    });
    expect((await decide('admin-two', id, account.open!.id, 'rejected')).status).toBe(200);
  },
  60_000,
);

test('what was turned down is not taken up again', async () => {
  const { account, code } = await added('nobody-known', 'decider');
  const { body } = await decide('first-decider', 'nobody-known', account.open!.id, 'rejected');
  expect(body).toMatchObject({ account: { state: 'rejected', open: null }, code: null });
  expect((await activate('nobody-known', code)).rule).toBe('ACCOUNT-CODE');
  expect(await call('admin-one', '/api/users/nobody-known/code', { reason: '再试' })).toMatchObject(
    {
      status: 422,
      body: { violations: [{ rule: 'ACCOUNT-REJECTED' }] },
    },
  );
  const again = { id: 'nobody-known', ...named('nobody-known'), role: 'decider', agency };
  expect((await call('admin-one', '/api/users', again)).status).toBe(409);
}, 60_000);

test('a decision names what was looked at: another code in between makes it void', async () => {
  const { account } = await added('handler-later', 'caseHandler');
  const stale = account.open!.id;
  const issued = await call('admin-two', '/api/users/handler-later/code', { reason: '遗失' });
  const { account: now, code } = issued.body as Added;
  for (const request of [stale, randomUUID()]) {
    expect(await decide('first-decider', 'handler-later', request)).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'ACCOUNT-REQUEST' }] },
    });
  }
  expect((await decide('first-decider', 'nowhere', stale)).status).toBe(404);
  const twice = await Promise.all(
    ['confirmed', 'rejected'].map((decision) =>
      decide('first-decider', 'handler-later', now.open!.id, decision),
    ),
  );
  expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  expect(code.code).not.toBe('');
}, 60_000);

test('who opened, who confirmed or rejected, and why, are events without a code', async () => {
  const { body } = await call('auditor-new', '/api/events?limit=1000');
  const { events } = body as { events: { type: string; stream: string; data: object }[] };
  const of = (id: string) => events.filter(({ stream }) => stream === `account-${id}`);
  expect(of('first-decider').map(({ type }) => type)).toEqual(
    expect.arrayContaining(['AccountOpened', 'AccountConfirmed', 'AccountActivated']),
  );
  expect(of('first-decider').find(({ type }) => type === 'AccountConfirmed')).toMatchObject({
    data: { act: 'opening', reason: '已核对本人' },
    metadata: { actor: { id: 'admin-two' } },
  });
  expect(of('nobody-known').map(({ type }) => type)).toContain('AccountRejected');
  expect(of('admin-two').map(({ type }) => type)).toContain('SecondAdministratorMade');
}, 60_000);

test('what waits still waits after a restart, and accounts of before count as confirmed', async () => {
  const { account, code } = await added('handler-waits', 'caseHandler');
  await andu.close();
  const database = new DatabaseSync(join(folder, 'identity.db'));
  // As a folder of before had them.
  database.exec('ALTER TABLE accounts DROP COLUMN rejected');
  database.exec('ALTER TABLE one_time_codes DROP COLUMN second');
  database.exec('PRAGMA user_version = 1');
  database.close();
  andu = await start();
  tokens = new Map();
  expect(andu.firstAdministrator).toBeNull();
  expect(await waitingOf('first-decider')).toEqual(['handler-waits']);
  expect((await call('handler-new', '/api/session')).status).toBe(200);
  // Its code does not say any more that it is a half: the account waits all the same.
  expect((await activate('handler-waits', code)).rule).toBe('ACCOUNT-PENDING');
  await decide('first-decider', 'handler-waits', account.open!.id, 'rejected');
}, 60_000);
