import { toBase64 } from '#domain/evidence/encoding.ts';
import type { Sm2Sign } from '#domain/evidence/evidence-crypto.ts';
import { nodeHash } from '#domain/evidence/merkle-proof.ts';
import {
  receiptLeaf,
  receiptPromise,
  signedBatch,
  type Receipt,
  type ReceiptPromise,
  type SignReceipt,
} from '#domain/evidence/receipt.ts';
import type { NoteKey } from '#domain/evidence/signed-note.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import { inclusionProof, rootOf, type ReadNode } from './log/merkle-tree.ts';

interface Waiting {
  readonly promise: ReceiptPromise;
  resolve(receipt: Receipt): void;
  reject(error: unknown): void;
}

/**
 * Binds a key to the making of receipts. Claims that come before the next turn of the
 * event loop share one signature: an SM2 signature costs a third of a millisecond, and
 * under load it would be most of what a command costs.
 */
export function receiptBatches(key: NoteKey, sign: Sm2Sign): SignReceipt {
  let waiting: Waiting[] = [];

  function signWaiting(): void {
    const batch = waiting;
    waiting = [];
    try {
      const receipts = signedReceipts(
        batch.map(({ promise }) => promise),
        sign,
      );
      for (const [index, { resolve }] of batch.entries()) resolve(receipts[index]!);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (claim) =>
    new Promise((resolve, reject) => {
      const promise = receiptPromise(key, claim);
      if (waiting.push({ promise, resolve, reject }) === 1) setImmediate(signWaiting);
    });
}

/** The receipts of these promises under one signature, in the same order. */
export function signedReceipts(promises: readonly ReceiptPromise[], sign: Sm2Sign): Receipt[] {
  const size = promises.length;
  const read = treeOf(promises.map((promise) => receiptLeaf({ sm3 }, promise)));
  const signature = toBase64(sign(signedBatch(size, rootOf(read, size))));
  return promises.map((promise, index) => ({
    ...promise,
    batch: { index, size, path: inclusionProof(read, index, size).map(toBase64) },
    signature,
  }));
}

/** The perfect subtrees over these leaves, each hashed once. */
function treeOf(leaves: readonly Uint8Array[]): ReadNode {
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const above: Uint8Array[] = [];
    for (let index = 0; index + 1 < below.length; index += 2) {
      above.push(nodeHash({ sm3 }, below[index]!, below[index + 1]!));
    }
    levels.push(above);
  }
  return (level, index) => levels[level]![index]!;
}
