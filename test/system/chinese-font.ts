import type { Page } from 'playwright-core';

/** True when this machine has a font with Chinese characters: without one all of them are the same empty square. */
export const hasChineseFont = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const drawn = (character: string): string => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 40, height: 40 });
      const context = canvas.getContext('2d')!;
      context.font = '32px sans-serif';
      context.fillText(character, 2, 34);
      return canvas.toDataURL();
    };
    return drawn('盗') !== drawn('窃');
  });
