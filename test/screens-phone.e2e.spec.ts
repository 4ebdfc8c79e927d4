import type { Browser } from 'playwright-core';
import { openBrowser, takeSeat, type Seat } from './system/browser.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let seat: Seat;
beforeAll(async () => {
  // With the cases to practise on: one of them waits at each desk.
  server = await startServer(await newFolder(), 0, 'error', 'auto');
  browser = await openBrowser();
  seat = await takeSeat(browser, server.url, {
    user: 'prison-baimaoling-handler',
    width: 390,
    height: 844,
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await removeFolder(server.dataFolder);
});

test.each([
  '/work',
  '/cases',
  '/open',
  '/search?q=盗窃',
  '/rules',
  '/quality',
  '/messages',
  '/statistics',
])(
  'on a phone %s is as wide as the window, and the way out is in it',
  async (path) => {
    const { page } = seat;
    await page.goto(`${server.url}/#${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('.MuiSkeleton-root') === null);
    await seat.picture(`phone-${path.slice(1).split('?')[0]!}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    const out = (await page.getByRole('button', { name: '退出' }).boundingBox())!;
    expect(out.x + out.width).toBeLessThanOrEqual(390);
  },
  60_000,
);

test('on a phone a refusal stands where the button is, in the look of one, apart from what is to be filled in', async () => {
  const { page } = seat;
  await page.goto(`${server.url}/#/work`);
  const row = page.getByRole('row').filter({ hasText: '合成演练01' });
  await row.getByRole('link', { name: /^办理/ }).click();
  const date = page.locator('[data-pointer="/on"] input').first();
  await date.waitFor();
  await date.fill('2026.9.31');
  await date.press('Tab');
  await page.getByTestId('verdict').getByRole('button', { name: '到“日期”栏' }).first().waitFor();
  await date.fill('2026-01-05');
  await date.press('Tab');
  const refusal = page.getByTestId('refused-by-law');
  await refusal.getByText('依法依程序不能办理').waitFor();
  const beside = page.getByTestId('case-beside');
  const [above, below] = [await refusal.boundingBox(), await beside.boundingBox()];
  expect(above!.y).toBeLessThan(below!.y);
  await seat.picture('phone-refused');
}, 60_000);

test('on a phone the cockpit stands below itself, in letters that can be read, and is scrolled', async () => {
  const { page } = seat;
  await page.goto(`${server.url}/#/cockpit`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('.MuiSkeleton-root') === null);
  await seat.picture('phone-cockpit');
  const titles = await page.getByRole('heading', { level: 2 }).all();
  expect(titles.length).toBeGreaterThan(6);
  for (const title of titles) {
    const box = (await title.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.height).toBeGreaterThanOrEqual(14);
  }
  const last = titles.at(-1)!;
  await last.scrollIntoViewIfNeeded();
  expect((await last.boundingBox())!.y).toBeLessThan(844);
  await seat.picture('phone-cockpit-below');
}, 60_000);
