import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { demonstrationPassword } from '#demo/accounts.ts';

interface Watch {
  /** Requests without an answer. */
  asking: number;
  /** True when a page whose heading begins so is shown, no skeleton stands and nothing is asked for. */
  calm(heading: string): boolean;
  /** Milliseconds from `act` until the page with this heading is shown and stays as it is. */
  until(act: () => void, heading: string): Promise<number>;
}
declare const watch: Watch;

/** Runs in the page before anything else. */
function watchPage(): void {
  const watching: Watch = {
    asking: 0,
    calm: (heading) =>
      watching.asking === 0 &&
      document.querySelector('.MuiSkeleton-root') === null &&
      [...document.querySelectorAll('h1')].some(({ textContent }) =>
        textContent.startsWith(heading),
      ),
    until: (act, heading) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        let calmAt = 0;
        let frames = 0;
        let changed = false;
        const changes = new MutationObserver(() => {
          changed = true;
        });
        const look = (): void => {
          if (!watching.calm(heading)) frames = 0;
          else if (frames > 0 && !changed) frames += 1;
          else {
            frames = 1;
            calmAt = performance.now();
          }
          changed = false;
          // What was answered may not be drawn yet, and what is shown may ask for more.
          if (frames < 3 && performance.now() - start < 30_000) {
            requestAnimationFrame(look);
            return;
          }
          changes.disconnect();
          if (frames === 3) resolve(calmAt - start);
          else reject(new Error(`no ${heading} in 30 s`));
        };
        changes.observe(document, { childList: true, subtree: true, characterData: true });
        act();
        requestAnimationFrame(look);
      }),
  };
  const ask = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const address = request[0] instanceof Request ? request[0].url : String(request[0]);
    // Live updates never end.
    if (address.includes('/api/live')) return ask(...request);
    watching.asking += 1;
    try {
      const response = await ask(...request);
      const text = await response.clone().text();
      return new Response(response.status === 204 ? null : text, response);
    } finally {
      watching.asking -= 1;
    }
  };
  Object.assign(globalThis, { watch: watching });
}

/** How long somebody looks at a page before going on, ms; in it the pages that are opened often are loaded. */
export const look = 500;

/** Somebody at a desk whose waiting is timed; all times in milliseconds. */
export interface TimedDesk {
  readonly page: Page;
  /** From the password to everything shown on the first page, with an empty cache. */
  readonly firstView: number;
  /** After a {@link look}: from the change of the address until the page with this heading is there. */
  open(path: string, heading: string): Promise<number>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly user: string;
  /** Heading of the page that is shown first. */
  readonly first: string;
  readonly width?: number;
  readonly height?: number;
}

/** Signs in with an empty cache. Rejects when something is not shown within half a minute. */
export async function timedDesk(
  browser: Browser,
  url: string,
  { user, first, width = 1366, height = 768 }: DeskOptions,
): Promise<TimedDesk> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(watchPage);
  const page = await context.newPage();
  await page.goto(`${url}/api/session/sign-in`);
  await page.fill('input[name=user]', user);
  await page.fill('input[type=password]', demonstrationPassword);
  const signed = performance.now();
  await page.press('input[type=password]', 'Enter');
  // The issuer's page is of the same server: only the application's own page means "signed in".
  await page.waitForURL(({ pathname }) => pathname === '/');
  const arrived = performance.now();
  const shown = await page.evaluate((heading) => watch.until(() => undefined, heading), first);
  const firstView = arrived - signed + shown;
  return {
    page,
    firstView,
    async open(path, heading) {
      await delay(look);
      return page.evaluate(
        ([to, wanted]) =>
          watch.until(() => {
            location.hash = to;
          }, wanted),
        [path, heading] as const,
      );
    },
    close: () => context.close(),
  };
}
