import type { Browser } from 'playwright-core';

/**
 * A real Chromium, from npm, with `further` switches and settings of its `environment`. Only a checkout has it: the packages are for tests and measuring.
 * Rejects when they are not installed.
 */
export async function launchChromium(
  further: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const [{ default: chromium }, { chromium: playwright }] = await Promise.all([
    import('@sparticuz/chromium'),
    import('playwright-core'),
  ]);
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not in one process: there two people at two desks would share what the browser remembers.
    args: [
      ...chromium.args.filter(
        (each) => !['--single-process', '--no-zygote', '--disable-web-security'].includes(each),
      ),
      // Pages are drawn by the processor itself: layers put together by a software GPU cost twice as much.
      '--disable-gpu-compositing',
      '--lang=zh-CN',
      ...further,
    ],
    headless: true,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
}
