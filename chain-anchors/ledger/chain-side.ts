import type { AnchoringSettings } from '../anchoring-options.ts';
import type { StoredCheckpoint } from '../log/log-reader.ts';
import type { AnchorJob } from './anchor-job.ts';
import { LedgerRefusal, LedgerUnavailable, TransactionInvalidated } from './ledger.ts';
import type { SigningGuard } from './signing-guard.ts';

/** The talk with the chain. What the chain refuses, or does not answer, is kept as the problem. */
export interface ChainSide {
  /** Makes the log known at first, and asks for the chain's head again from time to time. */
  ask(): Promise<void>;
  /** Anchors this head when it is due, or goes on with an open attempt. */
  anchor(head: StoredCheckpoint | null): Promise<void>;
  /** Null when the last word with the chain went well. */
  problem(): string | null;
}

/** What was altered on the chain, or between it and the log, is noticed within so long, ms. */
const longestBetweenQuestionsMs = 5_000;

export function chainSide(
  settings: Pick<AnchoringSettings, 'anchorIntervalMs' | 'anchorLeaves'>,
  job: AnchorJob,
  guard: SigningGuard,
  introduce: () => Promise<void>,
): ChainSide {
  const questionMs = Math.min(settings.anchorIntervalMs, longestBetweenQuestionsMs);
  let connected = false;
  let problem: string | null = null;
  let nextAnchorAt = 0;
  let nextQuestionAt = 0;

  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      problem = null;
    } catch (error) {
      if (!isWordOfChain(error)) throw error;
      problem = error.message;
    }
  }

  const isDue = (head: StoredCheckpoint | null): boolean =>
    head !== null &&
    head.size > job.anchoredSize() &&
    (Date.now() >= nextAnchorAt || head.size - job.anchoredSize() >= settings.anchorLeaves);

  return {
    problem: () => problem,
    async ask() {
      if (Date.now() < nextQuestionAt) return;
      await guarded(async () => {
        if (!connected) await introduce();
        await guard.askChain();
        connected = true;
        const settled = guard.permission().kind === 'allowed';
        nextQuestionAt = settled ? Date.now() + questionMs : 0;
      });
    },
    async anchor(head) {
      if (!connected || !(job.isOpen() || isDue(head))) return;
      await guarded(async () => {
        nextAnchorAt = Date.now() + settings.anchorIntervalMs;
        await job.run(head);
      });
    },
  };
}

/** What the chain says or leaves unsaid, and no fault of the log's own. */
const isWordOfChain = (error: unknown): error is Error =>
  error instanceof LedgerUnavailable ||
  error instanceof LedgerRefusal ||
  error instanceof TransactionInvalidated;
