import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '#ops/bench/screens/chromium.ts';

/** A browser on a machine whose only fonts are Latin ones, of pdf.js. */
export async function browserWithoutChinese(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-fonts-'));
  const fonts = resolve(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts');
  const settings = join(folder, 'fonts.conf');
  await writeFile(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return launchChromium([], { FONTCONFIG_FILE: settings });
}

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
