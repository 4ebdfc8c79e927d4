import { openLiveStream, type LiveStream } from './live-stream.ts';
import type { LiveWord } from './live-word.ts';

/** A page that listens. */
export interface Page {
  postMessage(word: LiveWord): void;
}

/** One stream for all pages of a browser. */
export interface SharedStream {
  /** The page hears from now on what happens; at once whether messages arrive. */
  join(page: Page, listener: string): void;
  leave(page: Page): void;
  /** The server is known to be there: a stream that waits is opened now. */
  hurry(): void;
}

/**
 * Opens the stream with the first page and closes it after the last: one for each would take the six
 * connections that a browser opens to one host. It belongs to who is signed in: when a page joins for
 * somebody else, those who listened before are told that theirs has ended, and ask who is there now.
 */
export function sharedStream(): SharedStream {
  const pages = new Set<Page>();
  let held: { readonly listener: string; readonly stream: LiveStream } | null = null;
  let connected = false;

  function tell(word: LiveWord): void {
    if (word.kind === 'connected') connected = word.connected;
    for (const page of pages) page.postMessage(word);
    if (word.kind === 'ended') close();
  }

  function close(): void {
    held?.stream.close();
    held = null;
    connected = false;
    pages.clear();
  }

  return {
    join(page, listener) {
      if (held !== null && held.listener !== listener) {
        tell({ kind: 'connected', connected: false });
        tell({ kind: 'ended' });
      }
      pages.add(page);
      page.postMessage({ kind: 'connected', connected });
      held ??= { listener, stream: openLiveStream(tell) };
    },
    leave(page) {
      if (pages.delete(page) && pages.size === 0) close();
    },
    hurry() {
      if (!connected) held?.stream.hurry();
    },
  };
}
