import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { demonstrationPassword } from '#demo/accounts.ts';
import { startAndu, type Andu } from '../main.ts';
import type { Configuration } from '../server/configuration.ts';
import { withTwoAdministrators } from './system/real-use.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

const start = (dataFolder: string, given: Partial<Configuration> = {}): Promise<Andu> =>
  startAndu(testConfiguration(dataFolder, { demo: 'off', ...given }));

let folder: string;
let andu: Andu;
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(async () => {
  await andu.close();
  await removeFolder(folder);
});

const password = '长而且好记的密码 2026';
const own = { account: 'zhou-weiguo', name: '周卫国', post: '系统管理员', staffNumber: 'A-001' };

const form = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${andu.url}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
const makeFirst = (code: string, more: object = {}): Promise<Response> =>
  form('/oidc/first-administrator', { ...own, code, password, ...more });
const tokenOf = (user: string, secret = password): Promise<string> =>
  obtainToken({ baseUrl: andu.url, user, password: secret });

type CallAs = (path: string, body?: unknown, method?: string) => Promise<Response>;

async function as(user: string): Promise<CallAs> {
  const authorization = `Bearer ${await tokenOf(user)}`;
  return (path, body, method = 'POST') =>
    fetch(`${andu.url}${path}`, {
      method: body === undefined ? 'GET' : method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What only the demonstration says. */
const traces = [
  '演示',
  demonstrationPassword,
  'court-shanghai-3',
  'system-prison',
  'prison-liaocheng',
];

test('a fresh start has no account, key, system or word of the demonstration', async () => {
  andu = await start(folder);
  await expect(tokenOf('administrator', demonstrationPassword)).rejects.toThrow('401');
  const page = await fetch(`${andu.url}/api/session/sign-in`);
  const text = await page.text();
  for (const trace of traces) expect(text).not.toContain(trace);
  await makeFirst(andu.firstAdministrator!.code);
  const administrator = await as(own.account);
  expect(await (await administrator('/api/systems')).json()).toEqual([]);
  expect(await (await administrator('/api/users')).json()).toEqual([
    expect.objectContaining({ id: own.account, state: 'active' }),
  ]);
  for (const file of filesOf(folder)) {
    const bytes = readFileSync(file);
    const found = traces.filter((trace) => bytes.includes(trace));
    expect([file, found]).toEqual([file, []]);
  }
}, 60_000);

test('what an earlier start with the demonstration left is taken away', async () => {
  andu = await start(folder, { demo: 'without-cases' });
  const key = demonstrationSigningKey(folder, 'prison-liaocheng')!;
  const statusOfSigned = async (): Promise<number> => {
    const url = `${andu.url}/api/commands`;
    return (await fetch(url, { headers: signRequest({ method: 'GET', url }, key) })).status;
  };
  const token = await tokenOf('administrator', demonstrationPassword);
  const statusOfToken = async (): Promise<number> =>
    (await fetch(`${andu.url}/api/users`, { headers: { authorization: `Bearer ${token}` } }))
      .status;
  expect(andu.firstAdministrator).toBeNull();
  expect(await statusOfSigned()).toBe(200);
  expect(await statusOfToken()).toBe(200);
  const { port } = new URL(andu.url);
  await andu.close();
  andu = await start(folder, { port: Number(port) });
  expect(await statusOfSigned()).toBe(401);
  expect(await statusOfToken()).toBe(401);
  expect(demonstrationSigningKey(folder, 'prison-liaocheng')).toBeNull();
  await expect(tokenOf('administrator', demonstrationPassword)).rejects.toThrow('401');
  expect(andu.firstAdministrator).not.toBeNull();
}, 60_000);

test('the code of the start makes one administrator, once, and that of the next a second one', async () => {
  andu = await start(folder);
  const { code, until } = andu.firstAdministrator!;
  expect(code).toMatch(/^(?:[2-9A-HJKMNP-Z]{5}-){3}[2-9A-HJKMNP-Z]{5}$/);
  expect(Date.parse(until)).toBeGreaterThan(Date.now());
  expect((await fetch(`${andu.url}/oidc/first-administrator`)).status).toBe(200);
  for (const file of filesOf(folder)) expect(readFileSync(file).includes(code)).toBe(false);
  expect((await makeFirst('AAAAA-AAAAA-AAAAA-AAAAA')).status).toBe(401);
  expect((await makeFirst(code, { password: 'short' })).status).toBe(400);
  expect((await makeFirst(code, { password: `${own.account}-2026` })).status).toBe(400);
  expect((await makeFirst(code)).status).toBe(204);
  expect((await makeFirst(code, { account: 'another' })).status).toBe(401);
  const administrator = await as(own.account);
  expect(await (await administrator('/api/session')).json()).toMatchObject({
    principal: {
      name: '周卫国',
      role: 'administrator',
      staff: { post: '系统管理员', staffNumber: 'A-001' },
    },
  });
  await andu.close();
  // The next start says one for a second administrator: two let in who acts.
  andu = await start(folder);
  const second = andu.firstAdministrator!;
  expect(second.administrators).toBe(1);
  expect((await makeFirst(second.code, { account: 'another' })).status).toBe(204);
  await andu.close();
  andu = await start(folder);
  expect(andu.firstAdministrator).toBeNull();
  const page = await fetch(`${andu.url}/oidc/first-administrator`);
  expect([page.status, await page.text()]).toEqual([410, expect.stringMatching(/去登录/)]);
  expect((await makeFirst(second.code, { account: 'third' })).status).toBe(401);
}, 60_000);

test('a code that nobody used gives way to the one of the next start', async () => {
  andu = await start(folder);
  const { code } = andu.firstAdministrator!;
  await andu.close();
  andu = await start(folder);
  expect((await makeFirst(code)).status).toBe(401);
  expect((await makeFirst(andu.firstAdministrator!.code)).status).toBe(204);
}, 60_000);

const person = {
  id: 'li-jing',
  name: '李静',
  post: '审计员',
  staffNumber: 'B-007',
  role: 'auditor',
  agency: null,
};

test('the administrator adds people, who set their own passwords', async () => {
  andu = await withTwoAdministrators(folder, [own.account, 'wu-jun'], password);
  const administrator = await as(own.account);
  const second = await as('wu-jun');
  const confirmed = async (request: string): Promise<string> => {
    const body = { request, decision: 'confirmed', reason: '已核对本人' };
    const answer = await second(`/api/users/${person.id}/confirmation`, body, 'PUT');
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { code: { code: string } }).code.code;
  };
  const added = await administrator('/api/users', person);
  expect(added.status).toBe(201);
  const { account, code } = (await added.json()) as {
    account: { state: string; open: { id: string } };
    code: { code: string };
  };
  expect(account.state).toBe('pending');
  await expect(tokenOf(person.id)).rejects.toThrow('401');
  const whole = `${code.code} ${await confirmed(account.open.id)}`;
  const activate = (secret: string, given = whole) =>
    form('/oidc/activation', { account: person.id, code: given, password: secret });
  expect((await activate(password, 'AAAAA-AAAAA-AAAAA-AAAAA')).status).toBe(401);
  expect((await activate(password)).status).toBe(204);
  expect((await activate(`${password} another`)).status).toBe(401);
  const auditor = await as(person.id);
  expect((await auditor('/api/users', person)).status).toBe(403);

  const again = await administrator(`/api/users/${person.id}/code`, { reason: '忘记密码' });
  expect(again.status).toBe(201);
  expect((await auditor('/api/users')).status).toBe(401);
  await expect(tokenOf(person.id)).rejects.toThrow('401');
  const next = (await again.json()) as {
    account: { open: { id: string } };
    code: { code: string };
  };
  const both = `${next.code.code} ${await confirmed(next.account.open.id)}`;
  expect((await activate(password, both)).status).toBe(204);
  const events = await (await (await as(person.id))('/api/events')).json();
  const types =
    (events as { events?: { type: string }[] }).events ?? (events as { type: string }[]);
  expect(types.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['FirstAdministratorMade', 'AccountOpened', 'AccountCodeIssued']),
  );
}, 60_000);

test('refuses to add a person who does not fit', async () => {
  andu = await start(folder);
  await makeFirst(andu.firstAdministrator!.code);
  const administrator = await as(own.account);
  for (const [more, status] of [
    [{ id: own.account }, 409],
    [{ id: 'Li Jing' }, 400],
    [{ role: 'businessSystem' }, 400],
    [{ role: 'decider' }, 400],
    [{ agency: 'nowhere' }, 400],
    [{ name: '' }, 400],
    [{ password: 'x' }, 400],
  ] as const) {
    const answer = await administrator('/api/users', { ...person, ...more });
    expect([more, answer.status]).toEqual([more, status]);
  }
}, 60_000);

test('a demonstration is for this machine only', async () => {
  const open = start(folder, { demo: 'without-cases', host: '0.0.0.0' });
  await expect(open).rejects.toMatchObject({ code: 'demonstration-exposed', part: '0.0.0.0:0' });
  expect(existsSync(join(folder, 'identity.db'))).toBe(false);
  andu = await start(folder, { host: '0.0.0.0', port: 0 });
  expect((await fetch(`${andu.url.replace('0.0.0.0', '127.0.0.1')}/healthz`)).status).toBe(200);
}, 60_000);
