import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';

const files = join(import.meta.dirname, '../files');

export const fileOfTheJob = (name: string): Promise<Buffer> => readFile(join(files, name));

/** How far a shown page is from what another program shows; 0 is the same, 255 black for white. */
export interface Likeness {
  /** Mean difference of the colours. */
  readonly mean: number;
  /** The same in the worst of the squares of 13 pixels; a square is an eighth of the width. */
  readonly worst: number;
}

/** Holds a canvas or a picture on the page against the reference of `test/files/seen`. */
export async function likeness(shown: Locator, name: string): Promise<Likeness> {
  const reference = (await readFile(join(files, 'seen', `${name}.png`))).toString('base64');
  return shown.evaluate(async (element, base64) => {
    const wanted = new Image();
    wanted.src = `data:image/png;base64,${base64}`;
    await wanted.decode();
    const { width, height } = wanted;
    const pixelsOf = (source: CanvasImageSource): Uint8ClampedArray => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.fillStyle = 'white';
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0, width, height);
      return context.getImageData(0, 0, width, height).data;
    };
    const [ours, theirs] = [pixelsOf(element as HTMLCanvasElement), pixelsOf(wanted)];
    const side = 13;
    const squares = new Map<string, { sum: number; count: number }>();
    let sum = 0;
    for (let at = 0; at < ours.length; at += 4) {
      const [x, y] = [(at / 4) % width, Math.trunc(at / 4 / width)];
      const difference =
        [0, 1, 2].reduce((all, band) => all + Math.abs(ours[at + band]! - theirs[at + band]!), 0) /
        3;
      sum += difference;
      const key = `${Math.trunc(x / side)},${Math.trunc(y / side)}`;
      const square = squares.get(key) ?? { sum: 0, count: 0 };
      squares.set(key, { sum: square.sum + difference, count: square.count + 1 });
    }
    return {
      mean: sum / (width * height),
      worst: Math.max(...[...squares.values()].map((square) => square.sum / square.count)),
    };
  }, reference);
}
