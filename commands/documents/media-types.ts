import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { Problem } from '#domain/kernel/problem.ts';

interface Kind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** What the file begins with, as bytes in hex; null for plain text. */
  readonly magic: readonly string[] | null;
}

/** What a file may be (GB/T 33190 for OFD). Anything that a reader could be made to run is not among them. */
const kinds: readonly Kind[] = [
  { mediaType: 'application/pdf', extensions: ['.pdf'], magic: ['255044462d'] },
  { mediaType: 'image/png', extensions: ['.png'], magic: ['89504e470d0a1a0a'] },
  { mediaType: 'image/jpeg', extensions: ['.jpg', '.jpeg'], magic: ['ffd8ff'] },
  { mediaType: 'image/tiff', extensions: ['.tif', '.tiff'], magic: ['49492a00', '4d4d002a'] },
  { mediaType: 'application/ofd', extensions: ['.ofd'], magic: ['504b0304'] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['.docx'],
    magic: ['504b0304'],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['.xlsx'],
    magic: ['504b0304'],
  },
  { mediaType: 'text/plain', extensions: ['.txt'], magic: null },
];

export const acceptedExtensions: readonly string[] = kinds.flatMap(({ extensions }) => extensions);

/**
 * The type that both the name and the first bytes of a file say. Throws Problem
 * `unsupported-media-type` when there is none, `schema-violation` for an empty file.
 */
export async function mediaTypeOf(file: string, name: string): Promise<string> {
  const kind = kinds.find(({ extensions }) => extensions.includes(extname(name).toLowerCase()));
  const head = await firstBytes(file);
  if (head.length === 0) throw refused('schema-violation', '文件为空', 'The file is empty');
  const begins = kind?.magic?.some((magic) => head.toString('hex').startsWith(magic));
  if (kind !== undefined && (begins ?? isText(head))) return kind.mediaType;
  throw refused(
    'unsupported-media-type',
    `只接受 ${acceptedExtensions.join(' ')}，且内容须与扩展名一致`,
    `Only ${acceptedExtensions.join(' ')}, with content that fits the name`,
  );
}

/** UTF-8 without control characters; the last bytes may be half a character. */
function isText(head: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/\p{Cc}/u.test(text.replaceAll(/[\t\n\r]/g, ''));
  } catch {
    // What is not UTF-8 is not text here.
    return false;
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const refused = (
  code: 'unsupported-media-type' | 'schema-violation',
  zh: string,
  en: string,
): Problem =>
  new Problem(code, [{ rule: 'DOCUMENT-TYPE', article: null, text: { zh, en }, field: '/file' }]);
