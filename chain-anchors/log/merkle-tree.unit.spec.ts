import * as fc from 'fast-check';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import {
  emptyRoot,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from '#domain/evidence/merkle-proof.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { consistencyProof, inclusionProof, rootOf, type ReadNode } from './merkle-tree.ts';
import { parseTilePath, splitPoint, tilePath } from './node-positions.ts';
import { treeBuilder } from './tree-builder.ts';

const leaves = Array.from({ length: 300 }, (_, index) =>
  leafHash(nodeCrypto, utf8(`leaf ${index}`)),
);

/** MTH of RFC 6962 §2.1, word for word: the oracle. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot(nodeCrypto);
  if (hashes.length === 1) return hashes[0]!;
  const k = splitPoint(hashes.length);
  return nodeHash(nodeCrypto, mth(hashes.slice(0, k)), mth(hashes.slice(k)));
}

const roots = Array.from({ length: 301 }, (_, size) => mth(leaves.slice(0, size)));
const nodes = new Map<string, Uint8Array>();
const read: ReadNode = (level, index) => {
  const key = `${level}/${index}`;
  let node = nodes.get(key);
  if (node === undefined) {
    node = mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
    nodes.set(key, node);
  }
  return node;
};

test('the root of every size from 0 to 300 is that of RFC 6962', () => {
  const builder = treeBuilder();
  for (let size = 0; size <= 300; size++) {
    expect(toHex(rootOf(read, size))).toBe(toHex(roots[size]!));
    expect(toHex(builder.root())).toBe(toHex(roots[size]!));
    if (size < 300) builder.add(leaves[size]!);
  }
});

test('every leaf of every size from 1 to 300 is proved to be in its tree', () => {
  let proved = 0;
  for (let size = 1; size <= 300; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(read, index, size);
      const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof };
      if (verifyInclusion(nodeCrypto, claim)) proved += 1;
    }
  }
  expect(proved).toBe((300 * 301) / 2);
});

test('every size from 0 to 300 is proved to continue every smaller one', () => {
  let proved = 0;
  for (let second = 0; second <= 300; second++) {
    for (let first = 0; first <= second; first++) {
      const proof = consistencyProof(read, first, second);
      const claim = {
        first: { size: first, root: roots[first]! },
        second: { size: second, root: roots[second]! },
        proof,
      };
      if (verifyConsistency(nodeCrypto, claim)) proved += 1;
    }
  }
  expect(proved).toBe((301 * 302) / 2);
});

const sizes = fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

test('no inclusion proof holds for another index, size, leaf or root, or with a hash changed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (size, at, other) => {
      const index = at % size;
      const proof = inclusionProof(read, index, size);
      const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof };
      const wrong = [
        { ...claim, index: (index + 1 + (other % (size - 1))) % size },
        { ...claim, root: roots[size - 1]! },
        { ...claim, leaf: leaves[(index + 1) % 300]! },
        { ...claim, proof: proof.slice(1) },
        { ...claim, proof: [...proof, leaves[0]!] },
        {
          ...claim,
          proof: proof.map((hash, place) =>
            place === other % proof.length ? hash.map((byte) => byte ^ 1) : hash,
          ),
        },
        { ...claim, index: size },
        { ...claim, index: -1 },
        { ...claim, index: 0.5 },
      ];
      for (const claimed of wrong) expect(verifyInclusion(nodeCrypto, claimed)).toBe(false);
    }),
  );
});

test('no consistency proof holds for another root or size, or with a hash changed', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), ([a, b], other) => {
      const [first, second] = [a!, b!];
      fc.pre(first > 0 && first < second);
      const proof = consistencyProof(read, first, second);
      const claim = {
        first: { size: first, root: roots[first]! },
        second: { size: second, root: roots[second]! },
        proof,
      };
      const wrong = [
        { ...claim, first: { size: first, root: roots[first - 1]! } },
        { ...claim, second: { size: second, root: roots[second - 1]! } },
        { ...claim, proof: [...proof, leaves[0]!] },
        { ...claim, proof: proof.slice(1) },
        {
          ...claim,
          proof: proof.map((hash, place) =>
            place === other % proof.length ? hash.map((byte) => byte ^ 1) : hash,
          ),
        },
        { ...claim, first: claim.second, second: claim.first },
      ];
      for (const claimed of wrong) expect(verifyConsistency(nodeCrypto, claimed)).toBe(false);
    }),
  );
});

test('a proof that cannot be is refused when it is asked for', () => {
  expect(() => inclusionProof(read, 5, 5)).toThrow(RangeError);
  expect(() => inclusionProof(read, -1, 5)).toThrow(RangeError);
  expect(() => consistencyProof(read, 6, 5)).toThrow(RangeError);
});

describe('the path of a tile', () => {
  test.each([
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 0, width: 17 }, 'tile/1/000.p/17'],
    [{ level: 'entries' as const, index: 999, width: 1 }, 'tile/entries/999.p/1'],
    [{ level: 0, index: 1_000, width: 256 }, 'tile/0/x001/000'],
  ])('%j is %s', (address, path) => {
    expect(tilePath(address)).toBe(path);
    expect(parseTilePath(path)).toEqual(address);
  });

  test.each([
    'tile/0/1',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/00/000',
    'tile/64/000',
    '../anchors.db',
    'tile/0/000/',
    '',
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });
});
