import type { Principal } from '#domain/access/principal.ts';
import { activationPaths } from './accounts/activation-page.ts';
import { obtainToken } from './oidc/obtain-token.ts';
import { throttleLimits } from './oidc/sign-in-throttle.ts';
import { Browser } from './testing/browser.ts';
import { serveIdentity, type ServedIdentity } from './testing/served-identity.ts';

const judge = 'court-shanghai-3-decider';
const minute = 60_000;
const own = { 'sec-fetch-site': 'same-origin' };

let served: ServedIdentity;
beforeEach(async () => {
  served = await serveIdentity();
});
afterEach(() => served.close());

/** Types a name and a password into the page of the issuer. */
async function type(user: string, password: string): Promise<void> {
  const browser = new Browser();
  const page = await browser.visit(`${served.url}/api/session/sign-in`);
  await browser.visit(page.url, { form: { user, password } });
}

const newCode = () =>
  served.identity.accountDesk!.issueCode(
    judge,
    { reason: '忘记密码' },
    { correlationId: 'test', principal: { id: 'admin' } as Principal },
  );

/** Types a one-time code into the page that sets a password. */
const typeCode = (account: string, code: string, password = 'a-password-of-some-length') =>
  new Browser().visit(`${served.url}${activationPaths.activation}`, {
    form: { account, code, password },
  });

describe('of sign-ins is kept', () => {
  test('who came in with the screens, and that the person left, once', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const signOut = () =>
      browser.visit(`${served.url}/api/session`, { method: 'DELETE', headers: own });
    await signOut();
    await signOut();
    expect(served.signIns).toEqual([
      `in ${judge} court-shanghai-3 password screens`,
      `out ${judge} signedOut`,
    ]);
  });

  test('who came in with the command line', async () => {
    await obtainToken({ baseUrl: served.url, user: 'auditor', password: 'andu-demo' });
    expect(served.signIns).toEqual(['in auditor - password commandLine']);
  });

  test('that the one before left when somebody else signs in at the same browser', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    await browser.signIn(served.url, 'auditor');
    expect(served.signIns.slice(1)).toEqual([
      'in auditor - password screens',
      `out ${judge} replaced`,
    ]);
  });

  test('a wrong password by its account, and nothing of what was typed for a name', async () => {
    await type(judge, 'not-the-password');
    await type('andu-demo', judge);
    expect(served.signIns).toEqual([
      `failed password wrongPassword ${judge}`,
      'failed password unknownName -',
    ]);
  });

  test('no password that breaks the rule: only a wrong code counts, and until when is said', async () => {
    for (let count = 0; count <= throttleLimits.account; count += 1) {
      expect((await typeCode(judge, 'AAAAA', '123456789012')).status).toBe(400);
    }
    for (let count = 0; count < throttleLimits.account; count += 1) {
      expect((await typeCode(judge, 'AAAAA')).status).toBe(401);
    }
    const late = await typeCode(judge, 'AAAAA');
    expect(late.status).toBe(429);
    expect(late.text).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}（北京时间）/);
    // Another account at the same address is not locked by it.
    expect((await typeCode('auditor', 'AAAAA')).status).toBe(401);
  });

  test('that a password was not looked at any more', async () => {
    for (let count = 0; count <= throttleLimits.account; count += 1) await type(judge, 'wrong');
    expect(served.signIns.at(-1)).toBe(`failed password throttled ${judge}`);
    expect(served.signIns.slice(0, -1)).toEqual(
      Array<string>(throttleLimits.account).fill(`failed password wrongPassword ${judge}`),
    );
  });

  test('a one-time code that was not taken, by its account, and one that waits for a second person', async () => {
    const { code } = await newCode();
    const half = code.code;
    await typeCode(judge, 'AAAAA-AAAAA-AAAAA-AAAAA');
    await typeCode('andu-demo', half);
    await typeCode(judge, half);
    expect(served.signIns).toEqual([
      `failed code wrongCode ${judge}`,
      'failed code wrongCode -',
      `failed code unconfirmedCode ${judge}`,
    ]);
    for (let count = 1; count <= throttleLimits.account; count += 1) await typeCode(judge, 'wrong');
    expect(served.signIns.at(-1)).toBe(`failed code throttled ${judge}`);
  });

  test('a callback that nobody began', async () => {
    await new Browser().visit(`${served.url}/api/session/callback?code=x&state=y`);
    expect(served.signIns).toEqual(['failed password notBegun -']);
  });
});

test('the sessions that a new code ends are kept, one each', async () => {
  const [one, other] = [new Browser(), new Browser()];
  await one.signIn(served.url, judge);
  await other.signIn(served.url, judge);
  await new Browser().signIn(served.url, 'auditor');
  await newCode();
  expect(served.signIns.slice(3)).toEqual([`out ${judge} newCode`, `out ${judge} newCode`]);
});

describe('a session that ends by itself', () => {
  const lines = () => served.signIns.slice(1);

  test('is kept when it is noticed, once', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    served.pass(31 * minute);
    expect(lines()).toEqual([]);
    await browser.visit(`${served.url}/api/session`);
    await browser.visit(`${served.url}/api/session`);
    expect(lines()).toEqual([`out ${judge} idle`]);
  });

  test('is noticed by the next one who signs in, also after a restart', async () => {
    await new Browser().signIn(served.url, judge);
    await served.restart();
    served.pass(11 * 60 * minute);
    await new Browser().signIn(served.url, 'auditor');
    expect(lines()).toEqual(['in auditor - password screens', `out ${judge} absolute`]);
  });
});
