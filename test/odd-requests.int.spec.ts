import { Browser } from '#identity/testing/browser.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** A route of the server, with its placeholders filled by something that is not there. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

let andu: ServedAndu;
let routes: readonly Route[];
beforeAll(async () => {
  andu = await serveAndu();
  routes = await routesOf(andu);
}, 60_000);
afterAll(() => andu.close());

const uuid = '0b9f7c1e-1111-4222-8333-444455556666';

async function routesOf({ call }: ServedAndu): Promise<readonly Route[]> {
  const { body } = await call('/api/openapi.json');
  const { paths } = body as { paths: Record<string, Record<string, Operation>> };
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, uuid),
      query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    })),
  );
  // All commands of a kind of case are one route: some of them stand for the others.
  const isCommand = (path: string): boolean => /^\/api\/(?:criminal-)?commands\//.test(path);
  const commands = [
    ...documented.filter(({ path }) => path.startsWith('/api/commands/')).slice(0, 2),
    ...documented.filter(({ path }) => path.startsWith('/api/criminal-commands/')).slice(0, 1),
  ];
  const others = documented.filter(({ path }) => !isCommand(path));
  const plain = ['/', '/about', '/healthz', '/oidc/auth', '/oidc/interaction/x', '/api/nowhere'];
  return [
    ...commands,
    ...others.filter(({ path, method }) => !isSignOut(path, method)),
    ...plain.map((path) => ({ method: 'GET', path, query: ['lang'] })),
    ...['/oidc/token', '/oidc/interaction/x', '/api/nowhere', '/api/session'].map((path) => ({
      method: 'POST',
      path,
      query: [],
    })),
    // Signing out comes last: what is asked after it is asked by nobody.
    ...others.filter(({ path, method }) => isSignOut(path, method)),
  ];
}

const isSignOut = (path: string, method: string): boolean =>
  method === 'DELETE' && path === '/api/session';

async function sessionOf(user: string): Promise<string> {
  const browser = new Browser();
  await browser.signIn(andu.url, user, '/healthz');
  return `andu_session=${browser.cookies.get('andu_session')!.value}`;
}

interface Odd {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly query?: (names: readonly string[]) => string;
}

/** Status and media type of an answer; a stream is not read to its end. */
async function ask({ method, path, query }: Route, odd: Odd) {
  const suffix = odd.query?.(query) ?? '';
  const canHaveBody = method !== 'GET' && odd.body !== undefined;
  const response = await fetch(`${andu.url}${path}${suffix === '' ? '' : `?${suffix}`}`, {
    method,
    redirect: 'manual',
    headers: { ...odd.headers },
    ...(canHaveBody ? { body: Buffer.from(odd.body!) } : {}),
  });
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body!.cancel();
  return { status: response.status, type, text };
}

/** Asks every route, some at a time; says which ones did not answer as they should. */
async function walk(odd: Odd): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let at = 0; at < routes.length; at += 12) {
    const some = routes.slice(at, at + 12).map(async (route) => {
      const { status, type, text } = await ask(route, odd);
      // The issuer answers people with pages and clients as OpenID Connect has it.
      const isProblem = type.startsWith('application/problem+json') || route.path.includes('/oidc');
      const isPage = type.startsWith('text/html') && status < 500;
      if (status === 500 || status === 429 || (status >= 400 && !isProblem && !isPage)) {
        wrong.push(`${route.method} ${route.path}: ${status} ${type} ${text.slice(0, 200)}`);
      }
    });
    await Promise.all(some);
  }
  return wrong;
}

const json = { 'content-type': 'application/json' };
const form = 'multipart/form-data; boundary=x';
const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';

const halfJson =
  '--x\r\ncontent-disposition: form-data; name="sha256"\r\ncontent-type: application/json\r\n\r\n{\r\n--x--\r\n';

describe('every route answers with a problem, never with a 500,', () => {
  test.each<[string, Odd]>([
    ['nobody at all', {}],
    ['a bad token', { headers: { authorization: 'Bearer a.b.c' } }],
    ['another kind of authorization', { headers: { authorization: 'Basic Zm9v' } }],
    ['a signature of nonsense', { headers: { signature: 'a=:AA==:', 'signature-input': 'a=()' } }],
    ['half a signature', { headers: { 'signature-input': '("@method");created=1' } }],
    ['a session that is none', { headers: { cookie: 'andu_session=nonsense' }, body: '{}' }],
    ['an empty cookie', { headers: { cookie: '=; ;andu_session' } }],
  ])(
    'for %s',
    async (_, odd) => {
      expect(await walk(odd)).toEqual([]);
    },
    60_000,
  );

  test.each<[string, Odd]>([
    ['from another site', { headers: { 'sec-fetch-site': 'cross-site' }, body: '{}' }],
    ['without a body', { headers: json, body: '' }],
    ['with null', { headers: json, body: 'null' }],
    ['with half a body', { headers: json, body: '{"data":' }],
    ['with a list', { headers: json, body: '[[]]' }],
    ['with an empty object', { headers: json, body: '{}' }],
    ['with a form that is cut off', { headers: { 'content-type': form }, body: part }],
    ['with a form without an end', { headers: { 'content-type': form }, body: '--x' }],
    ['with an empty form', { headers: { 'content-type': form }, body: '--x--\r\n' }],
    [
      'with a form without a boundary',
      { headers: { 'content-type': 'multipart/form-data' }, body: part },
    ],
    ['with a form of JSON that is none', { headers: { 'content-type': form }, body: halfJson }],
    ['with a form of nonsense', { headers: { 'content-type': form }, body: 'nonsense' }],
    ['with bytes', { headers: { 'content-type': 'application/octet-stream' }, body: '\u0000' }],
    ['with a media type of nonsense', { headers: { 'content-type': ';;;' }, body: '{}' }],
    [
      'with a digest of nonsense',
      { headers: { ...json, 'content-digest': 'sha-256=:AA==:' }, body: '{}' },
    ],
    [
      'with odd headers',
      {
        headers: {
          'accept-language': ';q=,,zh;q=x',
          'x-correlation-id': '../../etc',
          'last-event-id': 'NaN',
          range: 'bytes=9-1,,x',
          'idempotency-key': '0',
          'upload-offset': '-1',
          accept: '*/*;q=nonsense',
          'if-none-match': '*',
        },
      },
    ],
  ])(
    'from somebody signed in %s',
    async (_, { headers = {}, ...odd }) => {
      const cookie = await sessionOf('prison-baimaoling-handler');
      const own = { cookie, 'sec-fetch-site': 'same-origin' };
      expect(await walk({ ...odd, headers: { ...own, ...headers } })).toEqual([]);
    },
    60_000,
  );

  const oddQueries: readonly [string, (names: readonly string[]) => string][] = [
    ['twice', (names) => names.map((name) => `${name}=1&${name}=2`).join('&')],
    ['empty', (names) => names.map((name) => `${name}=`).join('&')],
    ['as a list', (names) => names.map((name) => `${name}[]=1&${name}[a]=2`).join('&')],
    ['with a zero byte', (names) => names.map((name) => `${name}=%00`).join('&')],
    ['that is no UTF-8', (names) => names.map((name) => `${name}=%ff%`).join('&')],
    ['huge', (names) => names.map((name) => `${name}=${'9'.repeat(400)}`).join('&')],
    ['of the prototype', () => '__proto__=1&constructor=2&__proto__[a]=3'],
  ];
  test.each(oddQueries)(
    'with every name of the query %s',
    async (_, query) => {
      const token = await andu.tokenOf('auditor');
      expect(await walk({ query, headers: { authorization: `Bearer ${token}` } })).toEqual([]);
      expect(await walk({ query, headers: { cookie: await sessionOf('analyst') } })).toEqual([]);
    },
    60_000,
  );

  test.each(['state=1&state=2', 'returnTo=/a&returnTo=/b', 'code=1&code=2&state=3&iss=4'])(
    'at the routes of signing in with %s',
    async (text) => {
      for (const path of ['/api/session/sign-in', '/api/session/callback', '/oidc/auth']) {
        const asked = await ask(
          { method: 'GET', path, query: [] },
          { query: () => text, headers: { cookie: 'andu_sign_in=abc' } },
        );
        expect([path, asked.status]).not.toContain(500);
      }
    },
  );
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['gzip', { ...json, 'content-encoding': 'gzip' }],
  ['two codings', { ...json, 'content-encoding': 'identity, br' }],
  ['a coding that nobody knows', { ...json, 'content-encoding': 'x' }],
  ['another alphabet', { 'content-type': 'application/json; charset=gbk' }],
  [
    'a form in another alphabet',
    { 'content-type': 'application/x-www-form-urlencoded; charset="gb18030"' },
  ],
])(
  'a plain body that says it is %s is refused with 415 by every route, before it is read',
  async (_, headers) => {
    const cookie = await sessionOf('prison-baimaoling-handler');
    const own = { cookie, 'sec-fetch-site': 'same-origin', ...headers };
    const taking = routes.filter(
      ({ method, path }) => method !== 'GET' && path !== '/api/nowhere' && !isSignOut(path, method),
    );
    expect(taking.length).toBeGreaterThan(30);
    const answers: string[] = [];
    for (const route of taking) {
      const { status, text } = await ask(route, { headers: own, body: '{}' });
      answers.push(`${status} ${/"code":"([^"]*)"/.exec(text)?.[1]} ${route.method} ${route.path}`);
    }
    const refused = /^415 unsupported-media-type /;
    expect(answers.filter((answer) => !refused.test(answer))).toEqual([]);
  },
  60_000,
);

describe('what a route does not know it refuses, and says where:', () => {
  const people = ['administrator', 'auditor', 'analyst', 'supervisor', 'prison-baimaoling-handler'];
  /** The routes that took it: whoever may ask them at all was not told. */
  const takenBy = async (asked: readonly Route[]): Promise<readonly string[]> => {
    const unsaid: string[] = [];
    for (const { method, path } of asked) {
      let said = false;
      for (const user of [...people, 'court-shanghai-3-decider']) {
        const { status, bytes } = await andu.as(user)(`${path}?${unknown}=1`, { method });
        said ||= status === 400 && bytes.includes(`"/${unknown}"`);
        if (said) break;
      }
      if (!said) unsaid.push(`${method} ${path}`);
    }
    return unsaid;
  };
  const unknown = 'nobodyKnows';

  test('a name in the query', async () => {
    const checked = routes.filter(({ path }) => /^\/api\/(?!session|nowhere|openapi)/.test(path));
    expect(checked.length).toBeGreaterThan(50);
    expect(await takenBy(checked)).toEqual([]);
  }, 60_000);

  test.each([
    ['PUT', `/api/notices/${uuid}/registration`],
    ['DELETE', '/api/preferences/x'],
    ['DELETE', '/api/duty/prison-baimaoling/2026-11-02'],
  ])('a body where there is none: %s %s', async (method, path) => {
    const answer = await andu.as('prison-baimaoling-decider')(path, {
      method,
      body: { [unknown]: 1 },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'schema-violation', violations: [{ field: `/${unknown}` }] },
    });
  });
});

test('what nobody is refused is no event each', async () => {
  for (let count = 0; count < 30; count += 1) await andu.call('/api/cases');
  const { body } = await andu.as('auditor')('/api/events?type=CallRefused&limit=1000');
  const { events } = body as { events: { metadata: { actor: { id: string } } }[] };
  expect(events.filter(({ metadata }) => metadata.actor.id === 'nobody')).toEqual([]);
});
