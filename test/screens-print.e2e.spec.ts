import type { Browser } from 'playwright-core';
import { takeSeat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 120_000);
afterAll(() => close());

test('a list goes on paper in dark on white, whole, without what one clicks on', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-decider' });
  const { page } = seat;
  await page.goto(`${server.url}/#/cases`);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  await page.getByRole('button', { name: '切换明暗主题' }).click();
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('h1')!).color === 'rgb(255, 255, 255)',
  );
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('h1')!).color !== 'rgb(255, 255, 255)',
  );
  await seat.picture('print-cases');
  expect(await page.getByRole('button', { name: '列设置' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  const list = page.locator('.MuiTableContainer-root');
  expect(await list.evaluate((element) => getComputedStyle(element).maxHeight)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  // Colours change over some frames; what counts is where they end.
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('h1')!).color === 'rgb(255, 255, 255)',
  );
  expect(seat.complaints).toEqual([]);
}, 60_000);
