import type { EventStore } from '#event-store/port.ts';
import type { AnchoringSettings } from './anchoring-options.ts';
import { logFileOf, logKeyFolderOf } from './anchoring-options.ts';
import { enterChainIdentity } from './chain-identity.ts';
import { openSigningKey } from './crypto/key-file.ts';
import { anchorJob } from './ledger/anchor-job.ts';
import { LedgerRefusal, LedgerUnavailable, type Ledger } from './ledger/ledger.ts';
import { signingGuard, type SigningPermission } from './ledger/signing-guard.ts';
import { signHead } from './log/checkpoint-signer.ts';
import { followEvents } from './log/follow-events.ts';
import { openForWriting } from './log/log-file.ts';
import { enterLogKey } from './log/log-keys.ts';
import { logReader } from './log/log-reader.ts';
import { prepareLogSchema } from './log/log-schema.ts';
import { openSequencer } from './log/sequencer.ts';

/** What the log's writer says of itself, after every batch and every second. */
export interface AnchoringStatus {
  /** Number of leaves. */
  readonly size: number;
  /** Every event up to this position has its leaf. */
  readonly position: number;
  /** Leaves of the newest signed checkpoint. */
  readonly checkpointSize: number;
  /** Leaves of the largest checkpoint on the chain. */
  readonly anchoredSize: number;
  /** Leaves that came later than their receipts promised. */
  readonly brokenPromises: number;
  readonly signing: SigningPermission;
  /** Null when the last word with the chain went well. */
  readonly ledgerProblem: string | null;
}

export interface AnchoringServiceOptions {
  readonly settings: Omit<AnchoringSettings, 'events' | 'channel'>;
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  onStatus(status: AnchoringStatus): void;
}

const tickMs = 1_000;
/** During a long catch-up the head is signed once in so many leaves. */
const leavesPerCheckpoint = 4_096;

/**
 * The writer of the log: sequences, signs heads, anchors them, until aborted.
 * Leaves are made also while the chain is down or signing is refused. Rejects
 * when the store or the file fails; then it can be run again.
 */
export async function runAnchoring(options: AnchoringServiceOptions): Promise<void> {
  const { settings, store, ledger, signal, onStatus } = options;
  const { folder, origin } = settings;
  const key = openSigningKey(logKeyFolderOf(folder), 'log', origin);
  const database = openForWriting(logFileOf(folder));
  try {
    prepareLogSchema(database, origin);
    enterLogKey(database, key);
    const log = logReader(database);
    const guard = signingGuard(log, ledger, origin);
    const sequencer = openSequencer(database, origin);
    const chain = chainSide(
      options,
      () => anchorJob(database, log, ledger, origin),
      async () => {
        await enterChainIdentity(database, ledger);
        await ledger.registerLog(origin, key.publicKey);
        await guard.askChain();
      },
    );

    const checkpointSize = (): number => log.newestCheckpoint()?.size ?? 0;
    function sign(): void {
      const { size } = sequencer.extent();
      if (size > checkpointSize() && guard.permission().kind === 'allowed') {
        signHead(database, key);
      }
    }
    function report(): void {
      const { size, position, late } = sequencer.extent();
      onStatus({
        size,
        position,
        checkpointSize: checkpointSize(),
        anchoredSize: chain.anchoredSize(),
        brokenPromises: late,
        signing: guard.permission(),
        ledgerProblem: chain.problem(),
      });
    }
    async function tick(): Promise<void> {
      await chain.connect();
      sign();
      await chain.anchor(guard.permission().kind === 'allowed' ? log.newestCheckpoint() : null);
      report();
    }

    await untilAborted(signal, [
      (stop) =>
        followEvents(store, sequencer, {
          ...settings,
          signal: stop,
          onBatch(caughtUp) {
            const unsigned = sequencer.extent().size - checkpointSize();
            if (caughtUp || unsigned >= leavesPerCheckpoint) sign();
            report();
          },
        }),
      (stop) => every(tickMs, stop, tick),
    ]);
  } finally {
    database.close();
  }
}

type Checkpoint = ReturnType<ReturnType<typeof logReader>['newestCheckpoint']>;

/** The talk with the chain: connects once, anchors when due, remembers what went wrong. */
function chainSide(
  { settings }: AnchoringServiceOptions,
  openJob: () => ReturnType<typeof anchorJob>,
  introduce: () => Promise<void>,
) {
  const job = openJob();
  let connected = false;
  let problem: string | null = null;
  let nextAnchorAt = 0;

  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      problem = null;
    } catch (error) {
      if (!(error instanceof LedgerUnavailable || error instanceof LedgerRefusal)) throw error;
      problem = error.message;
    }
  }

  const isDue = (head: Checkpoint): boolean =>
    head !== null &&
    head.size > job.anchoredSize() &&
    (Date.now() >= nextAnchorAt || head.size - job.anchoredSize() >= settings.anchorLeaves);

  return {
    anchoredSize: job.anchoredSize,
    problem: () => problem,
    async connect() {
      if (connected) return;
      await guarded(async () => {
        await introduce();
        connected = true;
      });
    },
    async anchor(head: Checkpoint) {
      if (!connected || !(job.isOpen() || isDue(head))) return;
      await guarded(async () => {
        nextAnchorAt = Date.now() + settings.anchorIntervalMs;
        await job.run(head);
      });
    },
  };
}

/** Runs all until the signal; the first that fails stops the others and is thrown. */
async function untilAborted(
  signal: AbortSignal,
  tasks: readonly ((stop: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const results = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        await task(stop);
      } finally {
        failed.abort();
      }
    }),
  );
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

async function every(ms: number, stop: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!stop.aborted) {
    await work();
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      stop.addEventListener('abort', done);
    });
  }
}
