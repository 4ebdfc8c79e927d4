/** `version`: server and client do not fit each other. */
export type UnavailableReason = 'away' | 'full' | 'refused' | 'version';

/**
 * The server that keeps a view does not answer, or does not take what it is sent. The message has the server's
 * name and its code alone: what a driver says may hold parts of documents, and must not reach a log.
 */
export class ViewServerUnavailable extends Error {
  override readonly name = 'ViewServerUnavailable';
  /** As an operator knows it, like `MongoDB`. */
  readonly server: string;
  readonly reason: UnavailableReason;
  constructor(server: string, reason: UnavailableReason, code: string) {
    super(`${server} is not available: ${reason} (${code})`);
    this.server = server;
    this.reason = reason;
  }
}
