import type { SheetSize } from './paged-document.ts';

/** The longest side of a canvas that every supported browser draws, and the pixels it may have: 128 MB. */
const [longestSide, mostPixels] = [16_384, 2 ** 25];

/**
 * Pixels a CSS pixel for a page at a zoom: as many as the screen has, fewer where the canvas would
 * be larger than the browser can. A canvas beyond that shows nothing at all.
 */
export function sheetScale({ width, height }: SheetSize, zoom: number, ratio: number): number {
  const wanted = zoom * ratio;
  const bySide = longestSide / Math.max(width, height);
  const byPixels = Math.sqrt(mostPixels / (width * height));
  return Math.min(wanted, bySide, byPixels);
}
