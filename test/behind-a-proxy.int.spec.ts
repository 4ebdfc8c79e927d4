import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Browser } from '#identity/testing/browser.ts';
import { throttleLimits } from '#identity/oidc/sign-in-throttle.ts';
import { readConfiguration } from '../server/configuration.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** A browser of which a proxy says that it has this address. */
class Distant extends Browser {
  readonly #address: string;
  constructor(address: string) {
    super();
    this.#address = address;
  }
  override visit(url: string, options: Parameters<Browser['visit']>[1] = {}) {
    const headers = { ...options.headers, 'x-forwarded-for': this.#address };
    return super.visit(url, { ...options, headers });
  }
}

const wrong = async (andu: ServedAndu, address: string, user: string): Promise<number> => {
  const browser = new Distant(address);
  const page = await browser.visit(`${andu.url}/api/session/sign-in?returnTo=/healthz`);
  const form = { user, password: 'wrong' };
  return (await browser.visit(page.url, { form, follow: false })).status;
};

test('behind a trusted proxy thirty wrong passwords lock one address and nobody else', async () => {
  const andu = await serveAndu({ trustProxy: ['127.0.0.1'] });
  // All but the last of them are entered where they are counted: a password takes long to check.
  const counted = new DatabaseSync(join(andu.folder, 'identity.db'), { timeout: 5_000 });
  const insert = counted.prepare('INSERT INTO sign_in_failures (subject, at) VALUES (?, ?)');
  for (let count = 1; count < throttleLimits.address; count += 1) {
    insert.run('address:203.0.113.7', Date.now());
  }
  counted.close();
  expect(await wrong(andu, '203.0.113.7', 'somebody')).toBe(401);
  expect(await wrong(andu, '203.0.113.7', 'nobody')).toBe(429);
  const judge = new Distant('203.0.113.8');
  const end = await judge.signIn(andu.url, 'court-shanghai-3-decider', '/healthz');
  expect(end.status).toBe(200);
  const session = await judge.visit(`${andu.url}/api/session`);
  expect(JSON.parse(session.text)).toMatchObject({ signedIn: true, address: '203.0.113.8' });
  await andu.close();
}, 120_000);

test('nobody else is believed who says where a call came from', async () => {
  const andu = await serveAndu();
  const answer = await andu.call('/api/session', { headers: { 'x-forwarded-for': '203.0.113.7' } });
  expect(answer.body).toMatchObject({ address: '127.0.0.1' });
  expect(answer.headers.get('strict-transport-security')).toBeNull();
  await andu.close();
}, 60_000);

test('only where users come over TLS are their browsers told to stay with it', async () => {
  const andu = await serveAndu({ baseUrl: 'https://andu.example' });
  const answer = await andu.call('/healthz');
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  await andu.close();
}, 60_000);

test.each(['x', '10.0.0.1/33', '10.0.0', '::1/129', '10.0.0.1/a'])(
  'a proxy that is no address (%s) is refused at the start',
  (proxy) => {
    expect(() => readConfiguration({ ANDU_TRUST_PROXY: proxy })).toThrow(/ANDU_TRUST_PROXY/);
  },
);
test('proxies are a list of addresses and networks', () => {
  const { trustProxy } = readConfiguration({ ANDU_TRUST_PROXY: '10.0.0.1, fd00::/8' });
  expect(trustProxy).toEqual(['10.0.0.1', 'fd00::/8']);
  expect(readConfiguration({}).trustProxy).toBe(false);
});
