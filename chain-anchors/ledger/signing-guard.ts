import { toHex } from '#domain/evidence/encoding.ts';
import type { LogReader } from '../log/log-reader.ts';
import type { Ledger } from './ledger.ts';

/** May this log sign its head? */
export type SigningPermission =
  | { readonly kind: 'allowed' }
  /** The chain has not answered since this process started: what it has seen is not known. */
  | { readonly kind: 'chainNotAsked' }
  /** The chain has seen more leaves than this log has: a restored backup. */
  | { readonly kind: 'behindChain'; readonly chainSize: number; readonly logSize: number }
  /** The chain has another root at that size: this is not the log that was anchored. */
  | { readonly kind: 'divergedFromChain'; readonly chainSize: number };

export interface SigningGuard {
  /** Asks the chain for its head. Throws LedgerUnavailable. */
  askChain(): Promise<void>;
  /** Judges by the last head that the chain told. */
  permission(): SigningPermission;
}

/**
 * Keeps a log that lost leaves from signing a second history. A log that was
 * restored with its keys and gets the same leaves again may go on once it has
 * passed the chain's head with the chain's root.
 */
export function signingGuard(log: LogReader, ledger: Ledger, origin: string): SigningGuard {
  let asked = false;
  let head: { size: number; root: string } | null = null;
  let agreedUpTo = 0;

  return {
    async askChain() {
      head = await ledger.getHead(origin);
      asked = true;
    },
    permission() {
      if (!asked) return { kind: 'chainNotAsked' };
      if (head === null || head.size === agreedUpTo) return { kind: 'allowed' };
      const { size: logSize } = log.extent();
      if (head.size > logSize) return { kind: 'behindChain', chainSize: head.size, logSize };
      if (toHex(log.root(head.size)) !== head.root) {
        return { kind: 'divergedFromChain', chainSize: head.size };
      }
      agreedUpTo = head.size;
      return { kind: 'allowed' };
    },
  };
}
