import {
  getDocument,
  RenderingCancelledException,
  version,
  type PDFDocumentProxy,
  type RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { failureOf, type PageFailure } from './page-failures.ts';
import { startPdfWorker } from './pdf-worker-port.ts';

/** A PDF that is open in this browser. */
export interface OpenPdf {
  readonly pages: number;
  /** Width of a page in CSS pixels at a zoom of 1. */
  widthOf(page: number): Promise<number>;
  /**
   * Draws a page, sharp on this screen, and tells what of it is not shown; null when another
   * drawing was asked for meanwhile.
   */
  draw(
    page: number,
    zoom: number,
    canvas: HTMLCanvasElement,
  ): Promise<readonly PageFailure[] | null>;
  /** Pages whose text holds the words, whatever spaces stand between characters. */
  search(words: string): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Where the build puts what pdf.js fetches when a page needs it. */
const parts = (folder: string): string =>
  new URL(`assets/pdfjs-${version}/${folder}/`, document.baseURI).href;

/** Pixels of one picture that are decoded, eight times a page of 300 dpi in A3; a bomb is not. */
const mostPixelsOfPicture = 2 ** 27;

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

/** Opens a PDF of this server; throws what pdf.js throws for a damaged one. */
export async function openPdf(address: string): Promise<OpenPdf> {
  const said = new Set<PageFailure>();
  const port = startPdfWorker((warning) => {
    const failure = failureOf(warning);
    if (failure !== null) said.add(failure);
  });
  const task = getDocument({
    url: address,
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
    return { pages: pdf.numPages, ...readerOf(pdf, said), close };
  } catch (error) {
    void close();
    throw error;
  }
}

/**
 * What is done with an open document: one thing at a time, so that what the worker says meanwhile
 * belongs to the page that is read.
 */
function readerOf(
  pdf: PDFDocumentProxy,
  said: Set<PageFailure>,
): Pick<OpenPdf, 'widthOf' | 'draw' | 'search'> {
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

  async function paint(number: number, zoom: number, canvas: HTMLCanvasElement): Promise<void> {
    said.clear();
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: zoom * devicePixelRatio });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.style.width = `${viewport.width / devicePixelRatio}px`;
    drawing = page.render({ canvas, viewport });
    await drawing.promise;
  }

  async function drawn(number: number, zoom: number, canvas: HTMLCanvasElement) {
    const known = failures.get(number);
    remembered ||= said.size > 0;
    if (remembered && known === undefined) await pdf.cleanup();
    await paint(number, zoom, canvas);
    if (disturbed && said.size > 0) {
      await pdf.cleanup();
      await paint(number, zoom, canvas);
    }
    disturbed = false;
    const found = known ?? [...said];
    failures.set(number, found);
    return found;
  }

  return {
    async widthOf(number) {
      return (await pdf.getPage(number)).getViewport({ scale: 1 }).width;
    },
    draw(number, zoom, canvas) {
      const mine = (newest += 1);
      drawing?.cancel();
      return inTurn(async () => {
        if (mine !== newest) return null;
        try {
          return await drawn(number, zoom, canvas);
        } catch (error) {
          if (!(error instanceof RenderingCancelledException)) throw error;
          disturbed = true;
          return null;
        }
      });
    },
    async search(words) {
      const found: number[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const content = await inTurn(async () => (await pdf.getPage(number)).getTextContent());
        const text = content.items.map((item) => ('str' in item ? item.str : '')).join('');
        if (squeezed(text).includes(squeezed(words))) found.push(number);
      }
      return found;
    },
  };
}
