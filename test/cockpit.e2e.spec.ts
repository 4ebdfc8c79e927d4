import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { sampleCases, startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let seat: Seat;
beforeAll(async () => {
  process.env['ANDU_MAP_ENGINE'] = 'maplibre';
  ({ server, browser, close } = await startDemonstration({ synthetic: sampleCases, warned: true }));
  seat = await takeSeat(browser, server.url, { user: 'supervisor', width: 1920, height: 1080 });
  await warned();
}, 120_000);
afterAll(async () => {
  delete process.env['ANDU_MAP_ENGINE'];
  await close();
});

/** Comes back once everything that is late was warned of. */
async function warned(): Promise<void> {
  for (let [before, now] = [-1, 0]; before !== now || now === 0; await wait(1_000)) {
    before = now;
    const answer = await seat.page.request.get(`${server.url}/api/warnings/counts`);
    now = ((await answer.json()) as { readonly overdue: number }).overdue;
  }
}

/** Figures on the wall whose list has another number of cases; `[shown, listed, where]`. */
const unequal = (page: Page) =>
  page.evaluate(async () => {
    const links = [
      ...document.querySelectorAll<HTMLAnchorElement>(
        'main a[href^="#/cases?"], main a[href^="#/warnings?"], main a[href^="#/criminal?"]',
      ),
    ];
    const figures = links.filter((link) => /^[\d,]+$/.test(link.textContent ?? ''));
    const wrong: [string, string, string][] = [];
    const ask = async (link: HTMLAnchorElement): Promise<void> => {
      const shown = link.textContent!.replaceAll(',', '');
      const [list, query] = link.getAttribute('href')!.slice(1).split('?') as [string, string];
      // What a list shows of is `view` in its address, and `scope` to the server.
      const asked = list === '/warnings' ? query.replace('view=', 'scope=') : query;
      const path = list === '/criminal' ? '/criminal-cases' : list;
      const answer = await fetch(`/api${path}?${asked}&range=[0,0]`);
      const listed = answer.headers.get('content-range')?.split('/').at(-1) ?? '';
      if (shown !== listed) wrong.push([shown, listed, query]);
    };
    await Promise.all([...new Map(figures.map((each) => [each.href, each])).values()].map(ask));
    return { figures: figures.length, wrong };
  });

test('every figure has exactly as many cases as the list that it opens, under any choice', async () => {
  const { page } = seat;
  for (const chosen of ['', '?district=310114&openedMonth=2026-09', '?stage=closed']) {
    await page.goto(`${server.url}/#/cockpit${chosen}`);
    await page.reload();
    await settled(page);
    const { figures, wrong } = await unequal(page);
    expect(figures).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  }
  expect(seat.complaints).toEqual([]);
}, 120_000);

test('the board of time limits counts what the list of warnings shows, under any choice', async () => {
  const { page } = seat;
  for (const district of ['', '310114']) {
    await page.goto(`${server.url}/#/cockpit?district=${district}`);
    await settled(page);
    const board = page.getByRole('region', { name: '期限看板' });
    const [, overdue] = (await board.getByRole('button', { name: /^已超期 \d/ }).innerText()).split(
      ' ',
    );
    const course = await board.getByRole('list', { name: '督办进展' }).innerText();
    await page.goto(`${server.url}/#/warnings?district=${district}`);
    await settled(page);
    const scopes = await page.getByRole('group', { name: '范围' }).innerText();
    const numbers = course.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
    expect(numbers).toHaveLength(4);
    for (const each of numbers) expect(scopes).toContain(each);
    const asked = `/api/warnings?level=overdue${district === '' ? '' : `&district=${district}`}`;
    const answer = await page.request.get(`${server.url}${asked}`);
    expect(((await answer.json()) as { total: number }).total).toBe(Number(overdue));
  }
}, 60_000);

test('a district, a month and a stage narrow by keyboard, stand in the address, and are let go', async () => {
  const { page } = seat;
  await page.goto(`${server.url}/#/cockpit`);
  await settled(page);
  const press = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await press('嘉定区');
  await press('2026-08');
  await press('办结');
  await page.waitForURL(/district=310114&openedMonth=2026-08&stage=closed/);
  await page.getByRole('heading', { name: /· 嘉定区/ }).waitFor();
  await page.getByRole('button', { name: '2026-08 立卷 ✕' }).click();
  await page.waitForURL((url) => !url.href.includes('openedMonth'));
  await page.getByRole('button', { name: '全部清除' }).click();
  await page.waitForURL(/#\/cockpit$/);
}, 60_000);

test('a deadline shows its article and arithmetic, opens its warning and its case, and from there the proof', async () => {
  const { page } = seat;
  await page.goto(`${server.url}/#/cockpit`);
  const board = page.getByRole('region', { name: '期限看板' });
  const row = board.locator('ol').getByRole('listitem').first();
  await row.getByText(/《.+》.+条.*为\d{4}-\d{2}-\d{2}/).waitFor();
  await row.getByRole('link').click();
  await page.waitForURL(/#\/warnings\/[0-9a-f-]{36}/);
  await page.locator('#main a[href^="#/cases/"]').first().click();
  await page.waitForURL(/#\/cases\/[0-9a-f-]{36}/);
  await page.getByRole('tab', { name: '存证' }).click();
  await page.waitForURL(/\/proof$/);
}, 60_000);

test('the districts are drawn by WebGL where the server is set to it, and by SVG where it is missing', async () => {
  const { page } = seat;
  await page.goto(`${server.url}/#/cockpit`);
  await page.locator('[data-testid=maplibre] canvas').waitFor();
  await settled(page);
  await seat.picture('cockpit-maplibre');
  await page.getByLabel('选择区').selectOption('310115');
  await page.waitForURL(/district=310115/);
  expect(seat.complaints).toEqual([]);
  const plain = await takeSeat(browser, server.url, { user: 'supervisor' });
  await plain.page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await plain.page.goto(`${server.url}/#/cockpit`);
  await plain.page.reload();
  await plain.page.getByText('改用 SVG 绘制：本浏览器没有 WebGL').waitFor();
  await plain.page.getByRole('button', { name: /^嘉定区 \d+$/ }).waitFor();
  await plain.close();
}, 60_000);
