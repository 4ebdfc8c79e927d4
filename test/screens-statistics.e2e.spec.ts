import { publishedCaseSeats } from '#demo/directory.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import type { Browser } from 'playwright-core';
import { takeSeat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

/** A case that still lacks a fact, while the prison may correct it. */
function caseWithoutDelivery() {
  const { prison, procuratorate, court, justiceBureau } = publishedCaseSeats['PC11']!;
  const { facts, ...data } = opening({
    plannedFilingDate: null,
    agencies: {
      prison: prison.id,
      procuratorate: procuratorate.id,
      court: court.id,
      justiceBureau: justiceBureau.id,
    },
  });
  return {
    agency: prison.id,
    caseId: crypto.randomUUID(),
    name: 'openCase',
    data: { ...data, facts: { ...facts, judgmentEffective: null } },
    expect: 'accepted',
  };
}

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({
    synthetic: { cases: 40, seed: 3 },
    lines: `${JSON.stringify(caseWithoutDelivery())}\n`,
  }));
}, 120_000);
afterAll(() => close());

test('a figure leads to its list, a chart has its table, and what was chosen is kept', async () => {
  const { page, picture, complaints, close } = await takeSeat(browser, server.url, {
    user: 'supervisor',
  });
  await page.goto(`${server.url}/#/statistics?dimension=prison&months=24`);
  const map = page.getByRole('region', { name: '热力图' });
  const cell = map.getByRole('link').filter({ hasNotText: /^0$/ }).first();
  const figure = await cell.innerText();
  await cell.click();
  await page.getByText(`1–${figure} / ${figure}`).waitFor();
  expect(page.url()).toMatch(/#\/cases\?prison=.+&openedMonth=\d{4}-\d{2}$/);

  // A condition is removed with the keyboard, and the list widens.
  const chip = page.getByRole('button', { name: /^条件 立卷月份/ });
  await chip.focus();
  await page.keyboard.press('Delete');
  await chip.waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('openedMonth');

  await page.goto(`${server.url}/#/statistics`);
  await page.getByRole('combobox', { name: '分组' }).click();
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/preferences/statistics.items')),
    page.getByRole('option', { name: '环节' }).click(),
  ]);
  await page.goto(`${server.url}/#/work`);
  await page.reload();
  await page.goto(`${server.url}/#/statistics`);
  await page.getByRole('heading', { name: '环节 × 月' }).waitFor();

  const trend = page.getByRole('region', { name: /^立卷与裁定（按月）/ });
  const bar = trend.getByRole('link', { name: /^\d{4}-\d{2} 立卷 \d+$/ }).first();
  await bar.waitFor();
  await trend.getByRole('button', { name: /表格$/ }).click();
  const first = trend.getByRole('table').getByRole('link').first();
  expect(await first.getAttribute('href')).toMatch(/openedMonth=\d{4}-\d{2}$/);
  await picture('statistics-table');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await trend.getByRole('button', { name: /导出$/ }).click();
      await page.getByRole('menuitem', { name: 'CSV' }).click();
    })(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^andu-.+\.csv$/);
  await trend.getByRole('button', { name: /图表$/ }).click();
  await bar.click();
  await page.waitForURL(/#\/cases\?openedMonth=/);
  expect(complaints).toEqual([]);
  await close();
}, 90_000);

test('a defect leads to the field where it is mended', async () => {
  const { page, picture, complaints, close } = await takeSeat(browser, server.url, {
    user: 'prison-baimaoling-handler',
  });
  await page.goto(`${server.url}/#/quality`);
  await page.getByRole('table', { name: '完整率（按机关）' }).getByRole('link').first().waitFor();
  const bar = page.getByRole('list', { name: '缺陷类别' }).getByRole('link').first();
  const count = (await bar.innerText()).split('\n').at(-1);
  await bar.click();
  await page.getByText(new RegExp(`^1–\\d+ / ${count}$`)).waitFor();

  await page.goto(`${server.url}/#/quality?code=missingFact`);
  const defect = page.locator('a[href*="/act/correctFacts?field="]').first();
  const field = new URLSearchParams((await defect.getAttribute('href'))!.split('?')[1]).get(
    'field',
  );
  await defect.click();
  const focused = page.locator(`[data-pointer="/facts/${field}"] :focus`);
  await focused.waitFor();
  await picture('quality-mend');
  expect(complaints).toEqual([]);
  await close();
}, 60_000);

test('a page whose figures and rows cannot be read says so, and waits for nothing', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'supervisor' });
  const { page } = seat;
  await page.goto(`${server.url}/#/rules`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.route(/\/api\/(?!session|directory|live)/, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'overloaded', title: '系统繁忙', status: 503, violations: [] }),
    }),
  );
  for (const path of ['statistics', 'quality', 'cases', 'cockpit', 'messages', 'search?q=盗窃']) {
    await page.goto(`${server.url}/#/${path}`);
    await page.getByRole('alert').filter({ hasText: '系统繁忙' }).first().waitFor();
    await settled(page);
  }
  await seat.close();
}, 60_000);
