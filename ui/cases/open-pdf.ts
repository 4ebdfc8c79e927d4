import {
  getDocument,
  GlobalWorkerOptions,
  RenderingCancelledException,
  type RenderTask,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- an address that Vite makes
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

/** A PDF that is open in this browser. */
export interface OpenPdf {
  readonly pages: number;
  /** Width of a page in CSS pixels at a zoom of 1. */
  widthOf(page: number): Promise<number>;
  /** Draws a page, sharp on this screen; a drawing that is still under way is given up. */
  draw(page: number, zoom: number, canvas: HTMLCanvasElement): Promise<void>;
  /** Pages whose text holds the words, whatever spaces stand between characters. */
  search(words: string): Promise<readonly number[]>;
  close(): Promise<void>;
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

/** Opens a PDF of this server; throws what pdf.js throws for a damaged one. */
export async function openPdf(address: string): Promise<OpenPdf> {
  const task = getDocument({ url: address, enableXfa: false });
  const pdf = await task.promise;
  let drawing: RenderTask | null = null;
  let newest = 0;
  return {
    pages: pdf.numPages,
    async widthOf(number) {
      return (await pdf.getPage(number)).getViewport({ scale: 1 }).width;
    },
    async draw(number, zoom, canvas) {
      const mine = (newest += 1);
      drawing?.cancel();
      const page = await pdf.getPage(number);
      if (mine !== newest) return;
      const viewport = page.getViewport({ scale: zoom * devicePixelRatio });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      canvas.style.width = `${viewport.width / devicePixelRatio}px`;
      drawing = page.render({ canvas, viewport });
      try {
        await drawing.promise;
      } catch (error) {
        if (!(error instanceof RenderingCancelledException)) throw error;
      }
    },
    async search(words) {
      const found: number[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const content = await (await pdf.getPage(number)).getTextContent();
        const text = content.items.map((item) => ('str' in item ? item.str : '')).join('');
        if (squeezed(text).includes(squeezed(words))) found.push(number);
      }
      return found;
    },
    async close() {
      await task.destroy();
    },
  };
}
