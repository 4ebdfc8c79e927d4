import { newFolder, removeFolder } from './system/running-andu.ts';
import { startForRealUse } from './system/real-use.ts';
import type { Andu } from '../main.ts';

let andu: Andu;
let folder: string;
beforeAll(async () => {
  folder = await newFolder();
  andu = await startForRealUse(folder);
}, 60_000);
afterAll(async () => {
  await andu.close();
  await removeFolder(folder);
});

/** As a browser asks for a page. */
const html = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const ask = async (path: string, accept: string) => {
  const answer = await fetch(`${andu.url}${path}`, { headers: { accept } });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  };
};

test.each(['/cases/123', '/nowhere', '/api/nowhere'])(
  'a browser at %s sees a page that says so and leads back',
  async (path) => {
    const { status, type, text } = await ask(path, html);
    expect([status, type]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('没有这个页面');
    expect(text).toContain('There is no such page');
    expect(text).toContain('<a href="/">');
    expect(text.includes(`<a href="/#${path}">`)).toBe(!path.startsWith('/api/'));
  },
);

test.each([
  ['zh-CN', '未登录或签名缺失', '问题编号', '回到首页'],
  ['en', 'Not signed in', 'Number to quote', 'To the start'],
])('any other problem is a page as well where a browser asks for one, in %s', async (...said) => {
  const [language, ...words] = said;
  const answer = await fetch(`${andu.url}/api/work-list`, {
    headers: { accept: html, 'accept-language': language },
  });
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    401,
    'text/html; charset=utf-8',
  ]);
  for (const word of words) expect(text).toContain(word);
  expect(text).not.toContain('<script');
});

test('what stands in the address is text and nothing else', async () => {
  const { text } = await ask(`/x'"><script>alert(1)</script>`, html);
  expect(text).not.toContain('<script>');
});

test.each([
  ['/nowhere', '*/*'],
  ['/api/nowhere', 'application/json'],
  // The screens ask for a case that is not there: their words, whatever else they would take.
  [`/api/cases/${crypto.randomUUID()}`, '*/*'],
])('a program at %s with %s keeps its problem', async (path, accept) => {
  const { status, type, text } = await ask(path, accept);
  expect(type).toBe('application/problem+json; charset=utf-8');
  expect(JSON.parse(text)).toMatchObject({ status });
});
