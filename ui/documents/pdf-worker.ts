/**
 * The worker that reads PDFs. pdf.js leaves out what it cannot decode and tells nobody but the
 * console; what it says there is passed on, so that the page can say what it does not show.
 */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { WorkerWarning } from './page-failures.ts';

const { warn } = console;
// oxlint-disable-next-line no-console -- the only place where pdf.js says it
console.warn = (...said: readonly unknown[]) => {
  warn(...said);
  postMessage({ warning: said.join(' ') } satisfies WorkerWarning);
};
