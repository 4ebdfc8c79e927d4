import type { Browser } from 'playwright-core';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import { processRoles } from '../server/process-roles.ts';
import { barriers } from './system/barriers.ts';
import { broughtCase } from './system/brought-case.ts';
import { openBrowser, takeSeat, type Seat } from './system/browser.ts';
import { parties } from './system/case-desks.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let folder: string;
let server: RunningAndu;
let browser: Browser;
beforeAll(async () => {
  folder = await newFolder();
  server = await startServer(folder, 0, 'error', 'without-cases', {
    ANDU_ROLE: processRoles.join(','),
  });
  await broughtCase(server, {}, journeyUntil('postCourtNotice').slice(1));
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await removeFolder(folder);
});

const at = (user: string): Promise<Seat> => takeSeat(browser, server.url, { user });

/** Presses an act of the warning that is shown, and says what it asks for. */
async function act({ page }: Seat, name: string, words: string | null): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (words !== null) await dialog.getByRole('textbox').first().fill(words);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('the morning: what is overdue, with its arithmetic; sent, explained, refused, explained again, accepted, closed', async () => {
  const supervisor = await at('supervisor');
  const { page } = supervisor;
  await page.goto(`${server.url}/#/warnings?level=overdue`);
  // What the reactor raises comes of itself: the list is asked for again until it is there.
  const posting = page.getByRole('link', { name: '立案后公示' });
  while (!(await posting.isVisible())) {
    await settled(page);
    if (!(await posting.isVisible())) await page.reload();
  }
  expect(await barriers(page)).toEqual([]);
  await posting.click();
  await page.getByText('2026-03-30').first().waitFor();
  const address = page.url();
  await act(supervisor, '发出督办', '请说明超期原因');

  const court = await at(`${parties.court.id}-decider`);
  await court.page.goto(address);
  await act(court, '签收', null);
  await act(court, '提交说明', '公告栏检修');
  await page.reload();
  await act(supervisor, '不予认可', '检修不是法定事由');
  await court.page.reload();
  await act(court, '提交说明', '承办人交接疏漏，已补办');
  await page.reload();
  await act(supervisor, '认可说明', '情况属实');
  await act(supervisor, '办结', '已整改');
  await page.getByRole('button', { name: '重启' }).waitFor();
  expect(await barriers(page)).toEqual([]);

  const auditor = await at('auditor');
  await auditor.page.goto(address);
  const history = auditor.page.getByRole('table', { name: '全过程' });
  await history.getByText('已整改').waitFor();
  expect(await history.getByRole('row').count()).toBe(1 + 8);
  expect([supervisor, court, auditor].flatMap(({ complaints }) => complaints)).toEqual([]);
}, 300_000);
