import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  PasswordResponses,
  PDFDataRangeTransport,
  RenderingCancelledException,
  ResponseException,
  version,
  type PDFDocumentProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { call } from '../base/api.ts';
import { failureOf, type PageFailure } from './page-failures.ts';
import {
  Unopened,
  type DocumentSource,
  type OpenPaged,
  type PagedDocument,
} from './paged-document.ts';
import { startPdfWorker } from './pdf-worker-port.ts';

/** Where the build puts what pdf.js fetches when a page needs it. */
const parts = (folder: string): string =>
  new URL(`assets/pdfjs-${version}/${folder}/`, document.baseURI).href;

/** Pixels of one picture that are decoded, eight times a page of 300 dpi in A3; a bomb is not. */
const mostPixelsOfPicture = 2 ** 27;

/** Opens a PDF, of this server or of this computer. */
export const openPdf: OpenPaged = async (source, password) => {
  const said = new Set<PageFailure>();
  const port = startPdfWorker((warning) => {
    const failure = failureOf(warning);
    if (failure !== null) said.add(failure);
  });
  const task = getDocument({
    ...(typeof source === 'string' ? { url: source } : { range: rangesOf(source) }),
    ...(password === null ? {} : { password }),
    worker: port.worker,
    enableXfa: false,
    maxImageSize: mostPixelsOfPicture,
    wasmUrl: parts('wasm'),
    cMapUrl: parts('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: parts('standard_fonts'),
    iccUrl: parts('iccs'),
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    port.end();
  };
  try {
    const pdf = await Promise.race([task.promise, port.died]);
    if (pdf.numPages === 0) throw new Unopened('noPages');
    return { pages: pdf.numPages, ...readerOf(pdf, said), close };
  } catch (error) {
    void close();
    throw await meaningOf(error, source);
  }
};

/** Reads a file of this computer where pdf.js asks for it, never the whole of it. */
function rangesOf(file: Blob): PDFDataRangeTransport {
  const transport = new PDFDataRangeTransport(file.size, null);
  transport.requestDataRange = (begin, end) => {
    void file
      .slice(begin, end)
      .arrayBuffer()
      .then((chunk) => transport.onDataRange(begin, new Uint8Array(chunk)));
  };
  return transport;
}

/** What an error of pdf.js says: of the file, or of the way here. */
async function meaningOf(error: unknown, source: DocumentSource): Promise<unknown> {
  if (error instanceof PasswordException) {
    const isAgain = error.code === PasswordResponses.INCORRECT_PASSWORD;
    return new Unopened(isAgain ? 'wrongPassword' : 'password');
  }
  if (error instanceof InvalidPDFException) return new Unopened('damaged');
  if (error instanceof ResponseException && typeof source === 'string') {
    // pdf.js keeps the status only; the server has words and a number for it.
    return call(source, { headers: { range: 'bytes=0-0' } }).then(
      () => error,
      (problem) => problem as unknown,
    );
  }
  const { details } = error as { details?: unknown };
  return /^TypeError\b/.test(String(details)) ? new TypeError(String(details)) : error;
}

/**
 * What is done with an open document: one thing at a time, so that what the worker says meanwhile
 * belongs to the page that is read.
 */
function readerOf(
  pdf: PDFDocumentProxy,
  said: Set<PageFailure>,
): Pick<PagedDocument, 'sizeOf' | 'draw' | 'textOf'> {
  const failures = new Map<number, readonly PageFailure[]>();
  let drawing: RenderTask | null = null;
  let newest = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** Something failed before: pdf.js remembers it, and would not say it again at another page. */
  let remembered = false;
  /** A page that was given up may still be spoken of. */
  let disturbed = false;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function paint(number: number, scale: number, canvas: HTMLCanvasElement): Promise<void> {
    said.clear();
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    drawing = page.render({ canvas, viewport });
    await drawing.promise;
  }

  async function drawn(number: number, scale: number, canvas: HTMLCanvasElement) {
    const known = failures.get(number);
    remembered ||= said.size > 0;
    if (remembered && known === undefined) await pdf.cleanup();
    await paint(number, scale, canvas);
    if (disturbed && said.size > 0) {
      await pdf.cleanup();
      await paint(number, scale, canvas);
    }
    disturbed = false;
    const found = known ?? [...said];
    failures.set(number, found);
    return found;
  }

  return {
    async sizeOf(number) {
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw(number, scale, canvas) {
      const mine = (newest += 1);
      drawing?.cancel();
      return inTurn(async () => {
        if (mine !== newest) return null;
        try {
          return await drawn(number, scale, canvas);
        } catch (error) {
          if (!(error instanceof RenderingCancelledException)) throw error;
          disturbed = true;
          return null;
        }
      });
    },
    textOf: (number) =>
      inTurn(async () => {
        const content = await (await pdf.getPage(number)).getTextContent();
        return content.items.map((item) => ('str' in item ? item.str : '')).join('');
      }),
  };
}
