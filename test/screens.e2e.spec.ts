import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { barriers } from './system/barriers.ts';
import { takeSeat, type Seat } from './system/browser.ts';
import { sampleCases, startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { badlyLaidOut, outOfReach } from './system/laid-out.ts';
import { settled } from './system/settled.ts';
import { anyCase, visits } from './system/visits.ts';
import { strayWords } from './system/words-on-screen.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let caseId: string;
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: sampleCases }));
}, 120_000);
afterAll(() => close());

describe.each([
  'court-shanghai-3-decider',
  'prison-baimaoling-handler',
  'supervisor',
  'auditor',
  'administrator',
])('what %s sees', (user) => {
  let seat: Seat;
  beforeAll(async () => {
    const wall = user === 'supervisor' ? { width: 1920, height: 1080 } : {};
    seat = await takeSeat(browser, server.url, { user, ...wall });
    caseId ??= await anyCase(seat);
  }, 60_000);
  afterAll(() => seat.close());

  const own = visits.filter((visit) => visit.user === user);
  test.each(own)(
    '$name opens in both languages and themes, without complaint, for everybody, at a desk and on a phone',
    async ({ name, path }) => {
      const { page } = seat;
      const address = `${server.url}/#${path.replace('CASE', caseId)}`;
      await page.goto(address);
      expect(await faultsOf(seat, `${name}-zh-light`, 'zh')).toEqual([]);
      // The wall has no frame, and so nothing to press: it speaks the language of the other pages.
      const isWall = name === 'cockpit';
      if (isWall) await page.goto(`${server.url}/#/rules`);
      await page.getByRole('button', { name: '切换明暗主题' }).click();
      await page.getByRole('button', { name: 'English' }).click();
      if (isWall) await page.goto(address);
      expect(await faultsOf(seat, `${name}-en-dark`, 'en')).toEqual([]);
      if (isWall) await page.goto(`${server.url}/#/rules`);
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: '切换明暗主题' }).click();
      expect(seat.complaints).toEqual([]);
    },
    240_000,
  );
});

const desk = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

/**
 * What is wrong with the page that is shown, of which a picture is kept: barriers, words that nobody should
 * see, text that cannot be read, or a part that cannot be reached. The window has its size afterwards.
 */
async function faultsOf(
  { page, picture }: Seat,
  name: string,
  language: 'zh' | 'en',
): Promise<readonly string[]> {
  const window = page.viewportSize()!;
  await settled(page);
  await picture(name);
  const found = [...(await barriers(page)), ...(await strayWords(page, language))];
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    await settled(page);
    const unread = await badlyLaidOut(page);
    // A desk scrolls by its wheel and by its keys.
    const unreached = size === phone ? await outOfReach(page) : [];
    found.push(...[...unread, ...unreached].map((text) => `${size.width} wide: ${text}`));
  }
  await page.setViewportSize(window);
  return found;
}

describe('who may see what', () => {
  const menus = {
    'court-shanghai-3-handler': [
      '待办',
      '超期预警',
      '案件',
      '刑事案件',
      '检索',
      '统计分析',
      '数据质检',
      '驾驶舱',
      '前置合约审查清单',
      '审查试算',
    ],
    auditor: [
      '待办',
      '超期预警',
      '案件',
      '刑事案件',
      '检索',
      '统计分析',
      '数据质检',
      '审计回放',
      '查阅记录',
      '前置合约审查清单',
      '审查试算',
      '系统管理',
    ],
    administrator: ['前置合约审查清单', '审查试算', '系统管理'],
  };
  test.each(Object.entries(menus))(
    '%s finds only the own pages in the menu',
    async (user, menu) => {
      const seat = await takeSeat(browser, server.url, { user });
      await seat.page.getByRole('navigation').getByRole('link').first().waitFor();
      expect(await seat.page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(
        menu,
      );
      await seat.close();
    },
    60_000,
  );

  test("another's page is refused by the server when its address is typed", async () => {
    const seat = await takeSeat(browser, server.url, { user: 'administrator' });
    await seat.page.goto(`${server.url}/#/cases/${caseId}`);
    await seat.page
      .getByText(/角色“系统管理员”无此权限/)
      .first()
      .waitFor();
    await seat.page.getByText(/问题编号 [0-9a-f-]{36}/).waitFor();
    await seat.close();
  }, 60_000);
});

test('the watermark comes back when somebody removes it', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-handler' });
  await seat.page.goto(`${server.url}/#/cases/${caseId}`);
  const mark = seat.page.locator('#andu-watermark');
  await mark.waitFor({ state: 'attached' });
  await seat.page.evaluate(() => document.getElementById('andu-watermark')!.remove());
  await mark.waitFor({ state: 'attached' });
  await seat.page.evaluate(() =>
    document.getElementById('andu-watermark')!.setAttribute('style', 'display:none'),
  );
  await seat.page.waitForFunction(
    () => getComputedStyle(document.getElementById('andu-watermark')!).display === 'block',
  );
  await seat.close();
}, 60_000);

test('a finding leads to the fact that it rests on, and an event to its proof and to the replay', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await page.goto(`${server.url}/#/cases/${caseId}/review`);
  await page.getByRole('heading', { name: /^符合/ }).waitFor();
  await page.getByRole('listitem').getByRole('link', { name: '悔改、立功' }).first().click();
  await page.waitForURL(/facts#fact-merit$/);
  await page.locator('#fact-merit').waitFor();
  expect(await page.locator('#tab-panel').textContent()).not.toMatch(/[{}[\]"]/);
  await page.goto(`${server.url}/#/cases/${caseId}/history`);
  const second = await page
    .getByRole('link', { name: /^#\d+ · / })
    .nth(1)
    .textContent();
  const position = /\d+/.exec(second!)![0];
  await page.getByRole('link', { name: new RegExp(`^#${position} `) }).click();
  await page.waitForURL(new RegExp(`proof#event-${position}$`));
  await page.locator(`#event-${position}`).waitFor();
  await page.goto(`${server.url}/#/cases/${caseId}/history`);
  await page.getByRole('link', { name: '回放', exact: true }).nth(1).click();
  await page.waitForURL(new RegExp(`audit\\?mode=case&case=[0-9a-f-]{36}&at=${position}$`));
  await page.locator('strong', { hasText: `#${position} ` }).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('an auditor finds events by type and takes them away under a seal, with the purpose', async () => {
  const seat = await takeSeat(browser, server.url, { user: 'auditor' });
  const { page } = seat;
  await page.goto(`${server.url}/#/audit?type=CaseOpened`);
  await page.getByRole('cell', { name: '立卷' }).first().waitFor();
  await page.getByRole('button', { name: '导出签名事件' }).click();
  const take = page.getByRole('button', { name: '导出', exact: true });
  expect(await take.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: '用途' }).fill('年度检查');
  const [file] = await Promise.all([page.waitForEvent('download'), take.click()]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n');
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({
    export: { purpose: '年度检查', filter: { type: 'CaseOpened' }, count: lines.length - 1 },
  });
  await page.goto(`${server.url}/#/audit?type=EventsExported`);
  await page.getByRole('cell', { name: '导出签名事件' }).first().waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('on a phone a list is cards, none wider than the page', async () => {
  const { page, picture } = await takeSeat(browser, server.url, {
    user: 'court-shanghai-3-decider',
    width: 390,
    height: 844,
  });
  await page.goto(`${server.url}/#/work`);
  const list = page.getByRole('region', { name: '待办' });
  await list.getByRole('link').first().waitFor();
  await picture('work-list-phone');
  expect(await list.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  const head = await list
    .locator('td[data-head="环节"]')
    .first()
    .evaluate((cell) => getComputedStyle(cell, '::before').content);
  expect(head).toBe('"环节"');
}, 60_000);
