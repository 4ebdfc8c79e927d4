import type { Browser } from 'playwright-core';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import { LegalDate as on } from '#domain/kernel/legal-date.ts';
import { broughtCase } from './system/brought-case.ts';
import { caseDesks, send, type CaseDesks } from './system/case-desks.ts';
import { paroleFacts, paroleJourney } from './system/parole-journey.ts';
import { counting } from './system/counting-hand.ts';
import { mouse } from './system/hand.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { needlesslyTyped } from './system/typed-fields.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let desks: CaseDesks;

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
  desks = caseDesks(browser, server.url);
}, 120_000);
afterAll(() => close());

test('four agencies carry a parole to the hand-over to community correction, by clicking', async () => {
  const hand = counting(mouse);
  const counted = caseDesks(browser, server.url, hand);
  const caseId = await counted.open({
    measure: 'parole',
    facts: paroleFacts,
  });
  for (const command of paroleJourney) await counted.act(caseId, command);
  expect(hand.clicks()).toBeLessThanOrEqual(50);
  expect(needlesslyTyped(hand.typed())).toEqual([]);
  const { page } = await counted.deskFor('receiveIntoCorrection');
  await page.goto(`${server.url}/#/cases/${caseId}/history`);
  await page.getByText('接收社区矫正对象').first().waitFor();
  await page.getByText('办结').first().waitFor();
  expect(counted.complaints()).toEqual([]);
}, 240_000);

test('the prison asks to withdraw, and the court permits it', async () => {
  const caseId = await broughtCase(server, {}, journeyUntil('postCourtNotice').slice(1));
  await desks.actBeside(caseId, {
    kind: 'requestWithdrawal',
    data: { on: on('2026-03-24'), reason: '发现新的情况，需要重新审查' },
  });
  const court = await desks.act(caseId, {
    kind: 'decideWithdrawal',
    data: { on: on('2026-03-25'), permitted: true, reasons: '符合规定' },
  });
  await court.page.getByText('办结').first().waitFor();
  expect(desks.complaints()).toEqual([]);
}, 180_000);

test('an objection during the notice makes an open hearing mandatory', async () => {
  const caseId = await broughtCase(server, {}, journeyUntil('endCourtNotice').slice(1));
  const court = await desks.deskFor('endCourtNotice');
  const { page } = court;
  await page.goto(`${server.url}/#/cases/${caseId}/act/endCourtNotice`);
  await page.locator('[data-field="/on"]').fill('2026-03-30');
  await page.getByRole('button', { name: '增加一项' }).click();
  await page.getByRole('radio', { name: '罪犯' }).check();
  await page.locator('[data-field="/objections/0/text"]').fill('对其确有悔改表现有不同意见');
  await page.getByRole('radio', { name: '异议不成立' }).check();
  await send(court, '公示期满');
  const judge = await desks.deskFor('chooseTrialMode');
  await judge.page.goto(`${server.url}/#/cases/${caseId}/act/chooseTrialMode`);
  const verdict = judge.page.getByTestId('verdict').filter({ hasText: '书面审理' });
  await verdict.getByText('应当开庭审理').first().waitFor();
  const paper = judge.page.getByRole('button', { name: '书面审理并提交' });
  expect(await paper.isDisabled()).toBe(true);
  expect(desks.complaints()).toEqual([]);
}, 180_000);
