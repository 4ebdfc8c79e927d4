import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { takeSeat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';

const handler = 'court-shanghai-3-handler';
let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: { cases: 25, seed: 5 } }));
}, 120_000);
afterAll(() => close());

const addressOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);
const open = (page: Page, path: string) => page.goto(`${server.url}/#${path}`);

test('an auditor chooses a case by its number, walks through it in plain words, and sees who had looked', async () => {
  const reader = await takeSeat(browser, server.url, { user: 'prison-liaocheng-handler' });
  const found = await reader.page.evaluate(async () => {
    const rows = (await (await fetch('/api/cases')).json()) as { id: string }[];
    await fetch(`/api/cases/${rows[0]!.id}`);
    return rows[0]!.id;
  });
  await reader.close();

  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await open(page, '/audit?mode=case');
  await page.getByRole('combobox', { name: '案件（姓名或案号）' }).fill('PC04');
  await page.getByRole('option', { name: /PC04/ }).click();
  const state = page.getByRole('region', { name: '该时刻的状态' });
  await state.getByText('山东省聊城监狱').first().waitFor();
  expect(await state.textContent()).not.toMatch(/[{}[\]]/);
  expect(addressOf(page)).toContain(`case=${found}`);

  // The look of the prison came after everything that is shown, and says how far the case was.
  await page.getByText(/prison-liaocheng-handler.*查看案件，案件已到 #\d+/).waitFor();
  await page.getByRole('button', { name: '前一事件' }).click();
  const at = /[?&]at=(\d+)/.exec(addressOf(page))![1]!;
  await page
    .getByRole('button', { name: /^#\d+ / })
    .first()
    .waitFor();
  // The address is a moment ahead of what is drawn.
  await page.locator('strong', { hasText: `#${at} ` }).waitFor();

  // The same address shows the same moment to whoever it is sent to.
  const shown = await state.textContent();
  await page.reload();
  await state.getByText('山东省聊城监狱').first().waitFor();
  expect(await state.textContent()).toBe(shown);
  await page.locator('strong', { hasText: `#${at} ` }).waitFor();
  await page.getByRole('link', { name: /请求 [0-9a-f]{8}/ }).click();
  await page.getByText(/同一起因/).waitFor();
  await page.getByRole('cell', { name: at, exact: true }).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('an event leads to the time limits of the law that it began, and from there to what met them', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await open(page, '/audit?mode=case');
  await page.getByRole('combobox', { name: '案件（姓名或案号）' }).fill('PC04');
  await page.getByRole('option', { name: /PC04/ }).click();
  const causes = page.getByRole('region', { name: '因果' });
  // Back to the ruling, which met the time that the court has, and from it to what began that time.
  const back = page.getByRole('button', { name: '前一事件' });
  while (!(await causes.getByRole('link', { name: '裁定期限' }).isVisible())) {
    const before = page.url();
    await back.click();
    await page.waitForURL(({ href }) => href !== before);
    // The address is a moment ahead of what is drawn.
    const at = /[?&]at=(\d+)/.exec(addressOf(page))![1]!;
    await page.locator('strong', { hasText: `#${at} ` }).waitFor();
  }
  await causes.getByText('完成的法定期限').locator('..').getByRole('button').first().click();
  const begun = causes.getByText('起算的法定期限').locator('..');
  await begun.getByRole('button', { name: /裁定/ }).waitFor();
  await begun.getByRole('link', { name: '裁定期限' }).click();
  await page.getByRole('heading', { name: '前置合约审查清单' }).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('an auditor sees the same events in groups and raw, each with its proof', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await open(page, '/audit?agency=prison-liaocheng');
  await page
    .getByRole('link', { name: /已记录|已入日志|已签检查点|已锚定/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: '分组' }).click();
  await page.getByRole('button', { name: '按类型' }).click();
  await page.getByRole('button', { name: /立卷 1 个事件/ }).click();
  await page.getByRole('button', { name: '只看这一组' }).click();
  expect(addressOf(page)).toContain('type=CaseOpened');
  await page.getByRole('button', { name: '原始数据' }).click();
  const raw = await page.locator('pre').first().textContent();
  expect(JSON.parse(raw!)).toMatchObject({
    type: 'CaseOpened',
    metadata: { command: { name: 'openCase' } },
  });
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('a search is narrowed by a month and widened by a chip; what finds nothing says why', async () => {
  const seat = await takeSeat(browser, server.url, { user: handler });
  const { page } = seat;
  await open(page, '/search');
  await page.getByRole('group', { name: '按立卷月份' }).getByRole('button').first().click();
  expect(addressOf(page)).toMatch(/month=\d{4}-\d{2}/);
  await page.getByRole('button', { name: /移除 立卷月份/ }).click();
  expect(addressOf(page)).not.toContain('month=');

  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByRole('button', { name: '上一页' }).click();
  await page.getByRole('button', { name: '上一页', disabled: true }).waitFor();

  await open(page, '/search?q=合成 没有这样的词');
  await page.getByRole('button', { name: '去掉 没有这样的词' }).click();
  await page.getByText(/^共 [1-9]\d* 件$/).waitFor();
  expect(addressOf(page)).toContain('q=合成');
  expect(seat.complaints).toEqual([]);

  await open(page, '/search?q="合成');
  await page
    .getByText(/引号没有配对（第1字）/)
    .first()
    .waitFor();
  const box = page.getByRole('textbox', { name: '姓名、案号、罪名、意见和理由、材料标题' });
  await box.fill('案'.repeat(10_000));
  await page.getByText('检索式不得超过 500 字，现为 10000 字').waitFor();
  expect(await page.getByRole('button', { name: '检索', exact: true }).isDisabled()).toBe(true);
  await open(page, `/search?q=${encodeURIComponent('\u202e<b>𠮷😀</b>')}`);
  await page.getByText('没有找到。').waitFor();
  await seat.close();
}, 60_000);

test('what is exported is recorded with its purpose before there is a file, for the auditor to see', async () => {
  const seat = await takeSeat(browser, server.url, { user: handler });
  const { page } = seat;
  await open(page, '/search?q=合成&sort=newest');
  await page.getByRole('button', { name: '导出' }).click();
  const csv = page.getByRole('button', { name: 'CSV' });
  expect(await csv.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: '用途' }).fill('季度核对');
  const [file] = await Promise.all([page.waitForEvent('download'), csv.click()]);
  const text = readFileSync(await file.path(), 'utf8');
  const lines = text.trim().split('\r\n');
  expect(text.startsWith('\uFEFF"用途：季度核对')).toBe(true);
  expect(lines[1]).toContain('"姓名或标题"');
  await seat.close();

  const auditor = await takeSeat(browser, server.url, { user: 'auditor' });
  await open(auditor.page, `/access-log?actor=${handler}`);
  const row = auditor.page.getByRole('row', { name: /导出检索结果/ });
  await row
    .getByText(new RegExp(`用途：季度核对.*检索式：＊＊.*行数：${lines.length - 2}`))
    .waitFor();
  expect(auditor.complaints).toEqual([]);
  await auditor.close();
}, 60_000);

test('an auditor reads in words who signed in and who left, in the language of the screen', async () => {
  const visitor = await takeSeat(browser, server.url, { user: handler });
  await Promise.all([
    visitor.page.waitForResponse((answer) => answer.request().method() === 'DELETE'),
    visitor.page.getByRole('button', { name: '退出' }).click(),
  ]);
  await visitor.close();
  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await open(page, '/audit?type=SignedOut');
  const row = page.getByRole('row', { name: new RegExp(handler) }).last();
  await row.getByText('退出登录').waitFor();
  await row.getByText('本人退出；来自 127.0.0.1').waitFor();
  await open(page, '/audit?type=SignedIn');
  await page.getByText('密码登录；网页；来自 127.0.0.1').first().waitFor();
  await seat.picture('sign-ins');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('by password; screens; from 127.0.0.1').first().waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);
