import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** How long nothing may be asked for before a page counts as settled, ms; and how long to wait for that. */
const quiet = 500;
const patience = 30_000;

/** The stream of live updates and the worker that holds it never end. */
const isEndless = (request: Request): boolean =>
  /\/api\/live|live\.shared-worker/.test(request.url());

const underWay = new WeakMap<Page, Set<Request>>();

/** Counts what a page asks for from now on; once, when the page is new. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on('request', (request) => {
    if (!isEndless(request)) open.add(request);
  });
  const ended = (request: Request): void => {
    open.delete(request);
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
}

/**
 * Everything that a page asked for is there, and it draws no placeholder. Not by the browser's own count
 * of the network, in which the script of a shared worker stays open for ever. Throws after 30 s, with what
 * is shown.
 */
export async function settled(page: Page): Promise<void> {
  const open = underWay.get(page);
  if (open === undefined) throw new Error('nobody watches the requests of this page');
  const end = Date.now() + patience;
  for (let quietSince = Date.now(); Date.now() - quietSince < quiet; await wait(25)) {
    if (open.size > 0) quietSince = Date.now();
    if (Date.now() > end) {
      throw new Error(`still under way: ${[...open].map((request) => request.url()).join(', ')}`);
    }
  }
  try {
    await page.locator('.MuiSkeleton-root').first().waitFor({ state: 'detached' });
  } catch (error) {
    const shown = await page.locator('#main').innerText();
    throw new Error(`a placeholder stays at ${page.url()} in: ${shown}`, { cause: error });
  }
}
