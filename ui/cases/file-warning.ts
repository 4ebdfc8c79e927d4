import type { Bilingual } from '#domain/kernel/violation.ts';
import { Unopened, type OpenPaged } from '../documents/paged-document.ts';
import { headBytes, mostPicturePixels, pictureSize } from '../documents/picture-size.ts';
import { t } from '../base/say.ts';

const warnings: Readonly<Record<'password' | 'damaged' | 'noPages' | 'tooLarge', Bilingual>> = {
  password: t(
    '文件设有打开密码，其他机关没有密码不能阅读',
    'The file is locked; other agencies cannot read it without its password',
  ),
  damaged: t(
    '文件在本机也不能打开，可能已损坏，请核对',
    'The file cannot be opened here either; it may be damaged. Check it',
  ),
  noPages: t('文件中没有任何页，请核对', 'The file has no pages; check it'),
  tooLarge: t(
    '文件内容过大，不能在网页中显示',
    'What is in the file is too large to be shown in the browser',
  ),
};

/** How a file is looked at before others get it, by its extension. */
const openers: readonly (readonly [RegExp, () => Promise<OpenPaged>])[] = [
  [/\.pdf$/i, async () => (await import('../documents/open-pdf.ts')).openPdf],
  [/\.tiff?$/i, async () => (await import('../documents/open-tiff.ts')).openTiff],
];

/**
 * What others would meet when they open a file that is being uploaded; null when nothing is wrong,
 * or nothing is known of its kind.
 */
export async function fileWarning(file: File): Promise<Bilingual | null> {
  const load = openers.find(([extension]) => extension.test(file.name))?.[1];
  try {
    if (load !== undefined) {
      const document = await (await load())(file, null);
      await document.close();
    } else if (/\.(?:png|jpe?g)$/i.test(file.name)) {
      // By what it says of itself: decoding a picture that others made large would end this page.
      const size = pictureSize(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
      if (size === null) return warnings.damaged;
      if (size.width * size.height > mostPicturePixels) return warnings.tooLarge;
    }
    return null;
  } catch (error) {
    if (!(error instanceof Unopened)) return warnings.damaged;
    return warnings[error.reason === 'wrongPassword' ? 'password' : error.reason];
  }
}
