import { open } from 'node:fs/promises';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { textEncodingOf } from '#domain/kernel/text-encoding.ts';
import { emptyFile, fileProblem } from './file-faults.ts';
import { extensionOf } from './file-names.ts';
import { zipParts } from './zip-parts.ts';

interface Kind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly name: Bilingual;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** What a file may be (GB/T 33190 for OFD). Anything that a reader could be made to run is not among them. */
const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['.pdf'], name: { zh: 'PDF', en: 'a PDF' } },
  png: {
    mediaType: 'image/png',
    extensions: ['.png'],
    name: { zh: 'PNG 图片', en: 'a PNG picture' },
  },
  jpeg: {
    mediaType: 'image/jpeg',
    extensions: ['.jpg', '.jpeg'],
    name: { zh: 'JPEG 图片', en: 'a JPEG picture' },
  },
  tiff: {
    mediaType: 'image/tiff',
    extensions: ['.tif', '.tiff'],
    name: { zh: 'TIFF 图片', en: 'a TIFF picture' },
  },
  ofd: {
    mediaType: 'application/ofd',
    extensions: ['.ofd'],
    name: { zh: 'OFD 版式文件', en: 'an OFD' },
  },
  docx: {
    mediaType: `${office}.wordprocessingml.document`,
    extensions: ['.docx'],
    name: { zh: 'Word 文档（DOCX）', en: 'a Word document (DOCX)' },
  },
  xlsx: {
    mediaType: `${office}.spreadsheetml.sheet`,
    extensions: ['.xlsx'],
    name: { zh: 'Excel 工作簿（XLSX）', en: 'an Excel workbook (XLSX)' },
  },
  text: {
    mediaType: 'text/plain',
    extensions: ['.txt'],
    name: { zh: '纯文本', en: 'plain text' },
  },
} as const satisfies Record<string, Kind>;

type KindName = keyof typeof kinds;

export const acceptedExtensions: readonly string[] = Object.values(kinds).flatMap(
  ({ extensions }) => extensions,
);

const kindByExtension = (extension: string): KindName | null =>
  (Object.keys(kinds) as KindName[]).find((kind) =>
    (kinds[kind].extensions as readonly string[]).includes(extension),
  ) ?? null;

/** Throws Problem `unsupported-media-type` for a name that no file may have here; before anything is sent. */
export function checkExtension(name: string): void {
  const extension = extensionOf(name);
  if (kindByExtension(extension) === null) throw unknownExtension(extension);
}

/**
 * The type that both the name and the content of a file say. Throws Problem
 * `unsupported-media-type` when they do not, `schema-violation` for an empty file.
 */
export async function mediaTypeOf(file: string, name: string): Promise<string> {
  const extension = extensionOf(name);
  const named = kindByExtension(extension);
  if (named === null) throw unknownExtension(extension);
  const found = await kindOfContent(file);
  if (found === named) return kinds[named].mediaType;
  throw otherContent(extension, named, found);
}

/** The marks that files begin with, in hex. */
const magic: readonly (readonly [string, KindName])[] = [
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpeg'],
  ['49492a00', 'tiff'],
  ['4d4d002a', 'tiff'],
];

/** How far into a file readers look for the beginning of a PDF (ISO 32000-1, annex H, note 13). */
const pdfWithin = 1024;

/** What a file is by its bytes; null for anything that is not taken. */
async function kindOfContent(file: string): Promise<KindName | null> {
  const { head, isWhole } = await beginning(file);
  if (head.length === 0) throw emptyFile();
  const hex = head.subarray(0, 8).toString('hex');
  const marked = magic.find(([mark]) => hex.startsWith(mark))?.[1];
  if (marked !== undefined) return marked;
  if (head.subarray(0, pdfWithin).includes('%PDF-')) return 'pdf';
  if (hex.startsWith('504b')) return kindOfZip(file);
  return textEncodingOf(head, isWhole) === null ? null : 'text';
}

/** Types of the main parts (ECMA-376); those with macros have others. */
const mainParts = {
  docx: `${office}.wordprocessingml.document.main+xml`,
  xlsx: `${office}.spreadsheetml.sheet.main+xml`,
} as const;

async function kindOfZip(file: string): Promise<KindName | null> {
  const zip = await zipParts(file, '[Content_Types].xml');
  if (zip === null) return null;
  if (zip.names.has('OFD.xml')) return 'ofd';
  if (zip.text.includes(`"${mainParts.docx}"`)) return 'docx';
  return zip.text.includes(`"${mainParts.xlsx}"`) ? 'xlsx' : null;
}

const looked = 64 * 1024;

async function beginning(file: string): Promise<{ head: Buffer; isWhole: boolean }> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(looked), 0, looked, 0);
    return { head: buffer.subarray(0, bytesRead), isWhole: bytesRead < looked };
  } finally {
    await handle.close();
  }
}

const refused = (zh: string, en: string) =>
  fileProblem('unsupported-media-type', 'DOCUMENT-TYPE', zh, en, { field: '/file' });

const unknownExtension = (extension: string) =>
  refused(
    `不接受${extension === '' ? '没有扩展名的文件' : `扩展名 ${extension}`}；只接受 ${acceptedExtensions.join(' ')}`,
    `${extension === '' ? 'A file without an extension' : `The extension ${extension}`} is not accepted; only ${acceptedExtensions.join(' ')} are`,
  );

const otherContent = (extension: string, named: KindName, found: KindName | null) =>
  found === null
    ? refused(
        `扩展名是 ${extension}，内容却不是${kinds[named].name.zh}，可能已损坏`,
        `The extension is ${extension}, but the content is not ${kinds[named].name.en}; it may be damaged`,
      )
    : refused(
        `扩展名是 ${extension}，内容却是${kinds[found].name.zh}；请改为 ${kinds[found].extensions[0]} 再上传`,
        `The extension is ${extension}, but the content is ${kinds[found].name.en}; name it ${kinds[found].extensions[0]} and upload it again`,
      );
