import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { fromBase64, toBase64, utf8 } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { foldInclusion, leafHash } from './merkle-proof.ts';
import type { NoteKey } from './signed-note.ts';

const hash = z.string().length(44);

/**
 * The signed promise that goes out with the answer to a command, made before the append so that it
 * is kept with the events and a repeated request is answered with the same bytes: these events
 * will be in the log before `inLogBefore`. A receipt without its leaf in the log
 * after that moment convicts the operator.
 *
 * Receipts that are asked for at the same moment share one signature: it stands over the
 * root of a Merkle tree (RFC 6962 §2.1, SM3) with these receipts as its leaves. Each carries
 * its own path, so that it holds without the others.
 */
export const ReceiptSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1).max(200),
  eventIds: z.array(z.uuid().lowercase()).min(1),
  at: z.iso.datetime(),
  inLogBefore: z.iso.datetime(),
  /** Id of the log's key. */
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** Place among the receipts that share the signature, their number, and the path to their root. */
  batch: z.strictObject({
    index: z.int().nonnegative(),
    size: z.int().positive(),
    path: z.array(hash).max(32),
  }),
  /** Base64 of the 64 bytes `r ‖ s`. */
  signature: z.string().length(88),
});
export type Receipt = z.infer<typeof ReceiptSchema>;

/** What a receipt says, without the proof that the log's key said it. */
export type ReceiptPromise = Omit<Receipt, 'batch' | 'signature'>;

/** How long after the answer the events must be in the log, milliseconds. */
export const maximumMergeDelay = 60_000;

export interface ReceiptClaim {
  readonly eventIds: readonly string[];
  /** Moment of the answer, RFC 3339 in UTC. */
  readonly at: string;
}

/** Makes receipts of one log. */
export type SignReceipt = (claim: ReceiptClaim) => Promise<Receipt>;

/** The promise of a log's key about a claim. `key.name` is the origin of the log. */
export const receiptPromise = (
  key: Pick<NoteKey, 'name' | 'keyId'>,
  { eventIds, at }: ReceiptClaim,
): ReceiptPromise => ({
  v: 1,
  origin: key.name,
  eventIds: [...eventIds],
  at,
  inLogBefore: new Date(Date.parse(at) + maximumMergeDelay).toISOString(),
  keyId: key.keyId,
});

/** Hash of the leaf that a promise is in its batch. */
export const receiptLeaf = (
  crypto: Pick<EvidenceCrypto, 'sm3'>,
  promise: ReceiptPromise,
): Uint8Array => leafHash(crypto, utf8(canonicalJson(promise)));

/** What the key signs for a whole batch. */
export const signedBatch = (size: number, root: Uint8Array): Uint8Array =>
  utf8(`andu/receipts/v1\n${size}\n${toBase64(root)}\n`);

/** True when one of the keys made this receipt as it stands. */
export function verifyReceipt(
  crypto: Pick<EvidenceCrypto, 'sm2Verify' | 'sm3'>,
  receipt: Receipt,
  keys: readonly NoteKey[],
): boolean {
  const parsed = ReceiptSchema.safeParse(receipt);
  if (!parsed.success) return false;
  const { signature, batch, ...promise } = parsed.data;
  const key = keys.find((known) => known.name === promise.origin && known.keyId === promise.keyId);
  if (key === undefined) return false;
  try {
    const { index, size, path } = batch;
    const leaf = receiptLeaf(crypto, promise);
    const root = foldInclusion(crypto, { index, size, leaf, proof: path.map(fromBase64) });
    if (root === null) return false;
    return crypto.sm2Verify(key.publicKey, signedBatch(size, root), fromBase64(signature));
  } catch {
    return false;
  }
}
