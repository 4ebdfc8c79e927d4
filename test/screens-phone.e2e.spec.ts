import type { Browser, Page } from 'playwright-core';
import { openBrowser, takeSeat, type Seat } from './system/browser.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

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

/** The tables of the page that are wider than they are shown. */
const widerThanShown = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole('region')
    .filter({ has: page.getByRole('table') })
    .evaluateAll((regions) =>
      regions
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((region) => region.getAttribute('aria-label') ?? ''),
    );

test('on a phone the tables of quality, administration and proof are read without going sideways', async () => {
  const administrator = await takeSeat(browser, server.url, {
    user: 'administrator',
    width: 390,
    height: 844,
  });
  const { page } = administrator;
  for (const tab of ['users', 'directory', 'systems', 'views', 'parameters', 'notices', 'duty']) {
    await page.goto(`${server.url}/#/administration/${tab}`);
    await settled(page);
    await administrator.picture(`phone-administration-${tab}`);
    expect({ tab, wider: await widerThanShown(page) }).toEqual({ tab, wider: [] });
  }
  await page.goto(`${server.url}/#/administration/matrix`);
  await settled(page);
  const matrix = page.getByRole('region', { name: '权限矩阵' });
  const line = matrix.getByRole('rowheader').first();
  const [before, after] = [
    await line.boundingBox(),
    await matrix.evaluate((region) => region.scrollBy(300, 0)).then(() => line.boundingBox()),
  ];
  expect(after!.x).toBeCloseTo(before!.x, 0);
  await administrator.picture('phone-administration-matrix');
  await administrator.close();
  await seat.page.goto(`${server.url}/#/quality`);
  await settled(seat.page);
  expect(await widerThanShown(seat.page)).toEqual([]);
  const agencies = seat.page.getByRole('region', { name: '完整率（按机关）' });
  const defects = agencies.locator('td[data-head="缺陷"]').first();
  const box = (await defects.boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  await seat.page.goto(`${server.url}/#/work`);
  await seat.page.getByText('按待办事项计数，一案可有多项').waitFor();
  await seat.page
    .getByRole('link', { name: /合成演练/ })
    .first()
    .click();
  await seat.page.waitForURL(/#\/cases\/[^/]+$/);
  const ofCase = seat.page.url();
  await seat.page.goto(`${ofCase}/proof`);
  await settled(seat.page);
  expect(await widerThanShown(seat.page)).toEqual([]);
  await seat.page.goto(`${ofCase}/history`);
  await seat.page
    .getByText(/^补录：\d{4}-\d\d-\d\d 登记 \d{4}-\d\d-\d\d 的事项$/)
    .first()
    .waitFor();
  await seat.picture('phone-history');
}, 120_000);

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
