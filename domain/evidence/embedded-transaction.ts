import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { fromBase64, toHex, utf8 } from './encoding.ts';
import { parseCanonical } from './canonical-document.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { digestHex } from './leaf.ts';
import type { NoteKey } from './signed-note.ts';

/** What a client asks the embedded ledger to do, and what its endorser signs. */
const ProposalSchema = z.strictObject({
  v: z.literal(1),
  channel: z.string().min(1).max(200),
  /** Known to the client before it submits. */
  txId: digestHex,
  /** Moment of the proposal by the client's clock, RFC 3339 in UTC. */
  time: z.iso.datetime(),
  call: z.strictObject({
    name: z.literal('PutCheckpoint'),
    /** The signed checkpoint. */
    note: z.string().max(10_000),
    /** Consistency with the head before it, hashes in hex. */
    proof: z.array(digestHex).max(128),
  }),
});
export type Proposal = z.infer<typeof ProposalSchema>;

const SignatureSchema = z.strictObject({
  name: z.string().min(1).max(200),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** Base64 of the 64 bytes `r ‖ s`. */
  signature: z.string().length(88),
});
export type LedgerSignature = z.infer<typeof SignatureSchema>;

export const EmbeddedEndorsedSchema = z.strictObject({
  proposal: ProposalSchema,
  endorsements: z.array(SignatureSchema).min(1).max(16),
});
export type EmbeddedEndorsed = z.infer<typeof EmbeddedEndorsedSchema>;

const BlockSchema = z.strictObject({
  number: z.number().int().nonnegative(),
  /** Hash of the block before it. */
  previous: digestHex,
  /** {@link blockHash} of this one. */
  hash: digestHex,
  signatures: z.array(SignatureSchema).min(1).max(16),
});
export type LedgerBlock = z.infer<typeof BlockSchema>;

/**
 * An endorsed transaction and the block it was committed in: the evidence of the embedded ledger. It names no
 * kind, because it is older than the kinds: what was handed out before goes on verifying, and verifiers from
 * before read what is handed out now.
 */
export const EmbeddedTransactionSchema = z.strictObject({
  transaction: EmbeddedEndorsedSchema,
  block: BlockSchema,
});
export type EmbeddedTransaction = z.infer<typeof EmbeddedTransactionSchema>;

/** Throws MalformedDocument. */
export const parseEmbeddedTransaction = (bytes: Uint8Array): EmbeddedTransaction =>
  parseCanonical(EmbeddedTransactionSchema, bytes);

/** What an endorser signs. */
export const proposalBytes = (proposal: Proposal): Uint8Array =>
  utf8(`andu/proposal/v1\n${canonicalJson(proposal)}`);

/** Hash, hex, of a block that holds this one transaction. */
export function blockHash(
  crypto: Pick<EvidenceCrypto, 'sm3'>,
  block: Pick<LedgerBlock, 'number' | 'previous'>,
  transaction: EmbeddedEndorsed,
): string {
  const { number, previous } = block;
  const digest = toHex(crypto.sm3(utf8(canonicalJson(transaction))));
  return toHex(crypto.sm3(utf8(canonicalJson({ v: 1, number, previous, transaction: digest }))));
}

/** What signs a block as committed. */
export const blockBytes = (block: Pick<LedgerBlock, 'hash'>): Uint8Array =>
  utf8(`andu/block/v1\n${block.hash}`);

/** How many of `keys` signed `message`; a wrong signature under a known key is -1. */
export function countSignatures(
  crypto: Pick<EvidenceCrypto, 'sm2Verify'>,
  signatures: readonly LedgerSignature[],
  message: Uint8Array,
  keys: readonly NoteKey[],
): number {
  const by = new Set<NoteKey>();
  for (const { name, keyId, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.keyId === keyId);
    if (key === undefined) continue;
    if (!holds(crypto, key, message, signature)) return -1;
    by.add(key);
  }
  return by.size;
}

function holds(
  crypto: Pick<EvidenceCrypto, 'sm2Verify'>,
  key: NoteKey,
  message: Uint8Array,
  signature: string,
): boolean {
  try {
    return crypto.sm2Verify(key.publicKey, message, fromBase64(signature));
  } catch {
    return false;
  }
}
