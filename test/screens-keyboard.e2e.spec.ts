import type { Browser } from 'playwright-core';
import { demonstrationPassword } from '#demo/accounts.ts';
import { takeSeat } from './system/browser.ts';
import { broughtCase } from './system/brought-case.ts';
import { caseDesks, parties } from './system/case-desks.ts';
import { findOnWorkList, keys } from './system/hand.ts';
import { paroleFacts, paroleJourney } from './system/parole-journey.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 120_000);
afterAll(() => close());

test('somebody signs in, skips the menu and finds a case on the work list by keyboard alone', async () => {
  const name = '键盘甲';
  const caseId = await broughtCase(server, { offender: { name, prisonerNumber: null } });
  const seat = await takeSeat(browser, server.url, { user: null });
  const { page } = seat;
  await page.goto(`${server.url}/api/session/sign-in`);
  await keys.write(page.locator('input[name=user]'), `${parties.prison.id}-handler`);
  await keys.write(page.locator('input[type=password]'), demonstrationPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link').first().waitFor();
  await keys.press(page.getByRole('link', { name: '跳到正文' }));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await findOnWorkList({ page, hand: keys, url: server.url }, name);
  await page.waitForURL(new RegExp(caseId));
  await page.getByTestId('primary-step').filter({ hasText: '监区审核' }).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('four agencies carry a parole from the prison to the hand-over to community correction by keyboard alone', async () => {
  const desks = caseDesks(browser, server.url, keys);
  const caseId = await desks.open({
    measure: 'parole',
    facts: paroleFacts,
  });
  for (const command of paroleJourney) await desks.act(caseId, command);
  const { page } = await desks.deskFor('receiveIntoCorrection');
  await page.goto(`${server.url}/#/cases/${caseId}/history`);
  await page.getByText('接收社区矫正对象').first().waitFor();
  await page.getByText('办结').first().waitFor();
  expect(desks.complaints()).toEqual([]);
}, 400_000);
