import type { EventStore } from '#event-store/port.ts';
import type { AnchoringSettings } from './anchoring-options.ts';
import { logFileOf, logKeyFolderOf } from './anchoring-options.ts';
import { enterChainIdentity } from './chain-identity.ts';
import { anchorJob } from './ledger/anchor-job.ts';
import { anchorRows } from './ledger/anchor-rows.ts';
import { chainHistory } from './ledger/chain-history.ts';
import { chainSide } from './ledger/chain-side.ts';
import type { Ledger } from './ledger/ledger.ts';
import { recordedAnchorings, type AnchoringToRecord } from './ledger/recorded-anchorings.ts';
import { signingGuard, type SigningPermission } from './ledger/signing-guard.ts';
import { signHead } from './log/checkpoint-signer.ts';
import { followEvents } from './log/follow-events.ts';
import { leafCommitments } from './log/leaf-commitment.ts';
import { openForWriting, settleIfRoom } from './log/log-file.ts';
import { openLogKey } from './log/log-keys.ts';
import { logReader, type StoredCheckpoint } from './log/log-reader.ts';
import { prepareLogSchema } from './log/log-schema.ts';
import { openSequencer } from './log/sequencer.ts';
import { signedHeads } from './log/signed-heads.ts';
import { storeAgreement, type Disagreement } from './log/store-agreement.ts';

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
  /** Anchored heads that the log had lost and took over from the chain: an older `anchors.db` was put back. */
  readonly takenOver: number;
  readonly signing: SigningPermission;
  /** Null when the last word with the chain went well. */
  readonly ledgerProblem: string | null;
  /** An anchoring that is to be recorded as an event. */
  readonly toRecord: AnchoringToRecord | null;
}

export interface AnchoringServiceOptions {
  readonly settings: Omit<AnchoringSettings, 'events' | 'ledger' | 'lease'>;
  readonly store: Pick<EventStore, 'subscribe' | 'readAll' | 'readStream' | 'eventAt' | 'head'>;
  readonly ledger: Ledger;
  /** Throws when another process writes the log by now; asked once, before it is taken over. */
  readonly assertMayWrite: () => void;
  readonly signal: AbortSignal;
  onStatus(status: AnchoringStatus): void;
}

/** During a long catch-up the head is signed once in so many leaves. */
const leavesPerCheckpoint = 4_096;

/**
 * The writer of the log: sequences, signs heads, anchors them, until aborted.
 * Leaves are made also while the chain is down or holds back the signature; while the
 * stores do not fit each other nothing is sequenced either, for it would seal the loss.
 * Rejects when the store or the file fails; then it can be run again.
 */
export async function runAnchoring(options: AnchoringServiceOptions): Promise<void> {
  const { settings, store, ledger, assertMayWrite, signal, onStatus } = options;
  const { folder, origin } = settings;
  const database = openForWriting(logFileOf(folder));
  try {
    prepareLogSchema(database, origin);
    const sequencer = openSequencer(database, origin, assertMayWrite);
    const key = openLogKey(database, logKeyFolderOf(folder), origin);
    const log = logReader(database);
    const job = anchorJob(database, log, ledger, origin);
    const { takenOverCount } = anchorRows(database);
    const history = chainHistory(database, log, origin);
    const guard = signingGuard({ log, ledger, origin, history });
    const anchorings = recordedAnchorings(store, database, log);
    const agreement = storeAgreement(
      store,
      log,
      leafCommitments(database, origin),
      signedHeads(database, log, origin),
    );
    const chain = chainSide(settings, job, guard, async () => {
      await enterChainIdentity(database, ledger);
      await ledger.registerLog(origin, key.publicKey);
    });
    let disagreement: Disagreement | null = null;
    let following = new AbortController();

    function permission(): SigningPermission {
      // What the log lost is taken over by leaves that fit their events, and by no others.
      if (disagreement !== null) return disagreement;
      guard.settle();
      const byChain = guard.permission();
      const fault = anchorings.fault();
      if (byChain.kind !== 'allowed' || fault === null) return byChain;
      return fault === 'notLooked' ? { kind: 'chainNotAsked' } : fault;
    }
    const checkpointSize = (): number => log.newestCheckpoint()?.size ?? 0;
    function sign(): void {
      const { size } = sequencer.extent();
      if (size > checkpointSize() && permission().kind === 'allowed') signHead(database, key);
    }
    function report(): void {
      const { size, position, late } = sequencer.extent();
      onStatus({
        size,
        position,
        checkpointSize: checkpointSize(),
        anchoredSize: job.anchoredSize(),
        brokenPromises: late,
        takenOver: takenOverCount(),
        signing: permission(),
        ledgerProblem: chain.problem(),
        toRecord: anchorings.toRecord(),
      });
    }
    async function compare(): Promise<void> {
      disagreement = await agreement.check();
      if (disagreement !== null) following.abort();
    }
    async function tick(): Promise<void> {
      await compare();
      await chain.ask();
      if (disagreement === null && guard.permission().kind === 'allowed') await anchorings.look();
      sign();
      await chain.anchor(await headToAnchor());
      report();
    }
    async function headToAnchor(): Promise<StoredCheckpoint | null> {
      const anchoredSize = job.anchoredSize();
      const head = permission().kind === 'allowed' ? log.newestCheckpoint() : null;
      if (head === null || head.size <= anchoredSize) return head;
      return (await anchorings.hasNews(anchoredSize)) ? head : null;
    }
    /** Follows the events while everything fits. */
    async function follow(stop: AbortSignal): Promise<void> {
      if (disagreement !== null) return;
      following = new AbortController();
      await followEvents(store, sequencer, {
        ...settings,
        signal: AbortSignal.any([stop, following.signal]),
        onBatch(caughtUp) {
          const unsigned = sequencer.extent().size - checkpointSize();
          if (caughtUp || unsigned >= leavesPerCheckpoint) sign();
          report();
        },
      });
      // It ended at an event that can have no leaf: that is told now, not with the next tick.
      if (!stop.aborted) await compare();
    }

    await compare();
    await untilAborted(signal, [
      (stop) => every(settings.tickMs, stop, () => follow(stop)),
      (stop) => every(settings.tickMs, stop, tick),
    ]);
    settleIfRoom(database, folder);
  } finally {
    database.close();
  }
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
    // The work may have ended because of the signal, which would not be heard any more.
    if (stop.aborted) return;
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
