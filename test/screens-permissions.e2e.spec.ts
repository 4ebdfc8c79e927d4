import type { Browser } from 'playwright-core';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { criminalAuthorities } from '#domain/criminal/catalogue.ts';
import { accessPolicy } from '#domain/access/access-policy.ts';
import { relations } from '#domain/access/operations.ts';
import { pages } from '../ui/app/page-table.tsx';
import { takeSeat, type Seat } from './system/browser.ts';
import { pageCells, people, type PageCells } from './system/permission-cells.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
/** A published case of the agencies whose people are asked, and one of other agencies. */
let own: string;
let others: string;

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
  const handler = await takeSeat(browser, server.url, { user: people[0]!.id });
  const auditor = await takeSeat(browser, server.url, { user: 'auditor' });
  [own] = (await listed(handler)) as [string];
  const mine = await listed(handler);
  others = (await listed(auditor)).find((caseId) => !mine.includes(caseId))!;
  await Promise.all([handler.close(), auditor.close()]);
}, 120_000);
afterAll(() => close());

const listed = ({ page }: Seat): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const rows = (await (await fetch('/api/cases')).json()) as { caseId: string }[];
    return rows.map(({ caseId }) => caseId);
  });

const addressOf = ({ address }: PageCells): string => address.replace('CASE', own);

describe('the table of pages', () => {
  test('names every page, with the menu it stands in', () => {
    const known = new Set(pageCells.map(({ path }) => path));
    expect(pages.map(({ path }) => path)).toEqual([...known]);
    expect(pages.flatMap(({ icon, title }) => (icon === undefined ? [] : [title.zh]))).toEqual(
      pageCells.flatMap(({ menu }) => menu ?? []),
    );
  });

  const policy = accessPolicy({
    ...Object.fromEntries(
      commandCatalogue.map(({ name, agency, role }) => [name, { agency, role }]),
    ),
    ...criminalAuthorities,
  });
  const menu = pages.filter(({ icon }) => icon !== undefined);
  test.each(menu)('$path lies in the menu of those whom the permission table names', (page) => {
    const permitted = people.filter((principal) =>
      relations.some(
        (relation) => policy.permits({ principal, operation: page.operation, relation }).allowed,
      ),
    );
    const cells = pageCells.find(({ path }) => path === page.path)!;
    expect(permitted.map(({ id }) => id).toSorted()).toEqual(cells.open.toSorted());
  });
});

describe.each(people)('what $id of $agency.kind sees', ({ id, agency }) => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await takeSeat(browser, server.url, { user: id });
  }, 30_000);
  afterAll(() => seat.close());
  const closed = pageCells.filter(({ open }) => !open.includes(id));

  test('is the own menu, and nothing beside it', async () => {
    const links = seat.page.getByRole('navigation').getByRole('link');
    await seat.page.goto(`${server.url}/#/rules`);
    await links.first().waitFor();
    const menu = pageCells.flatMap((page) =>
      page.menu !== null && page.open.includes(id) ? [page.menu] : [],
    );
    expect(await links.allTextContents()).toEqual(menu);
  });

  test('is what the server answers to the calls behind each page, and no more', async () => {
    const calls = pageCells.map(({ asked: [method, path], open }) => ({
      method,
      path: path.replace('CASE', own).replace('AGENCY', agency?.id ?? people[0]!.agency!.id),
      open: open.includes(id),
    }));
    const answers = await seat.page.evaluate(
      (asked) =>
        Promise.all(
          asked.map(async ({ method, path }) => {
            const headers = { 'content-type': 'application/json' };
            const sent = method === 'GET' ? {} : { method, headers, body: '{}' };
            const response = await fetch(path, sent);
            const type = response.headers.get('content-type') ?? '';
            return { path, refused: response.status === 403 && type.includes('problem+json') };
          }),
        ),
      calls,
    );
    expect(answers).toEqual(calls.map(({ path, open }) => ({ path, refused: !open })));
  });

  // A decider's closed pages are the handler's, as the two tests above have shown.
  const typed = id.endsWith('-decider') ? [] : closed;
  if (typed.length > 0)
    test.each(typed)('$address is refused by the server when it is typed', async (cells) => {
      const { page } = seat;
      // A page of one's own first, so that no refusal is on the screen from before.
      await page.goto(`${server.url}/#/rules`);
      await page.getByRole('heading', { level: 1, name: '前置合约审查清单' }).waitFor();
      const read: string[] = [];
      page.on('request', (request) => read.push(new URL(request.url()).pathname));
      const [refusal] = await Promise.all([
        page.waitForResponse((response) => response.status() === 403),
        page.goto(`${server.url}/#${addressOf(cells)}`),
      ]);
      expect(refusal.headers()['content-type']).toContain('application/problem+json');
      const { detail, correlationId } = (await refusal.json()) as Record<string, string>;
      const said = page.getByRole('alert').filter({ hasText: correlationId! });
      await said.waitFor();
      expect(await said.textContent()).toContain(detail!);
      expect(detail).toMatch(/[一-龥]/);
      expect(await said.textContent()).toMatch(/无权进行此操作.*问题编号/);
      const data = read.filter((path) => /^\/api\/(?!access\/operations\/|session)/.test(path));
      expect(data).toEqual([]);
      expect(await page.locator('main table, main form').count()).toBe(0);
      page.removeAllListeners('request');
    });
});

test.each(people.slice(-4).map(({ id }) => id))(
  'what the menu offers to %s opens without refusal',
  async (id) => {
    const seat = await takeSeat(browser, server.url, { user: id });
    const refused: string[] = [];
    seat.page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    for (const cells of pageCells.filter(({ menu, open }) => menu !== null && open.includes(id))) {
      await seat.page.goto(`${server.url}/#${addressOf(cells)}`);
      await settled(seat.page);
    }
    expect(refused).toEqual([]);
    expect(seat.complaints).toEqual([]);
    await seat.close();
  },
  90_000,
);

test("another agency's case is refused by the server, page by page, and nothing of it is shown", async () => {
  const seat = await takeSeat(browser, server.url, { user: people[4]!.id });
  const { page } = seat;
  for (const tab of ['facts', 'history', 'documents', 'review', 'proof']) {
    await page.goto('about:blank');
    await page.goto(`${server.url}/#/cases/${others}/${tab}`);
    const said = page.getByRole('main').getByRole('alert').first();
    await said.getByText(/问题编号 [0-9a-f-]{36}/).waitFor();
    expect(await said.textContent()).toContain('此项权限不及于“其他单位案件”');
    expect(await page.locator('main table, h1').count()).toBe(0);
  }
  await seat.close();
}, 60_000);
