import type { Page } from 'playwright-core';

/** A dialog as somebody comes to it: a page, and what is done there. */
export interface Dialog {
  readonly name: string;
  readonly user: string;
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

/** Adds a person of a court, who then waits for a decider of it. */
async function addPerson(page: Page): Promise<void> {
  await press(page, '添加用户');
  const dialog = page.getByRole('dialog');
  for (const [label, text] of [
    ['姓名', '沈某'],
    ['职务', '书记员'],
    ['工号', 'N-17'],
    ['账号', 'shen-mou'],
  ] as const) {
    await dialog.getByRole('textbox', { name: label }).fill(text);
  }
  await dialog.getByRole('combobox', { name: '角色' }).click();
  await page.getByRole('option', { name: '承办人' }).click();
  await dialog.getByRole('combobox', { name: '所属单位' }).click();
  await page.getByRole('option', { name: '上海市第三中级人民法院' }).click();
  await dialog.getByRole('button', { name: '添加' }).click();
  await page.getByTestId('one-time-code').waitFor();
}

/** The views have something parked, as the server tells it; `parked-events` shows how it comes about. */
async function withParkedEvent(page: Page): Promise<void> {
  const first = { position: 7, eventId: crypto.randomUUID(), type: 'CaseOpened' };
  const key = { view: 'dossier', key: crypto.randomUUID(), events: 2 };
  await page.route('**/api/operation/parked', (route) =>
    route.fulfill({ json: [{ ...key, first: { ...first, error: 'TypeError: no offender' } }] }),
  );
  await page.route('**/api/operation/parked/**', (route) =>
    route.fulfill({
      json: {
        total: 2,
        events: [
          { ...first, error: 'TypeError: no offender' },
          { ...first, position: 8, eventId: crypto.randomUUID(), error: null },
        ],
      },
    }),
  );
  await page.reload();
  await press(page, '处理');
}

/** Every dialog that begins at a button of a page or at a key. */
export const dialogs: readonly Dialog[] = [
  {
    name: 'add a person',
    user: 'administrator',
    path: '/administration/users',
    open: (page) => press(page, '添加用户'),
  },
  { name: 'half a code', user: 'administrator', path: '/administration/users', open: addPerson },
  {
    name: 'new code',
    user: 'administrator',
    path: '/administration/users',
    open: (page) => press(page, '重发代码'),
  },
  {
    name: 'confirm an account',
    user: 'court-shanghai-3-decider',
    path: '/systems',
    open: (page) => press(page, '核对账号'),
  },
  {
    name: 'register a system',
    user: 'administrator',
    path: '/administration/systems',
    open: (page) => press(page, '登记业务系统'),
  },
  {
    name: 'rotate a key',
    user: 'administrator',
    path: '/administration/systems',
    open: (page) => press(page, '轮换密钥'),
  },
  {
    name: 'freeze',
    user: 'administrator',
    path: '/administration/systems',
    open: (page) => press(page, '冻结'),
  },
  {
    name: 'end for good',
    user: 'administrator',
    path: '/administration/systems',
    open: (page) => press(page, '停用'),
  },
  {
    name: 'import a directory',
    user: 'administrator',
    path: '/administration/directory',
    open: (page) => press(page, '导入目录'),
  },
  {
    name: 'publish a notice',
    user: 'administrator',
    path: '/administration/notices',
    open: (page) => press(page, '发布通知'),
  },
  {
    name: 'parked events',
    user: 'administrator',
    path: '/administration/views',
    open: withParkedEvent,
  },
  {
    name: 'signed export',
    user: 'auditor',
    path: '/audit',
    open: (page) => press(page, '导出签名事件'),
  },
  {
    name: 'export of a search',
    user: 'court-shanghai-3-decider',
    path: '/search?q=盗窃',
    open: (page) => press(page, '导出'),
  },
  {
    name: 'save a query',
    user: 'court-shanghai-3-decider',
    path: '/work',
    open: async (page) => {
      await press(page, '保存的查询');
      await page.getByRole('menuitem', { name: '保存当前条件' }).click();
    },
  },
  {
    name: 'keys',
    user: 'court-shanghai-3-decider',
    path: '/work',
    open: async (page) => {
      await page.keyboard.press('?');
    },
  },
  {
    name: 'reckoning of a limit',
    user: 'court-shanghai-3-decider',
    path: '/work?view=turn',
    open: (page) => press(page, /^\d{4}-\d\d-\d\d · /),
  },
];

/** What ends a case is asked about once more. */
export const endOfCase = (caseId: string): Dialog => ({
  name: 'the end of a case',
  user: 'prison-baimaoling-handler',
  path: `/cases/${caseId}/act/recordWardReview`,
  open: async (page) => {
    await page.locator('[data-field="/on"]').fill('2026-03-02');
    await press(page, '不同意提请并提交');
  },
});

/** Closes the dialog; a code that is shown once is not put away by a key. */
export async function leaveDialog(page: Page): Promise<void> {
  const handedOver = page.getByRole('button', { name: '已转交，关闭' });
  if ((await handedOver.count()) > 0) await handedOver.click();
  else await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
