/** Why the contract on the chain refused: the closed list. */
export const refusalCodes = [
  /** The note is no checkpoint, the proposal is not for this channel, or an argument cannot be read. */
  'malformed',
  /** Nobody registered this log. */
  'unknown-log',
  /** The log belongs to another agency than the one that asks. */
  'not-owner',
  /** The log is registered already, otherwise. */
  'registered',
  /** The log was closed: nothing more is put. */
  'closed',
  /** What is asked is not signed by a key of the log that counts. */
  'signature',
  /** The log has no such key, or it counts no longer. */
  'unknown-key',
  /** The log would become smaller than its head on the chain. */
  'shrinking',
  /** Another root at a size that the chain has already. */
  'fork',
  /** The proof does not show that the log only grew. */
  'inconsistent',
  /** Something else stands under this id already. */
  'other-content',
  /** The law does not allow the act; the detail names the rules and articles. */
  'refused-by-law',
] as const;
export type LedgerRefusalCode = (typeof refusalCodes)[number];

/** The contract refused; nothing was written, and asking again will not help. */
export class LedgerRefusal extends Error {
  override readonly name = 'LedgerRefusal';
  readonly code: LedgerRefusalCode;
  /** In English, for the operator. */
  readonly detail: string;
  constructor(code: LedgerRefusalCode, detail: string) {
    super(`the ledger refused: ${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
