import type { Browser } from 'playwright-core';
import { takeSeat } from './system/browser.ts';
import { sampleCases, startDemonstration, type Demonstration } from './system/demonstration.ts';
import { openChromium109 } from './system/older-chromium.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';
import { anyCase, visits } from './system/visits.ts';

let server: RunningAndu;
let today: Browser;
let close: Demonstration['close'];
let caseId: string;
beforeAll(async () => {
  const started = await startDemonstration({ synthetic: sampleCases });
  ({ server, close, browser: today } = started);
}, 120_000);
afterAll(() => close(), 60_000);

const fault = /此页面出错|This page has failed|无法连接服务器|cannot be reached/;
const users = [...new Set(visits.map(({ user }) => user))];

test.each(users)(
  'on Chromium 109 every page of %s opens in both languages without complaint',
  async (user) => {
    const browser = await openChromium109();
    const seat = await takeSeat(browser, server.url, { user });
    const { page } = seat;
    if (user !== 'administrator') caseId ??= await anyCase(seat);
    expect(await page.evaluate(() => /Chrome\/109\./.test(navigator.userAgent))).toBe(true);
    const faults = page.getByRole('alert').filter({ hasText: fault });
    for (const { name, path } of visits.filter((visit) => visit.user === user)) {
      await page.goto(`${server.url}/#${path.replace('CASE', caseId)}`);
      await settled(page);
      // The wall is in one language at a time; its other pages have shown that both are there.
      for (const language of name === 'cockpit' ? [] : ['English', '中文']) {
        await page.getByRole('button', { name: language }).click();
        await settled(page);
        expect({ name, faults: await faults.allTextContents() }).toEqual({ name, faults: [] });
      }
      await seat.picture(`${name}-chromium-109`);
      expect({ name, complaints: seat.complaints }).toEqual({ name, complaints: [] });
    }
    await seat.close();
    await browser.close();
  },
  240_000,
);

test('a browser that is too old is told which one to take, and nothing else happens', async () => {
  const context = await today.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'inert');
  });
  await page.goto(server.url);
  await page.getByRole('heading', { name: '此浏览器过旧，无法打开案牍' }).waitFor();
  await page.getByRole('heading', { name: 'This browser is too old for Andu' }).waitFor();
  expect(await page.locator('body').textContent()).toMatch(
    /Chromium 102 .*Firefox 115.*Safari 16\.4/,
  );
  expect(await page.locator('#root').innerHTML()).toBe('');
  await context.close();
}, 60_000);

test('a browser of today loads nothing more than before', async () => {
  const context = await today.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.url);
  await page.getByRole('button').first().waitFor();
  expect(asked.some((url) => url.includes('browser-check'))).toBe(true);
  expect(asked.filter((url) => url.includes('polyfills'))).toEqual([]);
  await context.close();
}, 60_000);

test('a fault of the page is told as that, with its number, and not as a lost connection', async () => {
  const seat = await takeSeat(today, server.url, { user: 'court-shanghai-3-decider' });
  const { page } = seat;
  await page.route('**/api/rules**', (route) => route.fulfill({ json: [null] }));
  await page.goto(`${server.url}/#/rules`);
  const alert = page.getByRole('alert').filter({ hasText: '此页面出错' }).first();
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/问题编号 P-[0-9A-F]{6} · TypeError/);
  expect(await page.getByText('无法连接服务器').count()).toBe(0);
  await seat.close();
}, 60_000);
