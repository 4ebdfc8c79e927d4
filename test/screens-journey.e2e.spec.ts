import type { Browser } from 'playwright-core';
import { steps } from '#domain/casework/steps/index.ts';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import {
  anotherOpening,
  journey,
  journeyUntil,
  opening,
} from '#domain/casework/testing/scenario.ts';
import type { FormObject } from '../ui/forms/field-schema.ts';
import { broughtCase } from './system/brought-case.ts';
import { caseDesks, parties, send, type CaseDesks } from './system/case-desks.ts';
import { fillStep } from './system/fill-step.ts';
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

const merits = materialKinds.meritEvidence.zh;

const handler = (agency: keyof typeof parties) => desks.desk(`${parties[agency].id}-handler`);

test('four agencies carry a commutation from the prison to its execution, by clicking', async () => {
  const hand = counting(mouse);
  const counted = caseDesks(browser, server.url, hand);
  const caseId = await counted.open();
  for (const command of journey.slice(1)) await counted.act(caseId, command);
  // 17 acts with every decision, the materials and the facts of the case, from the work list on.
  expect(hand.clicks()).toBeLessThanOrEqual(45);
  expect(needlesslyTyped(hand.typed())).toEqual([]);
  const prison = await handler('prison');
  await prison.page.goto(`${server.url}/#/cases/${caseId}/history`);
  await prison.page.getByText('作出裁定').first().waitFor();
  await prison.page.getByText('裁定减刑并执行').first().waitFor();
  await prison.picture('journey-closed');
  expect([...counted.complaints(), ...desks.complaints()]).toEqual([]);
}, 180_000);

test('a case that comes too early is refused while it is typed, with the article and the day', async () => {
  const { page } = await handler('prison');
  await page.goto(`${server.url}/#/cases`);
  await page.goto(`${server.url}/#/open`);
  await page.locator('[data-field="/offender/name"]').waitFor();
  const { agencies: _, provenance: __, ...data } = opening();
  await fillStep(page, 'openCase', {
    ...data,
    plannedFilingDate: '2026-02-10',
  } as unknown as FormObject);
  const verdict = page.getByTestId('verdict');
  await verdict.getByText(/自 2026-03-10 起符合/).waitFor();
  expect(await verdict.textContent()).toContain('法释〔2016〕23号');
  expect(await page.getByRole('button', { name: '立卷', exact: true }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '清空重填' }).click();
}, 60_000);

test('the same person again is shown with the other case, and goes on with a reason', async () => {
  const { agencies: _, provenance: __, ...data } = anotherOpening();
  // Desks of its own: the refusal that is meant stands among the complaints of its browser.
  const own = caseDesks(browser, server.url);
  const first = await own.open(data as unknown as FormObject);
  const { page, picture } = await own.desk(`${parties.prison.id}-handler`);
  await page.goto(`${server.url}/#/open`);
  await page.locator('[data-field="/offender/name"]').waitFor();
  const reason = page.locator('[data-field="/duplicateReason"]');
  expect(await reason.count()).toBe(0);
  await fillStep(page, 'openCase', data as unknown as FormObject);
  await page.getByRole('button', { name: '立卷', exact: true }).click();
  const other = page.getByRole('link', { name: `查看案件 ${data.reference}` });
  await other.waitFor();
  expect(await other.getAttribute('href')).toBe(`#/cases/${first}`);
  await reason.waitFor();
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await picture('opened-again');
  await reason.fill('前案系误立，已申请撤销');
  await page.getByRole('button', { name: '立卷', exact: true }).click();
  await page.waitForURL(/#\/cases\/[0-9a-f-]{36}/);
  expect(page.url()).not.toContain(first);
}, 90_000);

test('the court returns a case item by item, and the prison answers', async () => {
  const caseId = await broughtCase(server, {}, journeyUntil('acceptCase').slice(1));
  const court = await handler('court');
  await court.page.goto(`${server.url}/#/cases/${caseId}`);
  await court.page.getByRole('button', { name: '其他办理' }).click();
  await court.page.getByRole('menuitem', { name: steps.returnForSupplement.title.zh }).click();
  await court.page.locator('[data-field="/on"]').fill('2026-03-21');
  await court.page.getByRole('button', { name: '增加一项' }).click();
  await mouse.choose(court.page.getByRole('combobox', { name: '材料' }), merits);
  await court.page.locator('[data-field="/items/0/reason"]').fill('缺少奖励审批表');
  await send(court, steps.returnForSupplement.title.zh);
  const prison = await handler('prison');
  await prison.page.goto(`${server.url}/#/cases/${caseId}`);
  await prison.page.getByText(/退回 1 项材料，等待补送/).waitFor();
  await prison.page
    .getByTestId('primary-step')
    .filter({ hasText: steps.submitSupplement.title.zh })
    .click();
  await prison.page.locator('[data-field="/on"]').fill('2026-03-22');
  const asked = prison.page.getByRole('combobox', { name: '材料' });
  expect(await asked.textContent()).toBe(merits);
  await prison.page.getByTestId('case-beside').getByText('缺少奖励审批表').first().waitFor();
  await prison.page.locator('[data-field="/answers/0/note"]').fill('已补送');
  await send(prison, steps.submitSupplement.title.zh);
  await prison.page.getByText('立案审查').first().waitFor();
  await court.page.goto(`${server.url}/#/cases/${caseId}/documents`);
  const sentBack = court.page.getByRole('row').filter({ hasText: '缺少奖励审批表' });
  await sentBack.getByText('已补送').waitFor();
  await court.picture('case-returned');
  await court.page
    .getByRole('button', { name: /逾期 \d+ 天/ })
    .first()
    .click();
  const reckoning = court.page.getByRole('dialog', { name: '期限如何计算' });
  expect(await reckoning.textContent()).toMatch(/\d{4}-\d\d-\d\d/);
}, 180_000);

test('of two people in one case, the second is told what the first did and keeps what was typed', async () => {
  const caseId = await broughtCase(server);
  const first = await handler('prison');
  const second = await desks.desk(`${parties.prison.id}-decider`);
  await second.page.goto(`${server.url}/#/cases/${caseId}/act/recordWardReview`);
  await second.page.locator('[data-field="/opinion"]').fill('第二个人写的意见');
  const [, ward] = journey;
  await desks.act(caseId, ward!);
  const moved = second.page.getByTestId('moved');
  await moved.getByText(steps.recordWardReview.title.zh).waitFor();
  expect(await second.page.locator('[data-field="/opinion"]').inputValue()).toBe(
    '第二个人写的意见',
  );
  expect(first.complaints).toEqual([]);
}, 90_000);

test('what oneself did in another tab is told as that, and stands in the way of nothing', async () => {
  const caseId = await broughtCase(server);
  const { page, context, complaints } = await handler('prison');
  await page.goto(`${server.url}/#/cases/${caseId}/act/recordWardReview`);
  await page.locator('[data-field="/opinion"]').fill('同意');
  const other = await context.newPage();
  await other.goto(`${server.url}/#/cases/${caseId}/documents`);
  const file = { name: '刑事判决书.txt', mimeType: 'text/plain', buffer: Buffer.from('判决书') };
  await other.getByTestId('upload').setInputFiles([file]);
  await other.getByRole('button', { name: '上传 1 个文件' }).click();
  await page.getByTestId('moved-by-oneself').getByText('添加材料').waitFor();
  await other.close();
  expect(await page.getByTestId('moved').count()).toBe(0);
  expect(await page.locator('[data-field="/opinion"]').inputValue()).toBe('同意');
  expect(complaints).toEqual([]);
}, 60_000);

test('hostile text is shown as text, and the page holds', async () => {
  const name = '<img src=x onerror=alert(1)>𠮷👨evil';
  const caseId = await desks.open({
    offender: { name, prisonerNumber: null },
    note: '长'.repeat(2000),
  });
  const { page, complaints } = await handler('prison');
  await page.goto(`${server.url}/#/cases/${caseId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  const overflows = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(overflows).toBe(false);
  expect(complaints).toEqual([]);
}, 60_000);
