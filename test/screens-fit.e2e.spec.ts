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

/** What each page gives to `look`, seen in a window of this size, with the name of the page before it. */
async function onEveryPage(
  width: number,
  height: number,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const seats = new Map<string, Seat>();
  const seatOf = async (user: string): Promise<Seat> => {
    const seat = seats.get(user) ?? (await takeSeat(browser, server.url, { user, width, height }));
    seats.set(user, seat);
    return seat;
  };
  const found: string[] = [];
  const caseId = await anyCase(await seatOf('court-shanghai-3-decider'));
  for (const { name, user, path } of visits) {
    const { page } = await seatOf(user);
    await page.goto(`${server.url}/#${path.replace('CASE', caseId)}`);
    await atRest(page);
    found.push(...(await look(page)).map((text) => `${name}: ${text}`));
  }
  for (const seat of seats.values()) await seat.close();
  return found;
}

test('no page scrolls sideways on a phone, and no tab is out of reach', async () => {
  const found = await onEveryPage(390, 844, (page) =>
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
    }),
  );
  expect(found).toEqual([]);
}, 200_000);

test('on a phone a list is cards, and none is wider than the page', async () => {
  const {
    page,
    picture,
    close: leave,
  } = await takeSeat(browser, server.url, {
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
  await leave();
}, 60_000);

test('no text is cut at a desk without the whole of it to be pointed at', async () => {
  const found = await onEveryPage(1366, 768, (page) =>
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
    }),
  );
  expect([...new Set(found)]).toEqual([]);
}, 200_000);
