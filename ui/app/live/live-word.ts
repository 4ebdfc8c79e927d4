/** What the last message of the server said. */
export interface LiveMessage {
  readonly caseId: string;
  readonly type: string;
  readonly revision: string;
  readonly position: string;
}

/** What a page hears of the stream, which all pages of the browser share. */
export type LiveWord =
  | { readonly kind: 'connected'; readonly connected: boolean }
  | { readonly kind: 'message'; readonly message: LiveMessage }
  /** Something may have been missed: what is shown is to be read again. */
  | { readonly kind: 'gap' }
  /** Who signed in is signed out, or somebody else is there: who it is, is to be asked. */
  | { readonly kind: 'ended' };

/**
 * What a page says to whoever holds the stream: for whom it listens (the id of who is signed in), that it
 * listens no more, or that the server is there again.
 */
export type PageWord =
  | { readonly kind: 'join'; readonly listener: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'hurry' };

/** A page's hold on the stream. */
export interface Following {
  /** Hears no more. */
  leave(): void;
  /** The server is known to be there: what waits to be opened again is opened now. */
  hurry(): void;
}
