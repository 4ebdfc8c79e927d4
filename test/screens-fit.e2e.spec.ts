import type { Browser, Page } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { settled } from './system/settled.ts';
import { badlyLaidOut } from './system/laid-out.ts';
import { anyCase, visits } from './system/visits.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: { cases: 12, seed: 3 } }));
}, 120_000);
afterAll(() => close());

/** What of a page is beyond the window: the page itself, or tabs that no finger reaches. */
const outOfReach = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tablist]')]
      .map((list) => list.parentElement!)
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .filter((box) => getComputedStyle(box).overflowX === 'hidden');
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth} wide`] : []),
      ...tabs.map((box) => `cannot reach all of ${box.innerText.replaceAll('\n', ' ')}`),
    ];
  });

/** Everything that is shown speaks this language from now on. */
async function speak({ page }: Seat, language: '中文' | 'English'): Promise<void> {
  await page.goto(`${server.url}/#/`);
  const button = page.getByRole('button', { name: language, exact: true });
  await settled(page);
  if ((await button.count()) > 0) await button.click();
}

test.each(['中文', 'English'] as const)(
  'in %s no page cuts text or lays one over another, and none scrolls sideways on a phone',
  async (language) => {
    const seats = new Map<string, Seat>();
    const seatOf = async (user: string): Promise<Seat> => {
      const known = seats.get(user);
      if (known !== undefined) return known;
      const seat = await takeSeat(browser, server.url, { user });
      await speak(seat, language);
      seats.set(user, seat);
      return seat;
    };
    const found: string[] = [];
    const caseId = await anyCase(await seatOf('court-shanghai-3-decider'));
    for (const { name, user, path } of visits) {
      const { page } = await seatOf(user);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto(`${server.url}/#${path.replace('CASE', caseId)}`);
      await settled(page);
      found.push(...(await badlyLaidOut(page)).map((text) => `${name}, desk: ${text}`));
      await page.setViewportSize({ width: 390, height: 844 });
      await settled(page);
      found.push(
        ...[...(await outOfReach(page)), ...(await badlyLaidOut(page))].map(
          (text) => `${name}, phone: ${text}`,
        ),
      );
    }
    expect([...new Set(found)]).toEqual([]);
    for (const seat of seats.values()) await seat.close();
  },
  280_000,
);

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
