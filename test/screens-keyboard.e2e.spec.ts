import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './system/browser.ts';
import { caseDesks, parties } from './system/case-desks.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;

beforeAll(async () => {
  server = await startServer(await newFolder());
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await removeFolder(server.dataFolder);
});

/** Presses Tab until what has the focus is called this; fails when it is nowhere on the way. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(() => {
      const focus = document.activeElement as HTMLElement | null;
      const field = focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement;
      return field ? (focus.labels?.[0]?.textContent ?? '') : (focus?.textContent ?? '');
    });
    if (called.replace(/\s*\*$/, '').trim() === name) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test('a step is found on the work list, filled in and sent by keyboard alone', async () => {
  const desks = caseDesks(browser, server.url);
  const name = '键盘甲';
  const caseId = await desks.open({ offender: { name, prisonerNumber: null } });
  const seat = await desks.desk(`${parties.prison.id}-handler`);
  const { page } = seat;
  await page.goto(`${server.url}/#/work`);
  await page.getByRole('link', { name }).waitFor();
  await seat.picture('work-list-columns');
  await tabTo(page, '跳到正文');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(caseId));
  await page.getByTestId('primary-step').waitFor();
  await tabTo(page, '监区审核');
  await page.keyboard.press('Enter');
  await page.locator('[data-field="/on"]').waitFor();
  await tabTo(page, '同意提请');
  await page.keyboard.press('Space');
  await tabTo(page, '监区审核');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`#/cases/${caseId}$`));
  await page.getByTestId('primary-step').filter({ hasText: '刑罚执行科审查' }).waitFor();
  expect(seat.complaints).toEqual([]);
}, 120_000);
