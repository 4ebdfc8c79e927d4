import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demonstrationPassword } from '#demo/accounts.ts';
import { launchChromium } from '#ops/bench/screens/chromium.ts';
import { openRequests, watchRequests } from './settled.ts';

/** Where the pictures of a run are kept; not part of the repository. */
export const pictures = resolve(import.meta.dirname, '../pictures');

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of, and every request that left this machine. */
  readonly complaints: readonly string[];
  /** A picture of what is shown, under this name. */
  picture(name: string): Promise<void>;
  /** Tells the page that it is hidden behind another, or shown again: here the browser says shown of every page. */
  show(shown: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A real Chromium; what it is shown is kept as pictures. */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(pictures, { recursive: true });
  return launchChromium();
}

export interface SeatOptions {
  readonly user: string | null;
  readonly width?: number;
  readonly height?: number;
}

/** Somebody at a desk: a browser of their own, signed in through the issuer's page. */
export async function takeSeat(
  browser: Browser,
  url: string,
  { user, width = 1366, height = 768 }: SeatOptions,
): Promise<Seat> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  // A busy machine is slow, and no test is about that; what never comes still ends the test.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  watchRequests(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.origin !== new URL(url).origin) {
      complaints.push(`request to ${address.host}`);
    }
  });
  const seat: Seat = {
    context,
    page,
    complaints,
    picture: async (name) => {
      // Something that never comes is for the test to find; the picture shows it then.
      await page
        .waitForFunction(() => document.querySelector('.MuiSkeleton-root') === null, null, {
          timeout: 5_000,
        })
        .catch(() => undefined);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    show: (shown) => tellShown(page, shown),
    close: () => context.close(),
  };
  seats.add(seat);
  context.on('close', () => seats.delete(seat));
  if (user !== null) await signInAs(page, url, user);
  return seat;
}

/** Who sits at a desk in the tests of this file. */
const seats = new Set<Seat>();

/** How much of a page a failed test shows, characters. */
const shownMost = 800;

// Read by the environment of the tests.
Object.assign(globalThis, {
  tellOfFailure: async () => (await Promise.all([...seats].map(tellOf))).join('\n'),
});

/** Where this one is, what the page shows and waits for, and what its browser complained of. */
async function tellOf({ page, complaints }: Seat): Promise<string> {
  const shown = await Promise.race([
    page.evaluate(() => document.body.innerText).catch((error: unknown) => String(error)),
    wait(5_000, 'nothing: the page does not answer', { ref: false }),
  ]);
  return [
    `the page ${page.url()} showed: ${shown.slice(0, shownMost)}`,
    `it waited for: ${openRequests(page).join(', ')}`,
    `it complained of: ${complaints.join(', ')}`,
  ].join('\n');
}

const tellShown = (page: Page, shown: boolean): Promise<void> =>
  page.evaluate((isShown) => {
    const state = isShown ? 'visible' : 'hidden';
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isShown });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, shown);

/** Signs in through the issuer's page, in place of whoever was there. */
export async function signInAs(page: Page, url: string, user: string): Promise<void> {
  await page.goto(`${url}/api/session/sign-in`);
  await page.fill('input[name=user]', user);
  await page.fill('input[type=password]', demonstrationPassword);
  // The issuer's page is of the same server: only the application's own page means "signed in".
  await Promise.all([
    page.waitForURL(({ pathname }) => pathname === '/'),
    page.press('input[type=password]', 'Enter'),
  ]);
}
