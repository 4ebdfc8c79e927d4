import type { Page } from 'playwright-core';

/** Waits until what is shown stays as it is: live updates never end, so that the network tells nothing. */
export async function atRest(page: Page): Promise<void> {
  let before = '';
  for (let looks = 0; looks < 60; looks += 1) {
    const shown = await page.evaluate(() =>
      document.querySelector('.MuiSkeleton-root') === null
        ? [...document.querySelectorAll<HTMLElement>('#main, [role=dialog]')]
            .map(({ innerText }) => innerText)
            .join()
        : '',
    );
    if (shown !== '' && shown === before) return;
    before = shown;
    await page.waitForTimeout(200);
  }
}
