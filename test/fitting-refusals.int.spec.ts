import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const wordsOf = (answer: { readonly body: unknown }): string => JSON.stringify(answer.body);

test.each([
  ['Bearer', '缺少访问令牌'],
  ['Bearer ', '缺少访问令牌'],
  ['Bearer a b', '访问令牌无效'],
  ['Bearer %%%', '访问令牌无效'],
  ['Basic YTpi', '仅支持 Bearer 令牌'],
])('%s is refused with what is wrong with it', async (authorization, words) => {
  const answer = await andu.call('/api/cases', { headers: { authorization } });
  expect(answer.status).toBe(401);
  expect(wordsOf(answer)).toContain(words);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="andu", error="invalid_token"');
});

test.each(['/api/cases', '/api/preferences', '/api/documents'])(
  'nobody is told at %s how to come in',
  async (path) => {
    const answer = await andu.call(path, path.endsWith('documents') ? { method: 'POST' } : {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="andu"');
  },
);

test.each([
  ['/api/cases?filter={', '/filter', '不是有效的 JSON'],
  ['/api/cases?range=[9,1]', '/range', '应为 [首行, 末行]'],
  ['/api/cases?at=x', '/at', '应为事件的位置'],
])('%s is refused at its field, in Chinese', async (path, field, words) => {
  const answer = await andu.as('auditor')(path);
  expect(answer).toMatchObject({ status: 400, body: { violations: [{ field }] } });
  expect(wordsOf(answer)).toContain(words);
});

test('a Last-Event-ID that is no place is refused by its name', async () => {
  const answer = await andu.as('auditor')('/api/live', { headers: { 'last-event-id': 'x' } });
  expect(answer).toMatchObject({
    status: 400,
    body: { violations: [{ field: '/Last-Event-ID' }] },
  });
});

test('a case as of a position that is still to come is refused with the last one there is', async () => {
  const path = '/api/cases/0b9f7c1e-1111-4222-8333-444455556666';
  for (const below of ['', '/events']) {
    const answer = await andu.as('prison-baimaoling-handler')(`${path}${below}?at=99999999`);
    expect(answer).toMatchObject({
      status: 400,
      body: { violations: [{ field: '/at', expected: expect.stringMatching(/^\d+$/) }] },
    });
    expect(wordsOf(answer)).toContain('还没有这个位置');
  }
});

test.each([
  ['/api/cases', 'prison-baimaoling-handler'],
  ['/api/work-list', 'prison-baimaoling-handler'],
  ['/api/quality/cases', 'prison-baimaoling-handler'],
  ['/api/access-log', 'auditor'],
])(
  'a page of %s as of a position that is still to come is told to begin again, and why',
  async (path, who) => {
    const answer = await andu.as(who)(`${path}?at=99999999`);
    expect(answer).toMatchObject({ status: 410, body: { code: 'page-expired' } });
    expect(wordsOf(answer)).toContain('还没有这个位置');
  },
);
