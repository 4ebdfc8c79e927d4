import type { Browser, Page } from 'playwright-core';
import { atRest } from './system/at-rest.ts';
import { takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { anyCase, visits } from './system/visits.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: { cases: 12, seed: 3 } }));
}, 120_000);
afterAll(() => close());

/** Text that is cut with dots and cannot be pointed at to be read whole. */
const cutWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isCut = (element: HTMLElement): boolean => {
      const { overflowX, textOverflow, visibility } = getComputedStyle(element);
      return (
        textOverflow === 'ellipsis' &&
        overflowX !== 'visible' &&
        visibility !== 'hidden' &&
        element.scrollWidth > element.clientWidth + 1
      );
    };
    return [...document.querySelectorAll<HTMLElement>('#main *')]
      .filter(isCut)
      .map((element) => [element, element.innerText.trim()] as const)
      .filter(([element, text]) => {
        const title = element.closest('[title]')?.getAttribute('title') ?? '';
        return text !== '' && !title.includes(text);
      })
      .map(([, text]) => text.slice(0, 60));
  });

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

test('no page cuts text at a desk, none scrolls sideways on a phone', async () => {
  const seats = new Map<string, Seat>();
  const seatOf = async (user: string): Promise<Seat> => {
    const seat = seats.get(user) ?? (await takeSeat(browser, server.url, { user }));
    seats.set(user, seat);
    return seat;
  };
  const found: string[] = [];
  const caseId = await anyCase(await seatOf('court-shanghai-3-decider'));
  for (const { name, user, path } of visits) {
    const { page } = await seatOf(user);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${server.url}/#${path.replace('CASE', caseId)}`);
    await atRest(page);
    found.push(...(await cutWords(page)).map((text) => `${name}, desk: ${text}`));
    await page.setViewportSize({ width: 390, height: 844 });
    await atRest(page);
    found.push(...(await outOfReach(page)).map((text) => `${name}, phone: ${text}`));
  }
  expect([...new Set(found)]).toEqual([]);
}, 280_000);

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
