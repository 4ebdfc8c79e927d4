import { canonicalJson } from '../kernel/canonical-json.ts';
import { parseCanonical } from './canonical-document.ts';
import { fromUtf8, utf8 } from './encoding.ts';
import {
  EmbeddedEndorsedSchema,
  EmbeddedTransactionSchema,
  type EmbeddedEndorsed,
  type EmbeddedTransaction,
} from './embedded-transaction.ts';
import { FabricEndorsedSchema, type FabricEndorsed } from './fabric-envelope.ts';
import {
  FabricTransactionSchema,
  statementOfFabric,
  type FabricTransaction,
} from './fabric-transaction.ts';
import type { LedgerTrust } from './trust.ts';

/** Kinds of chain whose evidence is known. */
export type LedgerKind = 'embedded' | 'fabric';

/** A transaction that was endorsed and is not committed yet, by the kind of the chain. */
export type EndorsedTransaction = EmbeddedEndorsed | FabricEndorsed;

/** Of what {@link JSON.parse} gave; the error names the field of the kind that it is. Throws ZodError. */
export const readEndorsedTransaction = (json: unknown): EndorsedTransaction =>
  (namesKind(json) ? FabricEndorsedSchema : EmbeddedEndorsedSchema).parse(json);

const namesKind = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'kind' in json;

export const txIdOf = (endorsed: EndorsedTransaction): string =>
  'kind' in endorsed ? endorsed.txId : endorsed.proposal.txId;

/** A chain's evidence that it holds a checkpoint, by the kind of the chain; none is named by the embedded one. */
export type CommittedTransaction = EmbeddedTransaction | FabricTransaction;

export const committedTransactionBytes = (committed: CommittedTransaction): Uint8Array =>
  utf8(canonicalJson(committed));

/** Throws MalformedDocument. */
export function parseCommittedTransaction(bytes: Uint8Array): CommittedTransaction {
  const committed = namesKind(jsonIn(bytes))
    ? parseCanonical(FabricTransactionSchema, bytes)
    : parseCanonical(EmbeddedTransactionSchema, bytes);
  statementOf(committed);
  return committed;
}

/** Of evidence, or of whom to believe for it: what names no kind is the embedded ledger's. */
/** Only to learn its kind, so that the error names the field of that; what is no JSON is refused afterwards. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}

export const ledgerKindOf = (of: CommittedTransaction | LedgerTrust): LedgerKind =>
  'kind' in of ? of.kind : 'embedded';

/**
 * Whether two pieces of evidence are of the same commit. The embedded ledger has one text for it; peers of a channel
 * sign anew each time they are asked, so there the same is what says the same.
 */
export const isSameCommit = (a: CommittedTransaction, b: CommittedTransaction): boolean =>
  'kind' in a && 'kind' in b
    ? canonicalJson({ ...statementOf(a) }) === canonicalJson({ ...statementOf(b) })
    : canonicalJson(a) === canonicalJson(b);

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
