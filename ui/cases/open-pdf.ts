import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- an address that Vite makes
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

/** A PDF that is open in this browser. */
export interface OpenPdf {
  readonly pages: number;
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
  return {
    pages: pdf.numPages,
    async draw(number, zoom, canvas) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: zoom });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await page.render({ canvas, viewport }).promise;
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
