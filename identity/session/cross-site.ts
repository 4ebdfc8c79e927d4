import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from '../refusal.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site made the browser send: with a cookie, an unsafe
 * method must say that it comes from our own pages. Browsers say so themselves
 * in `Sec-Fetch-Site` (W3C Fetch Metadata) or, older ones, in `Origin`; a page
 * can forge neither. Throws Problem `cross-site-request`.
 */
export function refuseCrossSite(
  method: string,
  headers: IncomingHttpHeaders,
  origin: string,
): void {
  if (safeMethods.has(method)) return;
  const site = headers['sec-fetch-site'];
  const ours = site === undefined ? headers.origin === origin : site === 'same-origin';
  if (!ours) {
    throw refusal(
      'cross-site-request',
      'CSRF',
      '该请求不是从本系统页面发出的',
      'The request does not come from a page of this system',
    );
  }
}
