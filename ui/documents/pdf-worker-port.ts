import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isWorkerWarning } from './page-failures.ts';

/** A worker of pdf.js for one document. */
export interface PdfWorkerPort {
  readonly worker: PDFWorker;
  /** Rejects when the worker cannot be started or dies; never resolves. */
  readonly died: Promise<never>;
  end(): void;
}

/** Starts a worker whose warnings are told to `onWarning`, before the answer that they belong to. */
export function startPdfWorker(onWarning: (warning: string) => void): PdfWorkerPort {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isWorkerWarning(data)) onWarning(data.warning);
  });
  const died = new Promise<never>((_, reject) => {
    port.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  // Whoever waits is told; when nobody does, nothing is lost.
  died.catch(() => undefined);
  const worker = PDFWorker.create({ port });
  return {
    worker,
    died,
    end: () => {
      worker.destroy();
      port.terminate();
    },
  };
}
