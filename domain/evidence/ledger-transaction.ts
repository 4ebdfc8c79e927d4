import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { parseCanonical } from './canonical-document.ts';
import { utf8 } from './encoding.ts';
import { EmbeddedTransactionSchema } from './embedded-transaction.ts';
import { FabricTransactionSchema, statementOfFabric } from './fabric-transaction.ts';
import type { LedgerTrust } from './trust.ts';

/** Kinds of chain whose evidence is known. */
export type LedgerKind = 'embedded' | 'fabric';

/** A chain's evidence that it holds a checkpoint, by the kind of the chain; none is named by the embedded one. */
export const CommittedTransactionSchema = z.union([
  EmbeddedTransactionSchema,
  FabricTransactionSchema,
]);
export type CommittedTransaction = z.infer<typeof CommittedTransactionSchema>;

export const committedTransactionBytes = (committed: CommittedTransaction): Uint8Array =>
  utf8(canonicalJson(committed));

/** Throws MalformedDocument. */
export function parseCommittedTransaction(bytes: Uint8Array): CommittedTransaction {
  const committed = parseCanonical(CommittedTransactionSchema, bytes);
  statementOf(committed);
  return committed;
}

/** Of evidence, or of whom to believe for it: what names no kind is the embedded ledger's. */
export const ledgerKindOf = (of: CommittedTransaction | LedgerTrust): LedgerKind =>
  'kind' in of ? of.kind : 'embedded';

/** What the evidence says, whatever the chain; nothing of it is verified by reading it. */
export interface LedgerStatement {
  readonly channel: string;
  readonly txId: string;
  /** Moment of the proposal by the client's clock, RFC 3339 in UTC. */
  readonly time: string;
  /** The signed checkpoint. */
  readonly note: string;
  readonly block: number;
}

/** Throws MalformedDocument for a transaction that {@link parseCommittedTransaction} did not give. */
export function statementOf(committed: CommittedTransaction): LedgerStatement {
  if ('kind' in committed) return statementOfFabric(committed);
  const { channel, txId, time, call } = committed.transaction.proposal;
  return { channel, txId, time, note: call.note, block: committed.block.number };
}
