import type { Browser, Page } from 'playwright-core';
import { takeSeat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { settled } from './system/settled.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 180_000);
afterAll(() => close());

/** What is opened over the work list: by the frame (keys, menu of a phone) and by the page itself. */
const layers: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the keys', (page) => page.keyboard.press('?')],
  [
    'a query to be saved',
    async (page) => {
      await page.getByRole('button', { name: '保存的查询' }).click();
      await page.getByRole('menuitem', { name: '保存当前条件' }).click();
    },
  ],
  [
    'the menu of a phone',
    async (page) => {
      await page.setViewportSize({ width: 420, height: 800 });
      await page.getByRole('button', { name: '打开菜单' }).click();
    },
  ],
];

test('who leaves a page by its address has the next one whole, read by a screen reader too', async () => {
  const { page } = await takeSeat(browser, server.url, { user: 'court-shanghai-3-decider' });
  for (const [, open] of layers) {
    await page.goto(`${server.url}/#/work`);
    await settled(page);
    await open(page);
    await page.locator('#root[aria-hidden=true]').waitFor();
    await page.goto(`${server.url}/#/messages`);
    await page.getByRole('heading', { level: 1, name: '消息中心' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  }
}, 120_000);

test('who presses an entry of the menu as soon as it is there stays where it leads', async () => {
  const { page } = await takeSeat(browser, server.url, { user: 'prison-baimaoling-handler' });
  await page.goto('about:blank');
  await page.addInitScript(() => {
    const menu = new MutationObserver(() => {
      const entry = document.querySelector<HTMLElement>('nav a[href="#/open"]');
      if (entry === null) return;
      menu.disconnect();
      entry.click();
    });
    menu.observe(document, { childList: true, subtree: true });
  });
  await page.goto(server.url);
  await page.waitForURL(/#\/open$/);
  await settled(page);
  expect(new URL(page.url()).hash).toBe('#/open');
}, 120_000);
