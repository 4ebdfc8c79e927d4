import { emptyRoot, nodeHash } from '#domain/evidence/merkle-proof.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import { perfectSubtrees, splitPoint } from './node-positions.ts';

const crypto = { sm3 };

/**
 * Gives the hash of the perfect subtree of `2^level` leaves that starts at leaf
 * `index · 2^level`; throws when the log does not reach that far.
 */
export type ReadNode = (level: number, index: number) => Uint8Array;

/** Root of the first `size` leaves, RFC 6962 §2.1. */
export function rootOf(read: ReadNode, size: number): Uint8Array {
  if (size === 0) return emptyRoot(crypto);
  const hashes = perfectSubtrees(size).map(({ level, index }) => read(level, index));
  return hashes.reduceRight((right, left) => nodeHash(crypto, left, right));
}

/** Root of leaves `start` (inclusive) to `end`; `start` is a multiple of a power of two ≥ the width. */
function rangeRoot(read: ReadNode, start: number, end: number): Uint8Array {
  const size = end - start;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return read(level, start / size);
  const middle = start + splitPoint(size);
  return nodeHash(crypto, rangeRoot(read, start, middle), rangeRoot(read, middle, end));
}

/**
 * PATH of RFC 6962 §2.1.1, from the leaf up. Throws RangeError when the leaf is
 * not in the tree of that size.
 */
export function inclusionProof(read: ReadNode, index: number, size: number): Uint8Array[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      path.unshift(rangeRoot(read, middle, end));
      end = middle;
    } else {
      path.unshift(rangeRoot(read, start, middle));
      start = middle;
    }
  }
  return path;
}

/**
 * PROOF of RFC 6962 §2.1.2, that the tree of `first` leaves is the start of that of
 * `second`. Throws RangeError when the second is the smaller.
 */
export function consistencyProof(read: ReadNode, first: number, second: number): Uint8Array[] {
  if (!(first >= 0 && first <= second)) {
    throw new RangeError(`a tree of ${second} does not continue one of ${first}`);
  }
  if (first === 0 || first === second) return [];
  const path: Uint8Array[] = [];
  let start = 0;
  let end = second;
  // Walks to the subtree that ends where the first tree ended.
  while (first < end) {
    const middle = start + splitPoint(end - start);
    if (first <= middle) {
      path.unshift(rangeRoot(read, middle, end));
      end = middle;
    } else {
      path.unshift(rangeRoot(read, start, middle));
      start = middle;
    }
  }
  return start === 0 ? path : [rangeRoot(read, start, end), ...path];
}
