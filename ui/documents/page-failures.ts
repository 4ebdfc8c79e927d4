import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What pdf.js said in its worker while it read a page. */
export interface WorkerWarning {
  readonly warning: string;
}

export const isWorkerWarning = (message: unknown): message is WorkerWarning =>
  typeof message === 'object' &&
  message !== null &&
  typeof (message as Partial<WorkerWarning>).warning === 'string';

/** A part of a page that is not shown as the file has it. */
export type PageFailure = 'picture' | 'font' | 'colour' | 'content';

export const failureNames: Readonly<Record<PageFailure, Bilingual>> = {
  picture: t(
    '本页有图像不能解码，该处为空白',
    'A picture of this page cannot be decoded; its place is empty',
  ),
  font: t(
    '本页有字体不能读取，部分文字可能缺失',
    'A font of this page cannot be read; some of its text may be missing',
  ),
  colour: t(
    '本页的颜色可能与原件不同',
    'The colours of this page may not be those of the original',
  ),
  content: t(
    '本页有内容损坏，未能全部显示',
    'A part of this page is damaged; not all of it is shown',
  ),
};

/**
 * What each warning of pdf.js 6.5 means for the person who reads; in this order. The many that
 * change nothing one can see (hints of a font, a table mended) are in no line.
 */
const meanings: readonly (readonly [RegExp, PageFailure])[] = [
  [
    /Unable to decode (?:inline )?image|#getJsInstance|Image dimensions|exceeded maximum allowed/,
    'picture',
  ],
  [/ignoring XObject: .*(?:Image|JBIG2|Jbig2|Jpx|JPX|Jpeg|JPEG|CCITT|OpenJPEG)/, 'picture'],
  [/Filter ".*" is not supported/, 'picture'],
  [/decodeScan - |readDataBlock - incorrect|ignoring the rest of the image data/, 'picture'],
  [/^(?:Warning: )?(?:loadFont|translateFont|ensureStateFont)\b/, 'font'],
  [/Font ".*" is not available|Failed to (?:parse|compile) font|Type3 font resource/, 'font'],
  [/Invalid cMap data|Error during font loading/, 'font'],
  [/I?CC color space support|CMYK ICC profile|ICCBased color space|ignoring ColorSpace/, 'colour'],
  [
    /^(?:Warning: )?getOperatorList - ignoring (?:errors|XObject|operator|Shading|ExtGState)/,
    'content',
  ],
  [
    /getContentStream - ignoring sub-stream|parseShading - ignoring|handleTilingType - ignoring/,
    'content',
  ],
  [/Invalid stream: |XRefParseException|Badly formatted|ignoring annotation data/, 'content'],
];

/** What a warning of pdf.js means for what is seen of the page; null when nothing. */
export const failureOf = (warning: string): PageFailure | null =>
  meanings.find(([pattern]) => pattern.test(warning))?.[1] ?? null;
