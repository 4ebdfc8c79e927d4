import { readBytes } from '../base/api.ts';
import { Unopened, type OpenPaged } from './paged-document.ts';
import type { TiffPage } from './tiff-pages.ts';
import type { TiffAnswer, TiffRequest } from './tiff-worker.ts';

/** What a page takes at most; a directory that leads back to itself never ends. */
const patienceMs = 30_000;

/** Opens a TIFF, the everyday format of scanners: fax codings, LZW, JPEG, several pages. */
export const openTiff: OpenPaged = async (source) => {
  const bytes =
    typeof source === 'string'
      ? await readBytes(source, new AbortController().signal)
      : await source.arrayBuffer();
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' });
  let last: Promise<unknown> = Promise.resolve();
  const ask = (request: TiffRequest, transfer: Transferable[] = []): Promise<TiffAnswer> => {
    const mine = last.then(() => answerTo(worker, request, transfer));
    last = mine;
    return mine;
  };
  const opened = await ask({ kind: 'open', bytes }, [bytes]);
  if (opened.kind !== 'opened' || opened.pages.length === 0) {
    worker.terminate();
    throw new Unopened(opened.kind === 'opened' ? 'noPages' : 'damaged');
  }
  const { pages } = opened;
  let shown: { readonly page: number; readonly picture: HTMLCanvasElement | null } | null = null;
  let newest = 0;

  async function pictureOf(page: number): Promise<HTMLCanvasElement | null> {
    if (shown?.page === page) return shown.picture;
    const about = pages[page - 1]!;
    const answer = about.isDecoded ? await ask({ kind: 'page', page }) : null;
    const picture = answer?.kind === 'decoded' ? canvasOf(about, answer.pixels) : null;
    shown = { page, picture };
    return picture;
  }

  return {
    pages: pages.length,
    sizeOf: (page) => Promise.resolve(pages[page - 1]!.size),
    async draw(page, scale, canvas) {
      const mine = (newest += 1);
      const picture = await pictureOf(page);
      if (mine !== newest) return null;
      const { width, height } = pages[page - 1]!.size;
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      if (picture === null) return ['picture'];
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return [];
    },
    textOf: null,
    close: () => Promise.resolve(worker.terminate()),
  };
};

function canvasOf({ width, height }: TiffPage, pixels: ArrayBuffer): HTMLCanvasElement | null {
  if (pixels.byteLength !== width * height * 4) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const data = new ImageData(new Uint8ClampedArray(pixels), width, height);
  canvas.getContext('2d')!.putImageData(data, 0, 0);
  return canvas;
}

/** One answer of the worker; `failed` when it dies or is silent for too long, and then it is ended. */
function answerTo(
  worker: Worker,
  request: TiffRequest,
  transfer: Transferable[],
): Promise<TiffAnswer> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (answer: TiffAnswer): void => {
      ended.abort();
      clearTimeout(patience);
      resolve(answer);
    };
    const giveUp = (): void => {
      worker.terminate();
      end({ kind: 'failed' });
    };
    const patience = setTimeout(giveUp, patienceMs);
    const { signal } = ended;
    worker.addEventListener('message', ({ data }: MessageEvent<TiffAnswer>) => end(data), {
      signal,
    });
    worker.addEventListener('error', giveUp, { signal });
    worker.postMessage(request, transfer);
  });
}
