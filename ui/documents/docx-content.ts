import { Unzip, UnzipInflate } from 'fflate';
import { parseAsync, renderDocument } from 'docx-preview';
import { Unopened } from './paged-document.ts';

/** Bytes that a document may unpack to; what says less and is more is not unpacked further. */
const mostUnpacked = 256 * 1024 * 1024;

/** Counts what a ZIP really unpacks to, part by part, keeping none of it. */
function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error !== null) throw error;
      unpacked += chunk.length;
      if (unpacked > most) file.terminate();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  for (let at = 0; at < bytes.length && unpacked <= most; at += step) {
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  }
  return unpacked <= most;
}

/** Elements that could run, fetch or send something. */
const refused =
  'script, iframe, frame, object, embed, applet, link, meta, base, form, audio, video, source';

/** Takes from a tree all that could run or fetch: what is left is text, looks and pictures of its own. */
function disarm(root: Element | DocumentFragment): void {
  root.querySelectorAll(refused).forEach((element) => element.remove());
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isOwn = value.startsWith('#') || value.startsWith('data:image/');
      const isAddress = /^(?:.*:)?(?:href|src|srcset|srcdoc|action|formaction|poster|data)$/i;
      if (/^on/i.test(name) || (isAddress.test(name) && !isOwn)) element.removeAttribute(name);
    }
  }
}

/** A point that nobody sees. */
const noPicture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

interface ParsedDocument {
  loadDocumentImage(id: string, part: unknown): Promise<string | null>;
}

/** For a picture that the file does not hold docx-preview sets the address `null`, which the browser fetches. */
function withoutMissing(parsed: ParsedDocument): ParsedDocument {
  const load = parsed.loadDocumentImage.bind(parsed);
  parsed.loadDocumentImage = async (id, part) => (await load(id, part)) ?? noPicture;
  return parsed;
}

/**
 * The content of a Word document as elements that neither run nor fetch anything, one `section` a
 * page. Throws {@link Unopened}.
 */
export async function docxContent(bytes: ArrayBuffer): Promise<DocumentFragment> {
  const options = {
    useBase64URL: true,
    renderAltChunks: false,
    ignoreFonts: true,
    ignoreLastRenderedPageBreak: false,
  };
  let nodes: readonly Node[];
  try {
    if (!unpacksWithin(new Uint8Array(bytes), mostUnpacked)) throw new Unopened('tooLarge');
    nodes = await renderDocument(withoutMissing(await parseAsync(bytes, options)), options);
  } catch (error) {
    // docx-preview throws whatever a damaged file makes of it.
    throw error instanceof Unopened ? error : new Unopened('damaged');
  }
  const content = document.createDocumentFragment();
  content.append(...nodes);
  disarm(content);
  return content;
}
