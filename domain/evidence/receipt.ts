import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { fromBase64, toBase64, utf8 } from './encoding.ts';
import type { EvidenceCrypto, Sm2Sign } from './evidence-crypto.ts';
import type { NoteKey } from './signed-note.ts';

/**
 * The signed promise that goes out with the answer to a command, made before the append so that it
 * is kept with the events and a repeated request is answered with the same bytes: these events
 * will be in the log before `inLogBefore`. A receipt without its leaf in the log
 * after that moment convicts the operator.
 */
export const ReceiptSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1).max(200),
  eventIds: z.array(z.uuid().lowercase()).min(1),
  at: z.iso.datetime(),
  inLogBefore: z.iso.datetime(),
  /** Id of the log's key. */
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** Base64 of the 64 bytes `r ‖ s`. */
  signature: z.string().length(88),
});
export type Receipt = z.infer<typeof ReceiptSchema>;

/** How long after the answer the events must be in the log, milliseconds. */
export const maximumMergeDelay = 60_000;

export interface ReceiptClaim {
  readonly eventIds: readonly string[];
  /** Moment of the answer, RFC 3339 in UTC. */
  readonly at: string;
}

/** Makes receipts of one log; each costs one SM2 signature. */
export type SignReceipt = (claim: ReceiptClaim) => Receipt;

const signedBytes = (promise: Omit<Receipt, 'signature'>): Uint8Array =>
  utf8(`andu/receipt/v1\n${canonicalJson(promise)}`);

/** Binds a key to the making of receipts. `key.name` is the origin of the log. */
export function receiptSigner(key: NoteKey, sign: Sm2Sign): SignReceipt {
  return ({ eventIds, at }) => {
    const promise: Omit<Receipt, 'signature'> = {
      v: 1,
      origin: key.name,
      eventIds: [...eventIds],
      at,
      inLogBefore: new Date(Date.parse(at) + maximumMergeDelay).toISOString(),
      keyId: key.keyId,
    };
    return { ...promise, signature: toBase64(sign(signedBytes(promise))) };
  };
}

/** True when one of the keys made this receipt as it stands. */
export function verifyReceipt(
  crypto: Pick<EvidenceCrypto, 'sm2Verify'>,
  receipt: Receipt,
  keys: readonly NoteKey[],
): boolean {
  const parsed = ReceiptSchema.safeParse(receipt);
  if (!parsed.success) return false;
  const { signature, ...promise } = parsed.data;
  const key = keys.find((known) => known.name === promise.origin && known.keyId === promise.keyId);
  if (key === undefined) return false;
  try {
    return crypto.sm2Verify(key.publicKey, signedBytes(promise), fromBase64(signature));
  } catch {
    return false;
  }
}
