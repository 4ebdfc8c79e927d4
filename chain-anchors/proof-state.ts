import type { DatabaseSync } from 'node:sqlite';
import { CommittedTransactionSchema } from '#domain/evidence/ledger-transaction.ts';
import type { CommittedTransaction } from '#domain/evidence/ledger-transaction.ts';
import type { LogReader, StoredCheckpoint } from './log/log-reader.ts';

/** How far the proof of an event has come. Each state implies those before it. */
export type ProofState =
  /** In the event store; its leaf is not made yet. */
  | { readonly kind: 'recorded' }
  /** In the log, at this index. */
  | { readonly kind: 'sequenced'; readonly index: number }
  /** The log has signed a head of `size` leaves, which covers it. */
  | { readonly kind: 'checkpointed'; readonly index: number; readonly size: number }
  /** The chain holds a head that covers it. */
  | {
      readonly kind: 'anchored';
      readonly index: number;
      readonly size: number;
      readonly channel: string;
      readonly txId: string;
      readonly block: number;
    };

/** The chain's evidence for the checkpoint of a size. */
export interface Anchor {
  readonly size: number;
  readonly committed: CommittedTransaction;
}

export interface Proofs {
  /** The smallest anchored checkpoint that has more than `index` leaves, or null. */
  anchorCovering(index: number): Anchor | null;
  /** The checkpoint to prove a leaf by: the anchored one when there is one. */
  checkpointFor(index: number): { checkpoint: StoredCheckpoint; anchor: Anchor | null } | null;
  /** Of the event at this position of the store. */
  stateOf(position: number): ProofState;
}

export function proofsIn(database: DatabaseSync, log: LogReader): Proofs {
  const covering = database.prepare(
    `SELECT size, evidence FROM anchor WHERE state = 'committed' AND size > ?
     ORDER BY size LIMIT 1`,
  );

  function anchorCovering(index: number): Anchor | null {
    const row = covering.get(index) as { size: number; evidence: string } | undefined;
    if (row === undefined) return null;
    return {
      size: row.size,
      committed: CommittedTransactionSchema.parse(JSON.parse(row.evidence)),
    };
  }

  function checkpointFor(index: number) {
    const anchor = anchorCovering(index);
    const checkpoint =
      anchor === null ? log.checkpointCovering(index) : log.checkpointAt(anchor.size);
    return checkpoint === null ? null : { checkpoint, anchor };
  }

  function stateOf(position: number): ProofState {
    const leaf = log.leafAtPosition(position);
    if (leaf === null) return { kind: 'recorded' };
    const { index } = leaf;
    const proof = checkpointFor(index);
    if (proof === null) return { kind: 'sequenced', index };
    const { size } = proof.checkpoint;
    if (proof.anchor === null) return { kind: 'checkpointed', index, size };
    const { transaction, block } = proof.anchor.committed;
    const { channel, txId } = transaction.proposal;
    return { kind: 'anchored', index, size, channel, txId, block: block.number };
  }

  return { anchorCovering, checkpointFor, stateOf };
}
