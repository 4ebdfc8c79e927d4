import { setTimeout as wait } from 'node:timers/promises';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening, personFor } from '#domain/casework/testing/scenario.ts';
import { throttleLimits } from '#identity/oidc/sign-in-throttle.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { Browser } from '#identity/testing/browser.ts';
import { readConfiguration } from '../server/configuration.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);
const judge = 'court-shanghai-3-decider';

interface Roles {
  readonly roles: readonly { readonly role: string; readonly state: string }[];
  readonly waitsFor: readonly string[];
}
const rolesOf = async (andu: ServedAndu): Promise<Roles> =>
  (await andu.call('/readyz')).body as Roles;
const bodyOf = <T>(answer: Answer): T => answer.body as T;

const open = (andu: ServedAndu, data = anotherOpening({ agencies }), key?: string) =>
  andu.signedBy(agencies.prison)('/api/commands/openCase', {
    headers: { 'idempotency-key': key ?? crypto.randomUUID() },
    body: { data },
  });

describe('two processes of one folder', () => {
  let folder: string;
  let one: ServedAndu;
  let other: ServedAndu;
  beforeAll(async () => {
    folder = await newFolder();
    one = await serveAndu({ dataFolder: folder });
    other = await serveAndu({
      dataFolder: folder,
      roles: ['commands', 'read-api', 'projections', 'anchors'],
    });
  }, 240_000);
  afterAll(async () => {
    await one.close();
    await other.close();
    await removeFolder(folder);
  }, 120_000);
  const both = (): readonly ServedAndu[] => [one, other];

  test('say what they are: each sole role is active in one and stands by in the other', async () => {
    const state = (role: string, { roles }: Roles) =>
      roles.find((each) => each.role === role)?.state;
    const [first, second] = await Promise.all(both().map(rolesOf));
    for (const role of ['projections', 'anchors']) {
      expect([state(role, first!), state(role, second!)]).toEqual(['active', 'standby']);
    }
    expect(state('ui', second!)).toBeUndefined();
    expect([first!.waitsFor, second!.waitsFor]).toEqual([[], []]);
  });

  test('what one does not do it leaves to the other, and says so', async () => {
    const answer = await other.call('/');
    expect(answer).toMatchObject({ status: 421, body: { code: 'role-elsewhere' } });
    expect(answer.bytes.toString()).toContain(one.url);
    expect((await one.call('/about')).status).toBe(200);
  });

  test('of fifty clients with one expected revision one wins', async () => {
    const opened = bodyOf<{ caseId: string; revision: string }>(await open(one));
    const review = {
      caseId: opened.caseId,
      expectedRevision: opened.revision,
      data: { on: '2026-02-03', agreed: true, opinion: null },
      person: personFor('recordWardReview'),
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        both()[index % 2]!.signedBy(agencies.prison)('/api/commands/recordWardReview', {
          headers: { 'idempotency-key': crypto.randomUUID() },
          body: review,
        }),
      ),
    );
    const said = Object.groupBy(answers, ({ status, body }) =>
      status === 201 ? 'taken' : (body as { code: string }).code,
    );
    expect(Object.keys(said).toSorted()).toEqual(['revision-conflict', 'taken']);
    expect(said['taken']).toHaveLength(1);
  }, 120_000);

  test('a repeated key gets the first answer through the other, another content is refused', async () => {
    const key = crypto.randomUUID();
    const data = anotherOpening({ agencies });
    const first = await open(one, data, key);
    expect(first.status).toBe(201);
    const again = await open(other, data, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const another = await open(other, anotherOpening({ agencies }), key);
    expect(another).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('the same person opened at both at once is opened once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const data = anotherOpening({ agencies });
      const answers = await Promise.all(
        both().map((andu) => open(andu, { ...data, reference: null })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    }
  });

  test('one shows what the other has recorded as soon as it is asked for', async () => {
    const { caseId, position } = bodyOf<{ caseId: string; position: string }>(await open(other));
    for (const andu of both()) {
      const filter = encodeURIComponent(JSON.stringify({ id: caseId }));
      const list = await andu.as('auditor')(
        `/api/cases?filter=${filter}&range=[0,0]&after=${position}`,
      );
      expect(list).toMatchObject({ status: 200, body: [{ id: caseId }] });
    }
  });

  test('a session of one is known at the other, and when it ends there it has ended', async () => {
    const browser = new Browser();
    await browser.signIn(one.url, judge, '/healthz');
    const session = async (andu: ServedAndu): Promise<unknown> =>
      JSON.parse((await browser.visit(`${andu.url}/api/session`)).text);
    expect(await session(other)).toMatchObject({ signedIn: true });
    const cookies = new Map(browser.cookies);
    await browser.visit(`${other.url}/api/session`, {
      method: 'DELETE',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    for (const [name, cookie] of cookies) browser.cookies.set(name, cookie);
    const answer = await browser.visit(`${one.url}/api/cases`);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      401,
      { code: 'session-expired' },
    ]);
  });

  test('a token of one is good at the other, without a common address', async () => {
    const headers = { authorization: `Bearer ${await one.tokenOf(judge)}` };
    for (const andu of both()) {
      const session = await andu.call('/api/session', { headers });
      expect(session).toMatchObject({ status: 200, body: { principal: { id: judge } } });
    }
  });

  test('wrong passwords count together', async () => {
    const wrong = async (andu: ServedAndu): Promise<number> => {
      const browser = new Browser();
      const page = await browser.visit(`${andu.url}/api/session/sign-in?returnTo=/healthz`);
      const form = { user: 'auditor', password: 'wrong' };
      return (await browser.visit(page.url, { form, follow: false })).status;
    };
    for (let count = 0; count < throttleLimits.account; count += 1) {
      expect(await wrong(both()[count % 2]!)).toBe(401);
    }
    expect([await wrong(one), await wrong(other)]).toEqual([429, 429]);
  }, 120_000);

  test('a notice is written once when both get it with one key at the same moment', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const body = {
      kind: 'notice',
      title: '培训',
      text: '周三下午',
      audience: ['prison'],
      from: '2026-11-01',
      until: '2026-12-31',
      places: null,
    };
    const answers = await Promise.all(
      both().map((andu) => andu.as('administrator')('/api/notices', { headers, body })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });
});

test('a signature that one has taken is refused at the other', async () => {
  const folder = await newFolder();
  const baseUrl = 'http://andu.test';
  const both = [
    await serveAndu({ dataFolder: folder, baseUrl }),
    await serveAndu({ dataFolder: folder, baseUrl }),
  ];
  const path = '/api/commands';
  const headers = signRequest(
    { method: 'GET', url: `${baseUrl}${path}`, headers: {} },
    demonstrationSigningKey(folder, agencies.prison)!,
  );
  const answers: Answer[] = [];
  for (const andu of both) answers.push(await andu.call(path, { headers }));
  expect(answers).toMatchObject([
    { status: 200 },
    { status: 401, body: { code: 'signature-replayed' } },
  ]);
  for (const andu of both) await andu.close();
  await removeFolder(folder);
}, 240_000);

test('processes that start at once on an empty folder share it, and the last goes on alone', async () => {
  const folder = await newFolder();
  const [writing, asking, views] = await Promise.all([
    serveAndu({ dataFolder: folder, roles: ['commands', 'anchors'] }),
    serveAndu({ dataFolder: folder, roles: ['read-api', 'projections'] }),
    serveAndu({ dataFolder: folder, roles: ['projections', 'anchors'] }),
  ]);
  const { caseId, position } = bodyOf<{ caseId: string; position: string }>(await open(writing));
  const filter = encodeURIComponent(JSON.stringify({ id: caseId }));
  const path = `/api/cases?filter=${filter}&range=[0,0]&after=${position}`;
  expect(await asking.as('auditor')(path)).toMatchObject({ status: 200, body: [{ id: caseId }] });
  expect(await writing.call('/api/openapi.json')).toMatchObject({ status: 421 });
  expect(await asking.signedBy(agencies.prison)('/api/review', { body: {} })).toMatchObject({
    status: 421,
  });
  expect(await views.call('/api/cases')).toMatchObject({ status: 421 });
  await writing.close();
  await views.close();
  // Whoever let go in good order is followed at the next look.
  while ((await rolesOf(asking)).roles[1]!.state !== 'active') await wait(50);
  expect((await rolesOf(asking)).waitsFor).toEqual(['anchors']);
  await asking.close();
  await removeFolder(folder);
}, 300_000);

test.each([
  ['', '没有指明进程的角色', 'at least one role'],
  ['foo', '没有这个角色', 'There is no role "foo"'],
  ['ui,ui', '写了两次', 'named twice'],
  ['commands,', '没有这个角色', 'There is no role ""'],
])('the roles “%s” are refused in both languages', (text, zh, en) => {
  const read = (): unknown => readConfiguration({ ANDU_ROLE: text });
  expect(read).toThrow(zh);
  expect(read).toThrow(en);
});
