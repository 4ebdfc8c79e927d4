import type { SheetSize } from './paged-document.ts';

/** Tags of a page of a TIFF (TIFF 6.0) as utif2 reads them, each under `t` and its number. */
export type TiffTags = Readonly<Record<string, unknown>>;

/** A page of a TIFF as its tags say it. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** In CSS pixels at a zoom of 1: as large as the paper was. */
  readonly size: SheetSize;
  /** False for a coding that utif2 leaves out, and for more pixels than are decoded. */
  readonly isDecoded: boolean;
}

/** Compressions that utif2 decodes: none, fax groups 2 to 4, LZW, JPEG old and new, deflate, PackBits. */
const decoded = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946]);

/** Pixels of a page that are decoded; half a gigabyte of memory. */
const mostPixels = 2 ** 27;

const numberOf = (tags: TiffTags, tag: number, otherwise: number): number => {
  const [first] = Array.isArray(tags[`t${tag}`]) ? (tags[`t${tag}`] as readonly unknown[]) : [];
  return typeof first === 'number' && Number.isFinite(first) ? first : otherwise;
};

/** CSS pixels of `pixels` at a resolution in its unit (2 an inch, 3 a centimetre); 96 an inch when it says nothing. */
function cssLength(pixels: number, resolution: number, unit: number): number {
  const perInch = unit === 3 ? resolution * 2.54 : resolution;
  return perInch >= 10 && perInch <= 10_000 ? (pixels * 96) / perInch : pixels;
}

/** What the tags say of a page; null for what is no page: a smaller copy of one, or no picture. */
export function tiffPage(tags: TiffTags): TiffPage | null {
  const [width, height] = [numberOf(tags, 256, 0), numberOf(tags, 257, 0)];
  const isReduced = (numberOf(tags, 254, 0) & 1) === 1;
  if (width < 1 || height < 1 || isReduced) return null;
  const unit = numberOf(tags, 296, 2);
  const resolution = unit === 1 ? [0, 0] : [numberOf(tags, 282, 0), numberOf(tags, 283, 0)];
  return {
    width,
    height,
    size: {
      width: cssLength(width, resolution[0]!, unit),
      height: cssLength(height, resolution[1]!, unit),
    },
    isDecoded: decoded.has(numberOf(tags, 259, 1)) && width * height <= mostPixels,
  };
}
