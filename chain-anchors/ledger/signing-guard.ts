import type { Disagreement } from '../log/store-agreement.ts';
import type { LogReader } from '../log/log-reader.ts';
import type { ChainHistory } from './chain-history.ts';
import type { AnchoredCheckpoint, Ledger } from './ledger.ts';
import type { ForgottenAnchoring } from './recorded-anchorings.ts';

/** May this log sign? */
export type SigningPermission =
  | { readonly kind: 'allowed' }
  /** The chain has not answered since this process started: what it has seen is not known. */
  | { readonly kind: 'chainNotAsked' }
  | Disagreement
  /**
   * The chain has seen more than this log has: a restored backup. `logSize` may have reached
   * `chainSize` while what the chain has on the way there is still being taken over.
   */
  | { readonly kind: 'behindChain'; readonly chainSize: number; readonly logSize: number }
  /** The chain has another root at that size: this is not the log that was anchored. */
  | { readonly kind: 'divergedFromChain'; readonly chainSize: number }
  /** What the chain has of that size is not what the log has of it: one of the two was altered. */
  | { readonly kind: 'chainDiffers'; readonly chainSize: number }
  /** The log knows of an anchored head that the chain does not have: an older `ledger.db`. */
  | { readonly kind: 'chainBehindLog'; readonly chainSize: number; readonly anchoredSize: number }
  | ForgottenAnchoring;

/** True when the stores do not fit each other: then nothing at all is signed. */
export const stopsSigning = ({ kind }: SigningPermission): boolean =>
  kind !== 'allowed' && kind !== 'chainNotAsked';

export interface SigningGuard {
  /**
   * Asks the chain for its head, for what the log has not compared yet, and for a stretch of all it
   * has, another one at each call. Throws LedgerUnavailable.
   */
  askChain(): Promise<void>;
  /** Holds what the chain told against the leaves that there are by now, and takes over what the log lost. */
  settle(): void;
  /** Judges by what the chain told last, as far as it is settled. */
  permission(): SigningPermission;
}

export interface GuardedLog {
  readonly log: LogReader;
  readonly ledger: Pick<Ledger, 'page' | 'getHead' | 'checkpointsAfter'>;
  readonly origin: string;
  readonly history: ChainHistory;
}

/** So long one call may walk over what was compared before, ms: the first time, and later. */
const walkMs = { first: 1_000, later: 50 };

/**
 * Keeps a log that lost leaves from signing a second history. A log that was restored with its keys
 * and gets the same leaves again may go on once its leaves gave the root of every checkpoint that the
 * chain has and it has not: those are taken over, so that nothing of what was signed and anchored is
 * missing (docs/decisions/0021-what-heals.md). Whatever else does not fit stays until it is mended.
 */
export function signingGuard({ log, ledger, origin, history }: GuardedLog): SigningGuard {
  let asked = false;
  let head: AnchoredCheckpoint | null = null;
  let anchoredThen = 0;
  /** Every checkpoint of the chain up to this size is in the log. */
  let compared = history.anchoredSize();
  let waiting: readonly AnchoredCheckpoint[] = [];
  let unsettled: SigningPermission | null = null;
  const walk = comparedAgain({ ledger, origin, history });

  function settle(): void {
    const { size: logSize } = log.extent();
    unsettled = null;
    for (const onChain of waiting) {
      if (onChain.size > logSize) return;
      unsettled = held(history, onChain);
      if (unsettled !== null) return;
      compared = Math.max(compared, onChain.size);
      waiting = waiting.slice(1);
    }
  }

  return {
    async askChain() {
      const anchored = history.anchoredSize();
      const newest = await ledger.getHead(origin);
      // The newest always, and before it what the log has not compared.
      const after = Math.min(compared, (newest?.size ?? 0) - 1);
      waiting = newest === null ? [] : await ledger.checkpointsAfter(origin, after, ledger.page);
      head = newest;
      anchoredThen = anchored;
      settle();
      const until = performance.now() + (asked ? walkMs.later : walkMs.first);
      const { size: logSize } = log.extent();
      if (compared <= logSize) while ((await walk.on(compared)) && performance.now() < until);
      asked = true;
    },
    settle,
    permission() {
      if (!asked) return { kind: 'chainNotAsked' };
      const chainSize = head?.size ?? 0;
      if (anchoredThen > chainSize) {
        return { kind: 'chainBehindLog', chainSize, anchoredSize: anchoredThen };
      }
      const wrong = unsettled ?? walk.found();
      if (wrong !== null) return wrong;
      const { size: logSize } = log.extent();
      if (chainSize > logSize || compared < chainSize) {
        return { kind: 'behindChain', chainSize, logSize };
      }
      return { kind: 'allowed' };
    },
  };
}

/** What does not fit, or null; what the log lost is entered. */
function held(history: ChainHistory, onChain: AnchoredCheckpoint): SigningPermission | null {
  switch (history.compare(onChain)) {
    case 'fits':
      return null;
    case 'notInLog':
      history.takeOver(onChain);
      return null;
    case 'otherRoot':
      return { kind: 'divergedFromChain', chainSize: onChain.size };
    case 'otherRecord':
      return { kind: 'chainDiffers', chainSize: onChain.size };
  }
}

/** Walks over what was compared before, from the smallest on, and begins again at its end. */
function comparedAgain({ ledger, origin, history }: Omit<GuardedLog, 'log'>) {
  let walked = 0;
  let found: SigningPermission | null = null;
  return {
    /** What did not fit at the last page, or null. */
    found: (): SigningPermission | null => found,
    /** One page of what was compared before; false at its end, or at what does not fit. */
    async on(compared: number): Promise<boolean> {
      const known = await ledger.checkpointsAfter(origin, walked, ledger.page);
      const last = known.length < ledger.page ? compared : known.at(-1)!.size;
      const sizes = new Set(known.map(({ size }) => size));
      const lost = history.anchoredSizes(walked, last).find((size) => !sizes.has(size));
      found = lost === undefined ? null : { kind: 'chainDiffers', chainSize: lost };
      for (const onChain of known) {
        if (onChain.size <= compared) found ??= held(history, onChain);
      }
      // What was found is looked at again at the next call, until it is mended.
      if (found !== null) return false;
      walked = known.length < ledger.page ? 0 : last;
      return walked !== 0;
    },
  };
}
