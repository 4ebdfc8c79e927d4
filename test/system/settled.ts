import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** How often in a row a page must be found at rest, and how long to wait for that, ms. */
const wanted = 3;
const patience = 60_000;

/** The stream of live updates and the worker that holds it never end. */
const isEndless = (request: Request): boolean =>
  /\/api\/live|live\.shared-worker/.test(request.url());

interface Requests {
  readonly open: Set<Request>;
  /** How many were made so far. */
  made: number;
}

const requestsOf = new WeakMap<Page, Requests>();

/** Counts what a page asks for from now on; once, when the page is new. */
export function watchRequests(page: Page): void {
  const requests: Requests = { open: new Set(), made: 0 };
  requestsOf.set(page, requests);
  page.on('request', (request) => {
    if (isEndless(request)) return;
    requests.open.add(request);
    requests.made += 1;
  });
  const ended = (request: Request): void => {
    requests.open.delete(request);
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
}

/** The addresses that this page has asked for and has no answer from yet. */
export const openRequests = (page: Page): string[] =>
  [...(requestsOf.get(page)?.open ?? [])].map((request) => request.url());

/** How a page is found once its browser has drawn it and has nothing else to do. */
interface Look {
  /** It draws a placeholder, or something still moves to where it will stand. */
  readonly isComing: boolean;
  /** What is shown in the page itself and in its dialogs. */
  readonly shown: string;
}

const look = (page: Page): Promise<Look> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    await new Promise((idle) => requestIdleCallback(idle, { timeout: 5_000 }));
    const moves = document
      .getAnimations()
      .some((each) => each.playState === 'running' && each.effect?.getTiming().iterations === 1);
    return {
      isComing: moves || document.querySelector('.MuiSkeleton-root') !== null,
      shown: [...document.querySelectorAll<HTMLElement>('main, [role=dialog]')]
        .map(({ innerText }) => innerText)
        .join('\n'),
    };
  });

/**
 * Everything that a page asked for is there and drawn, it draws no placeholder, and its browser has nothing
 * else to do, several times in a row: no time is waited for, so that a slow machine is waited for longer.
 * Not by the browser's own count of the network, in which the script of a shared worker stays open for ever.
 * Throws after 60 s, with what is shown.
 */
export async function settled(page: Page): Promise<void> {
  const requests = requestsOf.get(page);
  if (requests === undefined) throw new Error('nobody watches the requests of this page');
  const end = Date.now() + patience;
  let shown = '';
  for (let calm = 0; calm < wanted;) {
    const { made } = requests;
    const found = await look(page);
    const isCalm =
      requests.open.size === 0 &&
      requests.made === made &&
      !found.isComing &&
      found.shown === shown &&
      shown !== '';
    calm = isCalm ? calm + 1 : 0;
    shown = found.shown;
    if (Date.now() > end) {
      const open = openRequests(page).join(', ');
      throw new Error(`not settled at ${page.url()}, asked for: ${open}; shown: ${shown}`);
    }
    if (!isCalm) await wait(20);
  }
}
