import type { Browser, Page } from 'playwright-core';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { Seat } from './system/browser.ts';
import { caseDesks, type CaseDesks } from './system/case-desks.ts';
import { dialogs, endOfCase, leaveDialog, type Dialog } from './system/dialogs.ts';
import { sampleCases, startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';
import { strayWords } from './system/words-on-screen.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let desks: CaseDesks;
/** A case that is open, with its papers at the prison. */
let openCase: string;

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: sampleCases }));
  desks = caseDesks(browser, server.url);
  openCase = await desks.open();
}, 120_000);
afterAll(() => close());

/** Stray words of what is open, in Chinese and then in English, with the page before them. */
async function strayOf({ page }: Seat, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [language, other] of [
    ['zh', 'English'],
    ['en', '中文'],
  ] as const) {
    await settled(page);
    found.push(...(await strayWords(page, language)).map((text) => `${name} ${language}: ${text}`));
    const change = page.getByRole('button', { name: other, exact: true });
    await change.click();
  }
  return found;
}

test('a change of the language, in this tab or another, leaves what was chosen and typed', async () => {
  const { page, context } = await desks.deskFor('openCase');
  await page.goto(`${server.url}/#/cases/${openCase}/documents`);
  const file = { name: '判决书.txt', mimeType: 'text/plain', buffer: Buffer.from('判决书') };
  await page.getByTestId('upload').setInputFiles([file]);
  await page.getByText(file.name).waitFor();
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.getByRole('tab', { name: 'Documents' }).waitFor();
  expect(await page.getByText(file.name).count()).toBe(1);
  const other = await context.newPage();
  await other.goto(`${server.url}/#/cases`);
  await other.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('tab', { name: '卷宗材料' }).waitFor();
  expect(await page.getByText(file.name).count()).toBe(1);
  await other.close();
}, 60_000);

test('no form of a step shows a code, nor words of the other language', async () => {
  const stray: string[] = [];
  for (const name of Object.keys(steps) as StepCommand[]) {
    const seat = await desks.deskFor(name);
    await seat.page.goto(`${server.url}/#/cases/${openCase}/act/${name}`);
    stray.push(...(await strayOf(seat, name)));
  }
  expect(stray).toEqual([]);
}, 240_000);

/** A second tab of each person: there the language is changed, as the dialog is in the way here. */
const besides = new Map<string, Promise<Page>>();

function besideOf(page: Page, user: string): Promise<Page> {
  const open = async (): Promise<Page> => {
    const other = await page.context().newPage();
    await other.goto(`${server.url}/#/messages`);
    return other;
  };
  const beside = besides.get(user) ?? open();
  besides.set(user, beside);
  return beside;
}

/** Stray words of a dialog in both languages, in which the change of the language leaves it open. */
async function strayIn(page: Page, { name, user }: Dialog): Promise<readonly string[]> {
  const beside = await besideOf(page, user);
  const found: string[] = [];
  for (const [language, change, now] of [
    ['zh', 'English', 'en'],
    ['en', '中文', 'zh-CN'],
  ] as const) {
    await settled(page);
    found.push(...(await strayWords(page, language)).map((text) => `${name} ${language}: ${text}`));
    await beside.getByRole('button', { name: change, exact: true }).click();
    await page.waitForFunction((lang) => document.documentElement.lang === lang, now);
  }
  expect(await page.getByRole('dialog').count()).toBe(1);
  return found;
}

test('no dialog shows a code, nor words of the other language', async () => {
  const stray: string[] = [];
  for (const dialog of [...dialogs, endOfCase(openCase)]) {
    const { page } = await desks.desk(dialog.user);
    await page.goto(`${server.url}/#${dialog.path}`);
    await settled(page);
    await dialog.open(page);
    await page.getByRole('dialog').waitFor();
    stray.push(...(await strayIn(page, dialog)));
    await leaveDialog(page);
  }
  expect(stray).toEqual([]);
}, 240_000);
