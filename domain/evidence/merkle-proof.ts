import { equalBytes } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';

/** Shape of the tree: RFC 6962 §2.1, with SM3 in the place of SHA-256. */
type Hash = Pick<EvidenceCrypto, 'sm3'>;

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = Uint8Array.of(0x01);

/** `SM3(0x00 ‖ bytes)`. */
export const leafHash = (crypto: Hash, bytes: Uint8Array): Uint8Array =>
  crypto.sm3(leafPrefix, bytes);

/** `SM3(0x01 ‖ left ‖ right)`. */
export const nodeHash = (crypto: Hash, left: Uint8Array, right: Uint8Array): Uint8Array =>
  crypto.sm3(nodePrefix, left, right);

/** Root of the tree of no leaves. */
export const emptyRoot = (crypto: Hash): Uint8Array => crypto.sm3();

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** Hash of the leaf at `index`. */
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.3.2: true when the leaf stands at that index of the tree with that root. */
export function verifyInclusion(crypto: Hash, claim: InclusionClaim): boolean {
  const root = foldInclusion(crypto, claim);
  return root !== null && equalBytes(root, claim.root);
}

/** The root to which a path leads from a leaf; null when no tree of that size has such a path. */
export function foldInclusion(
  crypto: Hash,
  { index, size, leaf, proof }: Omit<InclusionClaim, 'root'>,
): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return null;
  if (index < 0 || index >= size) return null;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (isOdd(node) || node === last) {
      hash = nodeHash(crypto, sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(crypto, hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : null;
}

export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Uint8Array };
  readonly second: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.4.2: true when the second tree is the first one with leaves added at its end. */
export function verifyConsistency(crypto: Hash, claim: ConsistencyClaim): boolean {
  const { first, second } = claim;
  if (!Number.isSafeInteger(first.size) || !Number.isSafeInteger(second.size)) return false;
  if (first.size < 0 || first.size > second.size) return false;
  if (first.size === 0) {
    return claim.proof.length === 0 && equalBytes(first.root, emptyRoot(crypto));
  }
  if (first.size === second.size) {
    return claim.proof.length === 0 && equalBytes(first.root, second.root);
  }
  return foldConsistency(crypto, claim);
}

function foldConsistency(crypto: Hash, { first, second, proof }: ConsistencyClaim): boolean {
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  const [start, ...rest] = path;
  if (start === undefined) return false;
  let node = first.size - 1;
  let last = second.size - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  let firstHash = start;
  let secondHash = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      firstHash = nodeHash(crypto, sibling, firstHash);
      secondHash = nodeHash(crypto, sibling, secondHash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      secondHash = nodeHash(crypto, secondHash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(firstHash, first.root) && equalBytes(secondHash, second.root);
}
