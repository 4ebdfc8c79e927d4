import { publishedCaseSeats } from '#demo/directory.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const handler = 'prison-baimaoling-handler';
const decider = 'prison-baimaoling-decider';
const other = 'court-shanghai-3-handler';
const notice = {
  kind: 'notice',
  title: '系统维护',
  text: '周六维护',
  from: null,
  until: null,
  audience: null,
  places: null,
};
const publish = (changes: object = {}, user = 'administrator'): Promise<Answer> =>
  andu.as(user)('/api/notices', { body: { ...notice, ...changes } });
const publishedId = async (changes: object = {}): Promise<string> =>
  ((await publish(changes)).body as { id: string }).id;

interface Centre {
  readonly unread: { readonly notice: number; readonly total: number };
  readonly total: number;
  readonly next: string | null;
  readonly messages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly caseId: string | null;
    readonly title: string;
    readonly read: boolean;
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}
const centre = async (user: string, query = 'limit=100'): Promise<Centre> =>
  (await andu.as(user)(`/api/messages?${query}`)).body as Centre;
const find = async (user: string, id: string) =>
  (await centre(user)).messages.find((message) => message.id === `notice:${id}`);

describe('a notice', () => {
  test('reaches everybody, and stays read for the one who read it only', async () => {
    const id = await publishedId();
    expect(await find(handler, id)).toMatchObject({ title: '系统维护', read: false });
    const before = (await centre(handler)).unread.notice;
    const answer = await andu.as(handler)('/api/messages/read', {
      body: { ids: [`notice:${id}`], read: true },
    });
    expect(answer.body).toMatchObject({ unread: { notice: before - 1 } });
    expect((await find(handler, id))!.read).toBe(true);
    expect((await find(other, id))!.read).toBe(false);
    await andu.as(handler)('/api/messages/read', {
      body: { ids: [`notice:${id}`], read: false },
    });
    expect((await centre(handler)).unread.notice).toBe(before);
    const all = await andu.as(handler)('/api/messages/read', { body: { ids: 'all', read: true } });
    expect(all.body).toMatchObject({ unread: { total: 0 } });
  });

  test('for some kinds of agencies reaches no other', async () => {
    const id = await publishedId({ audience: ['court'] });
    expect(await find(other, id)).toBeDefined();
    expect(await find(handler, id)).toBeUndefined();
    expect(await find('auditor', id)).toBeUndefined();
  });

  test('outside of its days is not shown', async () => {
    const gone = await publishedId({ until: '2020-01-01' });
    const coming = await publishedId({ from: '2099-01-01' });
    expect(await find(handler, gone)).toBeUndefined();
    expect(await find(handler, coming)).toBeUndefined();
  });

  test('that is withdrawn is shown no more, but not deleted', async () => {
    const id = await publishedId();
    const withdraw = () =>
      andu.as('administrator')(`/api/notices/${id}/withdrawal`, { body: { reason: '有误' } });
    expect((await withdraw()).status).toBe(200);
    expect(await find(handler, id)).toBeUndefined();
    const list = (await andu.as('administrator')('/api/notices')).body as object[];
    expect(list).toContainEqual(expect.objectContaining({ id, withdrawn: '有误' }));
    expect((await withdraw()).status).toBe(422);
  });

  test.each([
    ['no title', { title: '' }],
    ['blanks for a text', { text: '  ' }],
    ['a huge title', { title: '长'.repeat(201) }],
    ['an unknown kind', { kind: 'order' }],
    ['a day that is none', { from: '2026-02-30' }],
    ['days in the wrong order', { from: '2026-03-02', until: '2026-03-01' }],
    ['nobody to read it', { audience: [] }],
    ['an unknown kind of agency', { audience: ['bakery'] }],
    ['places of a notice', { places: 3 }],
    ['no place at all', { kind: 'activity', places: 0 }],
    ['an unknown field', { more: 1 }],
  ])('with %s is refused', async (_, changes) => {
    expect((await publish(changes)).status).toBe(400);
  });

  test.each([handler, decider, 'auditor', 'analyst', 'supervisor'])(
    'is not published by %s',
    async (user) => {
      expect((await publish({}, user)).status).toBe(403);
      expect((await andu.as(user)('/api/notices')).status).toBe(403);
    },
  );
});

describe('an activity', () => {
  const register = (user: string, id: string, method = 'PUT') =>
    andu.as(user)(`/api/notices/${id}/registration`, { method });

  test('is registered for while a place is left, and a place given back is free again', async () => {
    const id = await publishedId({ kind: 'activity', places: 1 });
    expect(await register(handler, id)).toMatchObject({
      status: 200,
      body: { taken: 1, registered: true },
    });
    expect((await register(handler, id)).body).toMatchObject({ taken: 1 });
    expect((await register(other, id)).status).toBe(422);
    expect((await register(handler, id, 'DELETE')).body).toMatchObject({ taken: 0 });
    expect((await register(other, id)).status).toBe(200);
    expect((await find(other, id))!.detail).toMatchObject({ taken: 1, registered: true });
  });

  test('does not give the last place twice when two ask at once', async () => {
    const id = await publishedId({ kind: 'activity', places: 1 });
    const users = [handler, decider, other, 'auditor'];
    const answers = await Promise.all(users.map((user) => register(user, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422, 422]);
  });

  test('is none when it is a plain notice, unknown or for others', async () => {
    expect((await register(handler, await publishedId())).status).toBe(422);
    expect((await register(handler, crypto.randomUUID())).status).toBe(404);
    const forCourts = await publishedId({ kind: 'activity', audience: ['court'] });
    expect((await register(handler, forCourts)).status).toBe(404);
  });
});

describe('the message centre', () => {
  test('goes page by page', async () => {
    await publishedId();
    await publishedId();
    const first = await centre(handler, 'kind=notice&limit=1');
    const second = await centre(handler, `kind=notice&limit=1&cursor=${first.next}`);
    expect(first.messages).toHaveLength(1);
    expect(second.messages[0]!.id).toBe(first.next);
  });

  test('tells an agency what another did in its case, and not what it did itself', async () => {
    const agencies = agenciesOf(seat);
    const opened = await andu.signedBy(seat.prison.id)('/api/commands/openCase', {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { data: opening({ agencies }) },
    });
    const { caseId, position } = opened.body as { caseId: string; position: string };
    await andu.as(handler)(`/api/cases?after=${position}`);
    for (const user of [handler, other]) {
      const happened = (await centre(user, 'kind=happening')).messages;
      expect(happened.filter((message) => message.caseId === caseId)).toEqual([]);
    }
  });

  test.each([
    ['an unknown kind', 'kind=secret'],
    ['a limit that is none', 'limit=-1'],
    ['a huge limit', 'limit=101'],
  ])('refuses %s', async (_, query) => {
    expect((await andu.as(handler)(`/api/messages?${query}`)).status).toBe(400);
  });

  test('gives nothing for a cursor that is none, and is nobody else’s', async () => {
    expect(await centre(handler, 'cursor=nonsense')).toMatchObject({ messages: [], next: null });
    expect((await andu.call('/api/messages')).status).toBe(401);
    const wrong = await andu.as(handler)('/api/messages/read', { body: { ids: 7, read: true } });
    expect(wrong.status).toBe(400);
  });
});

describe('the duty roster', () => {
  const enter = (user: string, agency: string, date: string, body: unknown) =>
    andu.as(user)(`/api/duty/${agency}/${date}`, { method: 'PUT', body });
  const officer = { officer: '李四', telephone: '021-12345678' };
  const prison = seat.prison.id;

  test('holds who is on duty; a later entry stands, and one can be taken out', async () => {
    expect((await enter('administrator', prison, '2026-11-24', officer)).status).toBe(200);
    expect(
      (await enter('administrator', prison, '2026-11-24', { ...officer, officer: '王五' })).status,
    ).toBe(200);
    const day = () => andu.as('supervisor')('/api/duty?from=2026-11-24');
    expect((await day()).body).toMatchObject([{ agency: prison, officer: '王五' }]);
    expect((await andu.as('supervisor')('/api/duty?from=2026-11-25')).body).toEqual([]);
    const removed = await andu.as('administrator')(`/api/duty/${prison}/2026-11-24`, {
      method: 'DELETE',
    });
    expect(removed.status).toBe(204);
    expect((await day()).body).toEqual([]);
  });

  test('is entered by a decider for the own agency only', async () => {
    expect((await enter(decider, 'prison-baimaoling', '2026-11-24', officer)).status).toBe(200);
    expect((await enter(decider, seat.court.id, '2026-11-24', officer)).status).toBe(403);
    for (const user of [handler, 'auditor', 'supervisor']) {
      expect((await enter(user, prison, '2026-11-24', officer)).status).toBe(403);
    }
  });

  test.each([
    ['no officer', { telephone: '110' }],
    ['a telephone that is none', { officer: '李四', telephone: '<img>' }],
    ['more than a duty', { ...officer, person: '张三' }],
  ])('refuses %s', async (_, body) => {
    expect((await enter('administrator', prison, '2026-11-24', body)).status).toBe(400);
  });

  test('refuses an unknown agency and a day that is none', async () => {
    expect((await enter('administrator', 'bakery', '2026-11-24', officer)).status).toBe(404);
    expect((await enter('administrator', prison, '2026-02-30', officer)).status).toBe(400);
    expect((await andu.as('supervisor')('/api/duty?from=tomorrow')).status).toBe(400);
  });
});
