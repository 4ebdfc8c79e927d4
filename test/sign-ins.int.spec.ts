import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { Browser } from '#identity/testing/browser.ts';
import { startAndu } from '../main.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

const judge = 'court-shanghai-3-decider';
/** What somebody typed into the wrong box. */
const typedSecret = '我的密码-S3cret';

interface Event {
  readonly type: string;
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly actor: Readonly<Record<string, unknown>> };
}

/** The events as an auditor reads them, over the routes. */
async function eventsOf(url: string): Promise<readonly Event[]> {
  const token = await obtainToken({
    baseUrl: url,
    user: 'auditor',
    password: demonstrationPassword,
  });
  const answer = await fetch(`${url}/api/events?limit=1000`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { events: readonly Event[] }).events;
}

async function visitors(url: string): Promise<void> {
  const browser = new Browser();
  await browser.signIn(url, judge, '/healthz');
  await browser.visit(`${url}/api/session`, {
    method: 'DELETE',
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const page = await browser.visit(`${url}/api/session/sign-in`);
  const wrong = (user: string, password: string) =>
    browser.visit(page.url, { form: { user, password }, follow: false });
  await wrong(typedSecret, judge);
  for (let count = 0; count < 60; count += 1) await wrong(judge, `${typedSecret}${count}`);
}

test('sign-ins, failures and sign-outs are events that outlive a stop, without anything that was typed', async () => {
  const folder = await newFolder();
  const first = await startAndu(testConfiguration(folder));
  await visitors(first.url);
  await first.close();
  const second = await startAndu(testConfiguration(folder));
  try {
    const events = (await eventsOf(second.url)).filter(({ stream }) =>
      stream.startsWith('sign-ins-'),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'SignedIn',
      'SignedOut',
      'SignInsFailed',
      'SignedIn',
    ]);
    const [signedIn, signedOut, failed, auditor] = events;
    const actor = { kind: 'person', id: judge, agency: 'court-shanghai-3', role: 'decider' };
    expect(signedIn).toMatchObject({
      data: { way: 'password', client: 'screens', source: '127.0.0.1' },
      metadata: { actor },
    });
    expect(signedOut).toMatchObject({ data: { how: 'signedOut' }, metadata: { actor } });
    expect(failed!.data).toMatchObject({ source: '127.0.0.1', total: 61 });
    expect(failed!.data['kinds']).toEqual(
      expect.arrayContaining([
        { way: 'password', reason: 'unknownName', account: null, count: 1 },
        { way: 'password', reason: 'wrongPassword', account: judge, count: 5 },
        { way: 'password', reason: 'throttled', account: judge, count: 55 },
      ]),
    );
    expect(auditor).toMatchObject({
      data: { client: 'commandLine' },
      metadata: { actor: { id: 'auditor' } },
    });
    expect(JSON.stringify(events)).not.toContain(typedSecret);
  } finally {
    await second.close();
    await removeFolder(folder);
  }
}, 60_000);
