import type { DatabaseSync } from 'node:sqlite';
import { utf8 } from '#domain/evidence/encoding.ts';
import {
  ledgerKindOf,
  parseCommittedTransaction,
  statementOf,
  type CommittedTransaction,
  type LedgerKind,
} from '#domain/evidence/ledger-transaction.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import type { LeafCommitments } from './log/leaf-commitment.ts';
import type { LogReader, StoredCheckpoint, StoredLeaf } from './log/log-reader.ts';

/** How far the proof of an event has come. Each state but `differs` implies those before it. */
export type ProofState =
  /** In the event store; its leaf is not made yet. */
  | { readonly kind: 'recorded' }
  /** What is stored is not what the log holds at its place: the event, or the log, was altered. */
  | { readonly kind: 'differs' }
  /** In the log, at this index. */
  | { readonly kind: 'sequenced'; readonly index: number }
  /** The log has signed a head of `size` leaves, which covers it. */
  | { readonly kind: 'checkpointed'; readonly index: number; readonly size: number }
  /** The chain holds a head that covers it. */
  | {
      readonly kind: 'anchored';
      /** Which kind of chain it is: one of servers, or the ledger in a file of this installation. */
      readonly ledger: LedgerKind;
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
  /** The leaf that commits to this event as it is stored, or null: none yet, or it differs. */
  leafOf(event: RecordedEvent): StoredLeaf | null;
  /** Of an event as it is stored: by its content, never by its position alone. */
  stateOf(event: RecordedEvent): ProofState;
}

export function proofsIn(
  database: DatabaseSync,
  log: LogReader,
  commitments: LeafCommitments,
): Proofs {
  const covering = database.prepare(
    `SELECT size, evidence FROM anchor WHERE state = 'committed' AND size > ?
     ORDER BY size LIMIT 1`,
  );

  function anchorCovering(index: number): Anchor | null {
    const row = covering.get(index) as { size: number; evidence: string } | undefined;
    if (row === undefined) return null;
    return {
      size: row.size,
      committed: parseCommittedTransaction(utf8(row.evidence)),
    };
  }

  function checkpointFor(index: number) {
    const anchor = anchorCovering(index);
    const checkpoint =
      anchor === null ? log.checkpointCovering(index) : log.checkpointAt(anchor.size);
    return checkpoint === null ? null : { checkpoint, anchor };
  }

  function leafOf(event: RecordedEvent): StoredLeaf | null {
    const leaf = log.leafOfEvent(event.id);
    if (leaf === null) return null;
    return commitments.commitsTo(leaf, event) && commitments.isInTree(leaf) ? leaf : null;
  }

  function stateOf(event: RecordedEvent): ProofState {
    // Asked first: the leaf may be made between the two questions.
    const { position } = log.extent();
    const leaf = leafOf(event);
    if (leaf === null) return { kind: event.position > position ? 'recorded' : 'differs' };
    const { index } = leaf;
    const proof = checkpointFor(index);
    if (proof === null) return { kind: 'sequenced', index };
    const { size } = proof.checkpoint;
    if (proof.anchor === null) return { kind: 'checkpointed', index, size };
    const { committed } = proof.anchor;
    const { channel, txId, block } = statementOf(committed);
    return { kind: 'anchored', ledger: ledgerKindOf(committed), index, size, channel, txId, block };
  }

  return { anchorCovering, checkpointFor, leafOf, stateOf };
}
