import type { Proposal as EmbeddedProposal } from '#domain/evidence/embedded-transaction.ts';
import type { FabricProposal } from '#domain/evidence/fabric-envelope.ts';
import {
  txIdOf,
  type CommittedTransaction,
  type EndorsedTransaction,
} from '#domain/evidence/ledger-transaction.ts';
import type { LedgerTrust } from '#domain/evidence/trust.ts';

export { LedgerRefusal, type LedgerRefusalCode } from './ledger-refusal.ts';

/**
 * The chain took the transaction in and made it invalid: another one was ordered before it. Nothing speaks
 * against the log; a new transaction may be tried.
 */
export class TransactionInvalidated extends Error {
  override readonly name = 'TransactionInvalidated';
  readonly txId: string;
  constructor(txId: string, reason: string) {
    super(`the chain made transaction ${txId} invalid: ${reason}`);
    this.txId = txId;
  }
}

/** The chain did not answer; whether it acted is not known. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
}

/** A checkpoint as the chain holds it. */
export interface AnchoredCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly committed: CommittedTransaction;
}

export type TransactionStatus =
  | { readonly kind: 'committed'; readonly committed: CommittedTransaction }
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Not on the chain, or not yet. */
  | { readonly kind: 'unknown' };

export interface PutCheckpoint {
  /** The signed checkpoint. */
  readonly note: string;
  /** Hashes in hex: consistency with the head that the chain has; empty for the first. */
  readonly consistencyProof: readonly string[];
}

/** A call before it is endorsed, by the kind of the chain; its id is known. */
export type Proposal = EmbeddedProposal | FabricProposal;

/** What endorsing leads to: a transaction to submit, or the one that did it already. */
export type Endorsement =
  | { readonly kind: 'endorsed'; readonly transaction: EndorsedTransaction }
  | { readonly kind: 'alreadyCommitted'; readonly committed: CommittedTransaction };

/** Two checkpoints of one log that cannot both be true, kept as evidence. */
export interface ForkReport {
  readonly origin: string;
  readonly noteA: string;
  readonly noteB: string;
}

/** Which chain an installation has: plain data, so that a thread can be told and opens the same. */
export type LedgerDescription =
  | {
      readonly kind: 'embedded';
      /** Holds `ledger.db` and the endorser's key. */
      readonly folder: string;
      readonly channel: string;
    }
  | {
      /** A channel of Hyperledger Fabric. */
      readonly kind: 'fabric';
      /** Its profile, a file. */
      readonly profile: string;
    };

/**
 * The legal-affairs chain, as its protocol goes: propose, endorse, submit, ask.
 * Every adapter passes `ledger-contract-suite.ts`. All methods throw LedgerUnavailable
 * when the chain does not answer.
 */
export interface Ledger {
  readonly channel: string;
  /** So many checkpoints are asked for in one question: what each costs differs by chain. */
  readonly page: number;
  /** Who may endorse, with periods, and how many of them a transaction needs: what a verifier is told to believe. */
  trust(): Promise<LedgerTrust>;
  /** Makes a log known by its first key; the same again changes nothing. Throws LedgerRefusal. */
  registerLog(origin: string, publicKey: Uint8Array): Promise<void>;
  /** A proposal with an id of its own, so that its fate can be asked for later. Not sent yet. */
  propose(request: PutCheckpoint): Proposal;
  /** Runs the contract. Nothing is written yet. Throws LedgerRefusal. */
  endorse(proposal: Proposal): Promise<Endorsement>;
  /** Hands it to be ordered. Not yet true when it resolves: that it was committed. */
  submit(transaction: EndorsedTransaction): Promise<void>;
  statusOf(txId: string): Promise<TransactionStatus>;
  /** The largest checkpoint of the log, or null. */
  getHead(origin: string): Promise<AnchoredCheckpoint | null>;
  getCheckpoint(origin: string, size: number): Promise<AnchoredCheckpoint | null>;
  /** Checkpoints of the log that are larger than `size`, the smallest first, `limit` at most. */
  checkpointsAfter(
    origin: string,
    size: number,
    limit: number,
  ): Promise<readonly AnchoredCheckpoint[]>;
  /** Keeps two conflicting notes; a refused transaction would leave no record. Throws LedgerRefusal. */
  reportFork(noteA: string, noteB: string): Promise<ForkReport>;
  getForks(origin: string): Promise<readonly ForkReport[]>;
  close(): Promise<void>;
}

/**
 * All steps in one: idempotent on (origin, size, root). Throws LedgerRefusal, TransactionInvalidated, and
 * LedgerUnavailable when it is not known whether the chain took it.
 */
export async function putCheckpoint(
  ledger: Ledger,
  request: PutCheckpoint,
): Promise<CommittedTransaction> {
  const endorsement = await ledger.endorse(ledger.propose(request));
  if (endorsement.kind === 'alreadyCommitted') return endorsement.committed;
  const txId = txIdOf(endorsement.transaction);
  await ledger.submit(endorsement.transaction);
  const status = await ledger.statusOf(txId);
  switch (status.kind) {
    case 'committed':
      return status.committed;
    case 'invalid':
      throw new TransactionInvalidated(txId, status.reason);
    case 'unknown':
      throw new LedgerUnavailable(`transaction ${txId} was submitted, its fate is not known`);
  }
}
