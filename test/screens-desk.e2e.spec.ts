import type { Browser } from 'playwright-core';
import { generatePrivateKey, publicKeyPem, signingKey } from '#identity/signatures/algorithms.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { benchExamples } from '../ui/law/bench-examples.ts';
import { encodeFacts } from '../ui/law/bench-link.ts';
import { type Seat } from './system/browser.ts';
import { broughtCase } from './system/brought-case.ts';
import { caseDesks, parties, type CaseDesks } from './system/case-desks.ts';
import { settled } from './system/settled.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let desks: CaseDesks;
let prison: Seat;
let caseId: string;
const reference = '（2026）减字第77号';

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
  desks = caseDesks(browser, server.url);
  caseId = await broughtCase(server, { reference });
  prison = await desks.desk(`${parties.prison.id}-handler`);
}, 120_000);
afterAll(() => close());

test('a row of the work list leads to the form, which says what it sends and then whose turn it is', async () => {
  const { page } = prison;
  await page.goto(`${server.url}/#/work?measure=parole`);
  await page.getByText('没有符合条件的待办').waitFor();
  await page.goto(`${server.url}/#/work`);
  await page.getByRole('button', { name: '轮到我 1', pressed: true }).waitFor();
  await page.getByRole('link', { name: /^办理 监区审核/ }).click();
  await page.locator('[data-field="/on"]').fill('2026-03-02');
  await page
    .getByTestId('field-help')
    .getByText(/期间由此起算/)
    .waitFor();
  const outlook = page.getByTestId('outlook');
  await outlook.getByText('案件进入“刑罚执行科审查”环节，由监狱办理').waitFor();
  await outlook.getByText('案件就此终结：监狱决定不予提请').waitFor();
  await page.getByRole('button', { name: '不同意提请并提交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('案件就此终结：监狱决定不予提请').waitFor();
  await dialog.getByRole('row', { name: '日期 2026-03-02' }).waitFor();
  await dialog.getByRole('row', { name: '是否同意提请 不同意提请' }).waitFor();
  await dialog.getByRole('button', { name: '确认提交，终结案件' }).waitFor();
  await dialog.getByRole('button', { name: '返回修改' }).click();
  const untrue = await untrueWhileSent(() =>
    page.getByRole('button', { name: '同意提请并提交', exact: true }).click(),
  );
  expect(untrue).toEqual([]);
  const sent = page.getByTestId('step-sent');
  await sent.getByText(/接下来由监狱办理“刑罚执行科审查”/).waitFor();
  await sent.getByRole('link', { name: /^事件 #\d+$/ }).click();
  await page.waitForURL(/\/proof/);
  expect(prison.complaints).toEqual([]);
}, 60_000);

/**
 * Does what sends a step, and holds its answer back until the live stream has let the page read the case as
 * it then is. Gives what the form said, from then until it was left, that is not so.
 */
async function untrueWhileSent(send: () => Promise<void>): Promise<readonly string[]> {
  const { page } = prison;
  await page.evaluate(() => {
    const form = location.hash;
    const seen = new Set<string>();
    const day = (): string | undefined =>
      document.querySelector<HTMLInputElement>('[data-field="/on"]')?.value;
    const typed = day();
    const look = (): void => {
      if (location.hash !== form) return watch.disconnect();
      if (document.querySelector('[data-testid="moved"]') !== null) seen.add('moved on');
      if (document.querySelector('[data-testid="refused-by-law"]') !== null) seen.add('refused');
      if (day() !== undefined && day() !== typed) seen.add('emptied');
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { untrue: seen });
  });
  const isCase = (url: string): boolean => url.endsWith(`/api/cases/${caseId}`);
  await page.route('**/api/commands/*', async (route) => {
    const read = page.waitForResponse((answer) => isCase(answer.url()));
    const response = await route.fetch();
    await (await read).finished();
    // What was read is on the page two pictures later.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await route.fulfill({ response });
  });
  await send();
  await page.getByTestId('step-sent').waitFor();
  await page.unroute('**/api/commands/*');
  return page.evaluate(() => [...(window as unknown as { untrue: Set<string> }).untrue]);
}

test('an address leads to a fact, and what was typed is there again after the page was closed', async () => {
  const { page } = prison;
  await page.goto(`${server.url}/#/cases/${caseId}/act/correctFacts?field=sentenceEnd`);
  const end = page.locator('[data-field="/facts/sentenceEnd"]');
  await end.waitFor();
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('data-field') === '/facts/sentenceEnd',
  );
  await end.fill('2027-09-03');
  await page.getByTestId('verdict').getByRole('button', { name: '更正理由' }).click();
  await page.keyboard.type('执行通知书记载');
  await page.reload();
  await page.getByText('已恢复上次未提交的内容').waitFor();
  expect(await end.inputValue()).toBe('2027-09-03');
  expect(await page.locator('[data-field="/reason"]').inputValue()).toBe('执行通知书记载');
  await page.getByRole('button', { name: steps.correctFacts.title.zh, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /刑期止日 2027-09-04 → 2027-09-03/ })
    .waitFor();
  await page.getByRole('button', { name: '返回修改' }).click();
  await page.getByRole('button', { name: '清空重填' }).click();
  await page.getByText('已恢复上次未提交的内容').waitFor({ state: 'detached' });
  expect(prison.complaints).toEqual([]);
}, 60_000);

test('a step that did not reach the server is kept, and goes when it is there again', async () => {
  const { page, context } = await desks.deskFor('recordDepartmentReview');
  // As a second try finds it.
  await context.setOffline(false);
  await page.goto(`${server.url}/#/cases/${caseId}/act/recordDepartmentReview`);
  await page.locator('[data-field="/on"]').fill('2026-03-03');
  // What was not read before the way was gone would not be there to be sent.
  await settled(page);
  await context.setOffline(true);
  const agree = page.getByRole('button', { name: '同意提请并提交', exact: true });
  await agree.click();
  await page.getByText('无法连接服务器').waitFor();
  await context.setOffline(false);
  // The way is there again a moment after it is said to be: who is told once more sends once more.
  const sent = page.getByTestId('step-sent').getByText(/评审委员会评审/);
  for (let tries = 1; ; tries += 1) {
    await agree.click();
    // On a machine that is full it may be long in coming; sent twice it would be refused.
    const isSent = await sent.waitFor({ timeout: 120_000 }).then(
      () => true,
      () => false,
    );
    if (isSent) break;
    expect(tries).toBeLessThan(3);
    await page.getByText('无法连接服务器').waitFor();
  }
}, 200_000);

test('the frame names the page, moves the focus into it, and says where there is none', async () => {
  const { page } = prison;
  await page.goto(`${server.url}/#/cases/${caseId}`);
  await page.waitForFunction((name) => document.title === name, `案件 · ${reference} · 案牍`);
  await page.getByRole('navigation').getByRole('link', { name: '检索' }).click();
  await page.waitForFunction(() => document.title === '检索 · 案牍');
  await page.goto(`${server.url}/#/nowhere`);
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  await page.getByRole('link', { name: '回到首页' }).waitFor();
  await page.goto(`${server.url}/#/cases/xyz`);
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: '返回上一页' }).waitFor();
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.waitForURL(/#\/work/);
  await page.waitForFunction(() => document.activeElement?.id === 'main');
}, 60_000);

test('keys lead to pages and tell of themselves, but are letters where one types, and can be turned off', async () => {
  const { page } = prison;
  await page.goto(`${server.url}/#/work`);
  await page.getByRole('heading', { name: '待办' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('启用单键快捷键').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL(/#\/search/);
  const box = page.getByRole('textbox').first();
  await box.click();
  await page.keyboard.type('g?w');
  expect(await box.inputValue()).toContain('g?w');
  await page.getByRole('button', { name: '键盘快捷键' }).click();
  const keys = { name: '启用单键快捷键' } as const;
  await page.getByRole('switch', keys).click();
  await page.getByRole('switch', { ...keys, checked: false }).waitFor();
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '检索' }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(page.url()).toContain('#/search');
}, 60_000);

test('the administrator registers a system and sees its key once; a decider of its agency confirms it', async () => {
  const { page, ...seat } = await desks.desk('administrator');
  await page.goto(`${server.url}/#/administration/systems`);
  await page.getByRole('button', { name: '登记业务系统' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '系统名称' }).fill('新系统');
  await dialog.getByRole('textbox', { name: '英文名称' }).fill('New system');
  await dialog.getByRole('textbox', { name: '系统标识' }).fill('system-new');
  await dialog.getByRole('combobox', { name: '所属单位' }).click();
  await page.getByRole('option', { name: '上海市第三中级人民法院' }).click();
  await dialog.getByRole('textbox', { name: '公钥' }).fill(generatePrivateKey('sm2-sm3'));
  await dialog.getByRole('textbox', { name: '理由' }).fill('接入');
  await dialog.getByRole('button', { name: '登记' }).click();
  await dialog.getByText('这是私钥').first().waitFor();
  await dialog.getByRole('radio', { name: /由服务器生成/ }).check();
  await dialog.getByRole('button', { name: '登记' }).click();
  await page.getByTestId('key-made').getByText('私钥只显示这一次').waitFor();
  const fingerprint = await page.getByTestId('key-made').locator('code').textContent();
  await seat.picture('system-registered');
  await page.getByRole('button', { name: '已保存，关闭' }).click();
  const row = page.getByRole('row', { name: /新系统/ });
  await row.getByText('待确认').first().waitFor();
  expect(await row.getByRole('button').allTextContents()).toEqual(['停用']);

  await confirmNewSystem(fingerprint!);

  await page.reload();
  await row.getByText('有效').first().waitFor();
  await row.getByRole('button', { name: '轮换密钥' }).click();
  const next = signingKey('next', 'sm2-sm3', generatePrivateKey('sm2-sm3'));
  await dialog.getByRole('textbox', { name: '公钥' }).fill(publicKeyPem(next));
  await dialog.getByRole('textbox', { name: '理由' }).fill('年度轮换');
  await dialog.getByRole('button', { name: '轮换' }).click();
  await page.getByTestId('key-made').getByText('system-new-2').waitFor();
  await page.getByRole('button', { name: '已保存，关闭' }).click();
  await row.getByText('新密钥待所属单位确认').waitFor();
  // The refused private key is the one complaint that there may be.
  expect(seat.complaints.filter((each) => !each.includes('400'))).toEqual([]);
}, 90_000);

/** The second person sees what was registered, in the language that he reads, and confirms it. */
async function confirmNewSystem(fingerprint: string): Promise<void> {
  const { page, ...seat } = await desks.desk('court-shanghai-3-decider');
  await page.getByRole('navigation').getByRole('link', { name: '本单位业务系统' }).click();
  const row = page.getByRole('row', { name: /新系统/ });
  await row.getByRole('button', { name: '核对并确认' }).click();
  const dialog = page.getByRole('dialog');
  const shown = (await dialog.locator('dl').textContent())!;
  for (const each of ['新系统', '上海市第三中级人民法院 · 法院', '作出裁定', 'administrator']) {
    expect(shown).toContain(each);
  }
  expect(shown.replaceAll(' ', '')).toContain(fingerprint);
  expect(await dialog.getByRole('button', { name: '确认' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: '理由' }).fill('已与信息部门核对指纹');
  await seat.picture('system-to-confirm');
  await dialog.getByRole('button', { name: '确认' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('有效').first().waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  expect(seat.complaints).toEqual([]);
}

test('the bench takes typed and pasted facts, names what is wrong, and gives a link that holds them', async () => {
  const { page } = prison;
  await page.goto(`${server.url}/#/bench`);
  await page.getByText('符合法定条件').first().waitFor();
  await page.getByRole('tab', { name: '逐项填写' }).click();
  await page.locator('[data-field="/facts/filingDate"]').fill('2026-01-20');
  await page.getByText('尚未届时').first().waitFor();
  await page.getByRole('tab', { name: '粘贴 JSON' }).click();
  const box = page.getByRole('textbox', { name: '案件事实（JSON）' });
  await box.fill('{"measure": "commutation", "termMonths": "三十六"}');
  await page.getByText('原判刑期（月）').waitFor();
  await box.fill('{\n  "measure" oops }');
  await page.getByText('第 2 行第').waitFor();
  const facts = encodeFacts(benchExamples.find(({ id }) => id === 'parole')!.facts);
  await page.goto(`${server.url}/#/work`);
  await page.goto(`${server.url}/#/bench?facts=${facts}`);
  await page.getByText('不符合法定条件').first().waitFor();
  await page.goto(`${server.url}/#/rules?q=SPC2016-006-1A`);
  await page.getByRole('button', { name: '涉及的案件' }).click();
  await page.getByText(/已查看最近 \d+ 件案件/).waitFor();
}, 60_000);
