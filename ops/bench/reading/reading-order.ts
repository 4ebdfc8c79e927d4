/** What the reader's process is told. */
export interface ReadingOrder {
  /** Connection string, with user and password. */
  readonly address: string;
  /** Events of the backbone that are there at least. */
  readonly events: number;
  /** Events that the reader writes to a stream of its own, and reads back. */
  readonly own: number;
  /** Events that are waited for one by one. */
  readonly live: number;
}

/** What it found. */
export interface ReadingReport {
  /** Events a second of `$all` from its start. */
  readonly all: number;
  /** The same of a client's own stream. */
  readonly own: number;
  /** Microseconds of the reader's own processor for an event of that. */
  readonly ownProcessor: number;
  /** From the call of an append to the handler of a live subscription, ms. */
  readonly lags: readonly number[];
}
