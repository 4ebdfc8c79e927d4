import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from '#domain/kernel/errors.ts';
import { obtainToken } from './oidc/obtain-token.ts';
import { throttleLimits } from './oidc/sign-in-throttle.ts';
import { Browser } from './testing/browser.ts';
import { fewPeople } from './testing/few-people.ts';
import { serveIdentity, type ServedIdentity } from './testing/served-identity.ts';

const judge = 'court-shanghai-3-decider';
const password = 'andu-demo';
const minute = 60_000;

let served: ServedIdentity;
/** For tests that move the clock, or count what is asked. */
function aServerEach(): void {
  beforeEach(async () => {
    served = await serveIdentity();
  });
  afterEach(() => served.close());
}
/** For tests each of whose browsers knows nothing of the others. */
function oneServer(): void {
  beforeAll(async () => {
    served = await serveIdentity();
  });
  afterAll(() => served.close());
}

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const own = { 'sec-fetch-site': 'same-origin' };
const session = async (browser: Browser) =>
  json((await browser.visit(`${served.url}/api/session`)).text);
const probe = async (browser: Browser, headers: Record<string, string> = {}, method = 'GET') => {
  const { status, text } = await browser.visit(`${served.url}/probe`, { method, headers });
  return { status, ...json(text) };
};

describe('signing in with a browser', () => {
  oneServer();

  test('leads through the issuer back to where one wanted to go', async () => {
    const browser = new Browser();
    const end = await browser.signIn(served.url, judge, '/probe?a=1');
    expect(end.url).toBe(`${served.url}/probe?a=1`);
    expect(json(end.text)).toMatchObject({ who: judge });
  });

  test('the session says who one is, what one may do, and until when', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const answer = await session(browser);
    expect(answer).toMatchObject({
      signedIn: true,
      principal: {
        kind: 'person',
        id: judge,
        name: '陈秉衡（演示）',
        role: 'decider',
        agency: { id: 'court-shanghai-3', kind: 'court' },
      },
      address: '127.0.0.1',
    });
    expect(answer['permissions']).toContainEqual({
      operation: 'case.read',
      relation: 'ownCase',
      masking: 'full',
    });
    expect(answer['permissions']).not.toContainEqual(
      expect.objectContaining({ operation: 'systems.manage' }),
    );
    const idle = Date.parse(String(answer['idleEndsAt'])) - Date.parse(String(answer['now']));
    expect(Math.abs(idle - 30 * minute)).toBeLessThan(minute);
  });

  test('nobody is signed in before, and that is no fault', async () => {
    expect(await session(new Browser())).toMatchObject({
      signedIn: false,
      principal: null,
      permissions: [],
    });
  });

  test('the cookie is out of reach for scripts and holds no more than a number', async () => {
    const browser = new Browser();
    const page = await browser.visit(`${served.url}/api/session/sign-in`);
    const callback = await browser.visit(page.url, {
      form: { user: judge, password },
      follow: false,
    });
    const resumed = await browser.visit(callback.headers.get('location')!, { follow: false });
    const end = await browser.visit(resumed.headers.get('location')!, { follow: false });
    const cookie = end.headers.getSetCookie().find((each) => each.startsWith('andu_session='))!;
    expect(cookie).toMatch(/^andu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('a link cannot lead away from this server', async () => {
    const browser = new Browser();
    const end = await browser.signIn(served.url, judge, 'https://elsewhere.example/');
    expect(end.url).toBe(`${served.url}/`);
  });

  test('a callback that this browser did not begin is refused with a page', async () => {
    const browser = new Browser();
    const page = await browser.visit(`${served.url}/api/session/sign-in`);
    const first = await browser.visit(page.url, { form: { user: judge, password }, follow: false });
    const resumed = await browser.visit(first.headers.get('location')!, { follow: false });
    const callback = resumed.headers.get('location')!;
    const victim = new Browser();
    const refused = await victim.visit(callback);
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('登录未完成');
    expect(victim.cookies.has('andu_session')).toBe(false);
    expect((await browser.visit(callback, { follow: false })).status).toBe(303);
    expect((await browser.visit(callback, { follow: false })).status).toBe(401);
  });

  test('by another name of this machine leads to the address that has the cookies', async () => {
    const elsewhere = served.url.replace('127.0.0.1', 'localhost');
    const answer = await new Browser().visit(`${elsewhere}/api/session/sign-in?returnTo=/cases`, {
      follow: false,
    });
    expect(answer.headers.get('location')).toBe(
      `${served.url}/api/session/sign-in?returnTo=%2Fcases&canonical=1`,
    );
  });
});

describe('the page of the embedded issuer', () => {
  oneServer();

  test('shows every demonstration user and their password, in both languages', async () => {
    const browser = new Browser();
    const page = await browser.visit(`${served.url}/api/session/sign-in`);
    for (const { id } of fewPeople.users) expect(page.text).toContain(`value="${id}"`);
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.text).toContain(password);
    const english = await browser.visit(`${page.url}?lang=en`);
    expect(english.text).toContain('Demonstration users');
  });

  test('asks nothing of another host and runs no script', async () => {
    const page = await new Browser().visit(`${served.url}/api/session/sign-in`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.text).not.toMatch(/https?:\/\/|<script|\son\w+=/);
  });

  test('says that the password is wrong, not which of the two', async () => {
    const texts = await Promise.all(
      [judge, 'nobody-at-all'].map(async (user) => {
        const browser = new Browser();
        const page = await browser.visit(`${served.url}/api/session/sign-in`);
        const answer = await browser.visit(page.url, { form: { user, password: 'no' } });
        expect(answer.status).toBe(401);
        return answer.text.replaceAll(/interaction\/[\w-]+/g, '');
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  test('a form that another browser got is refused', async () => {
    const page = await new Browser().visit(`${served.url}/api/session/sign-in`);
    const stranger = await new Browser().visit(page.url, { form: { user: judge, password } });
    expect(stranger.status).toBe(400);
  });

  test('stops looking at passwords after too many failures, until the window has passed', async () => {
    // Nobody has failed within the window yet.
    served.pass(throttleLimits.windowMs);
    const browser = new Browser();
    const page = await browser.visit(`${served.url}/api/session/sign-in`);
    const attempt = (user: string, secret: string) =>
      browser.visit(page.url, { form: { user, password: secret }, follow: false });
    for (let failure = 0; failure < throttleLimits.account; failure += 1) {
      expect((await attempt(judge, `wrong ${failure}`)).status).toBe(401);
    }
    const blocked = await attempt(judge, password);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await attempt('court-shanghai-3-handler', 'wrong')).status).toBe(401);
    await served.restart();
    expect((await attempt(judge, password)).status).toBe(429);
    served.pass(throttleLimits.windowMs);
    await expect(obtainToken({ baseUrl: served.url, user: judge, password })).resolves.toBeTruthy();
  });
});

describe('a session', () => {
  aServerEach();

  test('outlives a restart of the server', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    await served.restart();
    expect(await probe(browser)).toMatchObject({ status: 200, who: judge });
  });

  test('ends without use, and says so', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    served.pass(31 * minute);
    expect(await probe(browser)).toMatchObject({ status: 401, code: 'session-expired' });
    expect(await session(browser)).toMatchObject({ signedIn: false });
    expect(await probe(browser)).toMatchObject({ status: 200, who: null });
  });

  test('goes on while it is used, but not beyond its end', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    for (let half = 0; half < 19; half += 1) {
      served.pass(29 * minute);
      expect(await probe(browser)).toMatchObject({ who: judge });
    }
    served.pass(29 * minute);
    await probe(browser);
    served.pass(29 * minute);
    expect(await probe(browser)).toMatchObject({ code: 'session-expired' });
  });

  test.each([
    ['the screens asking whether it lives', '/api/session', {}],
    ['a page that reads again by itself what lies open', '/probe', { 'andu-read': 'again' }],
  ])('is not kept alive by %s', async (_what, path, headers) => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    served.pass(20 * minute);
    await browser.visit(`${served.url}${path}`, { headers });
    served.pass(11 * minute);
    expect(await session(browser)).toMatchObject({ signedIn: false });
  });

  test('is kept alive by a person who asks for it', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    served.pass(20 * minute);
    await browser.visit(`${served.url}/api/session`, { method: 'POST', headers: own });
    served.pass(20 * minute);
    expect(await session(browser)).toMatchObject({ signedIn: true });
  });

  test('is over after signing out, also for a copy of its cookie', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const copy = browser.cookies.get('andu_session')!;
    const answer = await browser.visit(`${served.url}/api/session`, {
      method: 'DELETE',
      headers: own,
    });
    expect(json(answer.text)).toEqual({ signOutUrl: null });
    expect(browser.cookies.has('andu_session')).toBe(false);
    browser.cookies.set('andu_session', copy);
    expect(await probe(browser)).toMatchObject({ status: 401, code: 'session-expired' });
    // Who left has run out of no time.
    expect(JSON.stringify(errors['session-expired'])).not.toMatch(/超时|expired/);
  });

  test('of the one before ends when somebody else signs in at the same browser', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const earlier = browser.cookies.get('andu_session')!;
    await browser.signIn(served.url, 'auditor');
    expect(await probe(browser)).toMatchObject({ who: 'auditor' });
    browser.cookies.set('andu_session', earlier);
    expect(await probe(browser)).toMatchObject({ code: 'session-expired' });
  });

  test('a made-up number is no session', async () => {
    const browser = new Browser();
    browser.cookies.set('andu_session', { value: 'A'.repeat(43), path: '/' });
    expect(await probe(browser)).toMatchObject({ status: 401, code: 'session-expired' });
  });
});

describe('what another site makes the browser send', () => {
  oneServer();

  test.each([
    [{}, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ])('with %p a POST gets %d', async (headers, status) => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const answer = await probe(browser, headers as Record<string, string>, 'POST');
    expect(answer.status).toBe(status);
    expect(answer).toMatchObject(status === 200 ? { who: judge } : { code: 'cross-site-request' });
  });

  test('an older browser says its origin instead', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    expect(await probe(browser, { origin: served.url }, 'POST')).toMatchObject({ who: judge });
  });

  test('cannot sign anybody out', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const answer = await browser.visit(`${served.url}/api/session`, { method: 'DELETE' });
    expect(answer.status).toBe(403);
    expect(await session(browser)).toMatchObject({ signedIn: true });
  });
});

describe('an access token', () => {
  aServerEach();

  const ask = (token: string, method = 'GET') =>
    probe(new Browser(), { authorization: `Bearer ${token}` }, method);

  test('is obtained without a browser and speaks for its user', async () => {
    const token = await obtainToken({ baseUrl: served.url, user: 'auditor', password });
    expect(await ask(token)).toMatchObject({ who: 'auditor', again: 'auditor' });
    expect(await ask(token, 'POST')).toMatchObject({ who: 'auditor' });
  });

  test('is obtained by another name of this machine as well', async () => {
    const baseUrl = served.url.replace('127.0.0.1', 'localhost');
    expect(await ask(await obtainToken({ baseUrl, user: 'analyst', password }))).toMatchObject({
      who: 'analyst',
    });
  });

  test('has no session to sign out of, and says what ends it', async () => {
    const token = await obtainToken({ baseUrl: served.url, user: 'auditor', password });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await new Browser().visit(`${served.url}/api/session`, {
      method: 'DELETE',
      headers,
    });
    expect([answer.status, json(answer.text)]).toMatchObject([
      404,
      { violations: [{ rule: 'SESSION-NONE' }] },
    ]);
    expect(await ask(token)).toMatchObject({ who: 'auditor' });
  });

  test('is refused with a wrong password', async () => {
    await expect(
      obtainToken({ baseUrl: served.url, user: 'auditor', password: 'no' }),
    ).rejects.toMatchObject({ name: 'SignInRefused', status: 401 });
  });

  test('holds over a restart, and not beyond its hour', async () => {
    const token = await obtainToken({ baseUrl: served.url, user: 'auditor', password });
    await served.restart();
    expect(await ask(token)).toMatchObject({ who: 'auditor' });
    served.pass(61 * minute);
    expect(await ask(token)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('with one letter changed, of another kind or without a signature is refused', async () => {
    const token = await obtainToken({ baseUrl: served.url, user: 'auditor', password });
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = json(Buffer.from(payload, 'base64url').toString());
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      `${header}.${encode({ ...claims, role: 'administrator' })}.${signature}`,
      `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${payload}.${signature}`,
      'nonsense',
    ];
    for (const each of forged)
      expect(await ask(each)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('other schemes than Bearer are refused', async () => {
    const answer = await probe(new Browser(), { authorization: 'Basic YTpi' });
    expect(answer).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});

describe('the secrets of the issuer', () => {
  oneServer();

  test('are for their owner only and stay the same', async () => {
    const path = join(served.folder, 'keys/oidc.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    await served.restart();
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('its code needs PKCE', async () => {
    const query = new URLSearchParams({
      client_id: 'andu-cli',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'http://127.0.0.1/callback',
    });
    const answer = await new Browser().visit(`${served.url}/oidc/auth?${query}`, { follow: false });
    const location = new URL(answer.headers.get('location')!);
    expect(location.searchParams.get('error')).toBe('invalid_request');
    expect(location.searchParams.get('error_description')).toMatch(/PKCE/);
  });
});
