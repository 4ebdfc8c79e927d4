import type { Browser, Page } from 'playwright-core';
import { broughtCase } from './system/brought-case.ts';
import { signInAs, takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { startServer, type RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 120_000);
// The one that was started last, in place of the one that was killed.
afterAll(async () => {
  await server.stop();
  await close();
});

/** More tabs than the six connections that a browser opens to one host. */
const tabs = 10;
const user = 'prison-baimaoling-decider';

async function openStreams(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^andu_live_streams (\d+)$/m.exec(text)?.[1]);
}

async function duty({ context }: Pick<Seat, 'context'>): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/#/duty`);
  await page.getByText('实时', { exact: true }).waitFor();
  return page;
}

/** A tab with a dossier in it, and the name of the offender. */
async function dossier({ context }: Pick<Seat, 'context'>): Promise<{ page: Page; name: string }> {
  const page = await context.newPage();
  await page.goto(`${server.url}/#/rules`);
  const { caseId, name } = await page.evaluate(async () => {
    const [first] = (await (await fetch('/api/cases')).json()) as { caseId: string }[];
    const read = await fetch(`/api/cases/${first!.caseId}`);
    const { offender } = (await read.json()) as { offender: { name: string } };
    return { caseId: first!.caseId, name: offender.name };
  });
  await page.goto(`${server.url}/#/cases/${caseId}`);
  await page.getByRole('heading', { level: 1 }).getByText(name).waitFor();
  return { page, name };
}

/** A tab with a page that its reader may not see, and how often the server was asked about it so far. */
async function refusedPage({ context }: Pick<Seat, 'context'>) {
  const page = await context.newPage();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/access/operations/')) asked += 1;
  });
  // The bell is read anew with everything else that is shown.
  const bell = (): Promise<unknown> =>
    page.waitForResponse((answer) => answer.url().includes('/api/messages'));
  const first = bell();
  await page.goto(`${server.url}/#/audit`);
  await page.getByText(/无权进行此操作/).waitFor();
  await first;
  const next = bell();
  return {
    async asked() {
      await next;
      return asked;
    },
  };
}

async function enterDuty(page: Page, officer: string): Promise<void> {
  await page.getByLabel('值班人员').fill(officer);
  await page.getByLabel('电话').fill('021-12345678');
  await page.getByRole('button', { name: '登记值班' }).click();
}

const heard = (pages: readonly Page[], officer: string): Promise<void[]> =>
  Promise.all(pages.map((page) => page.getByRole('cell', { name: officer }).waitFor()));

test('ten tabs of one browser hear of everything over one stream, and an eleventh works', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  await seat.page.goto('about:blank');
  const pages: Page[] = [];
  while (pages.length < tabs) pages.push(await duty(seat));
  expect(await openStreams()).toBe(1);
  const eleventh = await duty(seat);
  await enterDuty(eleventh, '李四');
  await heard([...pages, eleventh], '李四');
  expect(await openStreams()).toBe(1);

  const looking = await dossier(seat);
  const refused = await refusedPage(seat);
  await enterDuty(eleventh, '孙七');
  await heard([...pages, eleventh], '孙七');
  expect(await refused.asked()).toBe(1);

  // Who signs out in one tab is signed out in all, and the stream is gone.
  const signedOut = await eleventh.evaluate(
    async () => (await fetch('/api/session', { method: 'DELETE' })).status,
  );
  expect(signedOut).toBeLessThan(300);
  // A tab says that it is offline, or asks at once to sign in again: none says that it is live.
  await Promise.all(
    pages.map((page) => page.getByText('实时', { exact: true }).waitFor({ state: 'detached' })),
  );
  expect(await openStreams()).toBe(0);

  // Nothing is left of the dossier, and not even its number in the name of the window.
  await looking.page.getByTestId('sign-in-again').waitFor();
  expect(await looking.page.locator('body').innerText()).not.toContain(looking.name);
  expect(await looking.page.title()).toBe('会话已结束 · 案牍');
  expect(await looking.page.locator('main table').count()).toBe(0);
  await seat.close();
}, 180_000);

test('a page that nobody sees reads nothing again, and what it missed when it is shown', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  const { page } = seat;
  await page.goto(`${server.url}/#/duty`);
  await page.getByText('实时', { exact: true }).waitFor();
  const beside = await duty(seat);
  await settled(page);
  await seat.show(false);
  const read: string[] = [];
  page.on('request', (request) => read.push(request.url()));
  // Both tabs hear the same: when the second entry is shown in one, the first is long over in the other.
  for (const officer of ['孙一', '孙二']) {
    await enterDuty(beside, officer);
    await heard([beside], officer);
  }
  expect(read).toEqual([]);
  await seat.show(true);
  await heard([page], '孙二');
  expect(read.length).toBeGreaterThan(0);
  await seat.close();
}, 60_000);

test('an event of one case lets no page of another case read its own again', async () => {
  const shown = await broughtCase(server);
  const seat = await takeSeat(browser, server.url, { user });
  const { page } = seat;
  await page.goto(`${server.url}/#/cases/${shown}`);
  await page.getByText('实时', { exact: true }).waitFor();
  await settled(page);
  const read: string[] = [];
  page.on('request', (request) => read.push(new URL(request.url()).pathname));
  await Promise.all([
    page.waitForRequest(/\/api\/messages/),
    broughtCase(server, { offender: { name: '李四', prisonerNumber: null } }),
  ]);
  await settled(page);
  expect(read).toContain('/api/messages');
  expect(read.filter((path) => path.includes(shown))).toEqual([]);
  await seat.close();
}, 60_000);

test('a dossier is cleared where no stream tells of a sign-out, and begins anew for somebody else', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  await seat.context.route('**/api/live', (route) => route.abort());
  await seat.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  const { page, name } = await dossier(seat);
  await seat.page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
  const signIn = page.getByTestId('sign-in-again');
  await signIn.waitFor();
  expect(await page.locator('body').innerText()).not.toContain(name);
  await signIn.getByRole('link', { name: '重新登录' }).waitFor();
  expect(await page.locator('#andu-watermark').count()).toBe(0);

  await signInAs(seat.page, server.url, user);
  await page.getByRole('heading', { level: 1 }).getByText(name).waitFor();
  await page.locator('#andu-watermark').waitFor({ state: 'attached' });
  await signInAs(seat.page, server.url, 'administrator');
  // Refused to who is there now, or at the issuer's page where nobody was found meanwhile: cleared either way.
  await page.getByText(name).first().waitFor({ state: 'detached' });
  await seat.close();
}, 120_000);

test('a browser that starts no shared worker hears all the same, where it is looked at', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  await seat.context.route('**/*shared-worker*', (route) => route.abort());
  await seat.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  const page = await duty(seat);
  await enterDuty(page, '王五');
  await heard([page], '王五');
  await seat.close();
}, 60_000);

test('a machine that lost its network, and reaches its own server, is read and written as before', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  const { page } = seat;
  await settled(page);
  // What a browser says when the last network goes; the loopback needs none.
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await page.goto(`${server.url}/#/duty`);
  await enterDuty(page, '孙七');
  await heard([page], '孙七');
  await seat.close();
}, 60_000);

test('each tab says so when the server cannot be reached, and takes it back when it is there again', async () => {
  const seat = await takeSeat(browser, server.url, { user });
  const pages = [await duty(seat), await duty(seat)];
  const { port } = new URL(server.url);
  await server.stop('SIGKILL');
  const state = (page: Page) => page.getByRole('status').filter({ hasText: /^(实时|离线)$/ });
  for (const page of pages) {
    await page.getByText('网络中断，正在重连').waitFor({ timeout: 60_000 });
    expect(await state(page).textContent()).toBe('离线');
  }
  // What cannot be sent meanwhile says so, and says no more of it once the server is back.
  const [first, second] = pages as [Page, Page];
  await enterDuty(first, '赵六');
  await first.getByText('无法连接服务器').waitFor();
  server = await startServer(server.dataFolder, Number(port));
  for (const page of pages) {
    await page.getByText('网络中断，正在重连').waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByText('实时', { exact: true }).waitFor();
    await page.getByText('无法连接服务器').waitFor({ state: 'detached' });
  }
  await first.getByText('现已恢复').waitFor();
  await first.getByRole('button', { name: '登记值班' }).click();
  await heard([first, second], '赵六');
  await seat.close();
}, 120_000);
