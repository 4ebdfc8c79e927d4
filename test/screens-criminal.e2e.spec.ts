import type { Browser, Page } from 'playwright-core';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import type { CriminalCommandName } from '#domain/criminal/events.ts';
import { addDays } from '#domain/kernel/legal-date.ts';
import { systemClock } from '../server/clock.ts';
import type { FormObject } from '../ui/forms/field-schema.ts';
import { barriers } from './system/barriers.ts';
import { takeSeat, type Seat } from './system/browser.ts';
import { parties } from './system/case-desks.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fillCriminalStep } from './system/fill-step.ts';
import { badlyLaidOut } from './system/laid-out.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 120_000);
afterAll(() => close());

const police = 'police-shanghai';
const procuratorate = parties.procuratorate.id;
const court = parties.court.id;
const day = (before: number): string => addDays(systemClock.today(), -before);

const seats = new Map<string, Promise<Seat>>();
const at = (user: string): Promise<Seat> =>
  seats.getOrInsertComputed(user, () => takeSeat(browser, server.url, { user }));

const titleOf = (name: CriminalCommandName): string => criminalEntry(name)!.title.zh;

/** Comes to the form of a step from the page of the case, and fills it in. */
async function fill(
  page: Page,
  caseId: string,
  name: CriminalCommandName,
  data: FormObject,
): Promise<void> {
  await page.goto(`${server.url}/#/criminal/${caseId}`);
  await page.getByRole('link', { name: titleOf(name), exact: true }).click();
  await page.locator('[data-field="/on"]').waitFor();
  await fillCriminalStep(page, name, data);
}

async function act(
  user: string,
  caseId: string,
  name: CriminalCommandName,
  data: FormObject,
): Promise<void> {
  const { page } = await at(user);
  await fill(page, caseId, name, data);
  await page.getByRole('button', { name: titleOf(name), exact: true }).click();
  await page
    .getByTestId('step-sent')
    .getByText(`已提交“${titleOf(name)}”`)
    .waitFor();
}

/** Files a case at the desk of the police; gives its id. */
async function file(name: string): Promise<string> {
  const { page } = await at(`${police}-decider`);
  await page.goto(`${server.url}/#/criminal`);
  await page.getByRole('navigation').getByRole('link', { name: '刑事立案', exact: true }).click();
  await page.locator('[data-field="/suspect/name"]').waitFor();
  await fillCriminalStep(page, 'fileCase', {
    on: day(40),
    documentNumber: '沪公（刑）立字〔2026〕9号',
    reference: `沪公刑〔2026〕${name}`,
    suspect: { name, idNumber: '310101199001011234' },
    offence: '盗窃罪',
  });
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.getByTestId('step-sent').waitFor();
  return /#\/criminal\/([0-9a-f-]{36})/.exec(page.url())![1]!;
}

test('police and procuratorate carry a case from its filing to the court by clicking; a third return is refused', async () => {
  const caseId = await file('路人甲');
  const { page: watched } = await at(`${police}-handler`);
  await watched.goto(`${server.url}/#/criminal/${caseId}`);
  await act(`${police}-decider`, caseId, 'executeDetention', { on: day(30) });
  // Somebody else's page follows what happens, with the limit that began.
  await watched.getByRole('table', { name: '法定时限' }).getByText('提请').first().waitFor();
  await act(`${police}-decider`, caseId, 'requestArrest', { on: day(28), procuratorate });
  await act(`${procuratorate}-handler`, caseId, 'receiveArrestRequest', {
    on: day(28),
    majorComplex: false,
  });
  await act(`${procuratorate}-decider`, caseId, 'decideArrest', { on: day(25), approved: true });
  await act(`${police}-handler`, caseId, 'executeArrest', { on: day(25) });
  for (const before of [20, 14, 8]) {
    await act(`${police}-decider`, caseId, 'transferForProsecution', {
      on: day(before),
      procuratorate,
    });
    await act(`${procuratorate}-handler`, caseId, 'receiveCaseFile', {
      on: day(before),
      fastTrack: false,
      overOneYear: true,
    });
    const outline = `补充现场勘验（移送于${day(before)}）`;
    if (before !== 8) {
      await act(`${procuratorate}-decider`, caseId, 'returnForSupplement', {
        on: day(before - 2),
        outline,
      });
      await act(`${police}-handler`, caseId, 'receiveReturn', { on: day(before - 2) });
      continue;
    }
    const { page } = await at(`${procuratorate}-decider`);
    await fill(page, caseId, 'returnForSupplement', { on: day(6), outline });
    await page.getByTestId('refused-by-law').getByText('补充侦查以二次为限').waitFor();
    expect(
      await page.getByRole('button', { name: titleOf('returnForSupplement') }).isEnabled(),
    ).toBe(false);
    // Nothing of it is lost by looking at the case and coming back.
    await page.getByRole('link', { name: '返回案件' }).click();
    await page.getByRole('link', { name: titleOf('returnForSupplement'), exact: true }).click();
    await page.getByText('已恢复上次未提交的内容。').waitFor();
    expect(await page.locator('[data-field="/outline"]').inputValue()).toBe(outline);
  }
  await act(`${procuratorate}-decider`, caseId, 'decideProsecution', {
    on: day(5),
    prosecute: true,
    court,
  });
  const reader = await at(`${court}-handler`);
  const { page } = reader;
  await page.goto(`${server.url}/#/criminal?stage=filingReview`);
  await page.getByRole('link', { name: '路人甲' }).click();
  await page.getByTestId('whose-turn').getByText('法院受理审查').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await reader.picture('criminal-case');
  const course = await page.getByRole('list', { name: '办案流程' }).innerText();
  expect(course.match(/补充侦查/g)).toHaveLength(2);
  for (const seat of seats.values()) expect((await seat).complaints).toEqual([]);
}, 240_000);

test('the committee finds the case without its name, and its page is laid out on a phone', async () => {
  const caseId = await file('路人乙');
  const seat = await takeSeat(browser, server.url, { user: 'supervisor', width: 390, height: 844 });
  const { page } = seat;
  await page.goto(`${server.url}/#/criminal/${caseId}`);
  await page.getByRole('heading', { level: 1, name: /刑事案件/ }).waitFor();
  await settled(page);
  expect(await page.getByText('路人乙').count()).toBe(0);
  expect(await page.getByText('310101199001011234').count()).toBe(0);
  expect(await page.getByText('本机关可以办理').count()).toBe(0);
  expect(await badlyLaidOut(page)).toEqual([]);
  await seat.picture('criminal-case-phone');
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 90_000);
