import { toHex } from '#domain/evidence/encoding.ts';
import type { Disagreement } from '../log/store-agreement.ts';
import type { LogReader } from '../log/log-reader.ts';
import type { Ledger } from './ledger.ts';

/** May this log sign? */
export type SigningPermission =
  | { readonly kind: 'allowed' }
  /** The chain has not answered since this process started: what it has seen is not known. */
  | { readonly kind: 'chainNotAsked' }
  | Disagreement
  /** The chain has seen more leaves than this log has: a restored backup. */
  | { readonly kind: 'behindChain'; readonly chainSize: number; readonly logSize: number }
  /** The chain has another root at that size: this is not the log that was anchored. */
  | { readonly kind: 'divergedFromChain'; readonly chainSize: number }
  /** The log knows of an anchored head that the chain does not have: an older `ledger.db`. */
  | { readonly kind: 'chainBehindLog'; readonly chainSize: number; readonly anchoredSize: number };

/** True when the stores do not fit each other: then nothing at all is signed. */
export const stopsSigning = ({ kind }: SigningPermission): boolean =>
  kind !== 'allowed' && kind !== 'chainNotAsked';

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
export function signingGuard(
  log: LogReader,
  ledger: Pick<Ledger, 'getHead'>,
  origin: string,
  /** Size of the largest checkpoint that the log knows to be on the chain. */
  anchoredSize: () => number,
): SigningGuard {
  let asked = false;
  let head: { size: number; root: string } | null = null;
  let anchoredThen = 0;
  let agreedUpTo = 0;

  return {
    async askChain() {
      const anchored = anchoredSize();
      head = await ledger.getHead(origin);
      anchoredThen = anchored;
      asked = true;
    },
    permission() {
      if (!asked) return { kind: 'chainNotAsked' };
      const chainSize = head?.size ?? 0;
      if (anchoredThen > chainSize) {
        return { kind: 'chainBehindLog', chainSize, anchoredSize: anchoredThen };
      }
      if (head === null || head.size === agreedUpTo) return { kind: 'allowed' };
      const { size: logSize } = log.extent();
      if (head.size > logSize) return { kind: 'behindChain', chainSize, logSize };
      if (toHex(log.root(head.size)) !== head.root) {
        return { kind: 'divergedFromChain', chainSize };
      }
      agreedUpTo = head.size;
      return { kind: 'allowed' };
    },
  };
}
