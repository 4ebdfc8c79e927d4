import { emptyRoot, nodeHash } from '#domain/evidence/merkle-proof.ts';
import { sm3 } from '#platform/crypto/sm3.ts';

/** The tree as a row of perfect subtrees ("compact range"): roots without any stored node. */
export function treeBuilder() {
  // One hash for each one-bit of the size, largest subtree first.
  const subtrees: Uint8Array[] = [];
  let size = 0;
  return {
    size: () => size,
    /** Takes the hash of the next leaf. */
    add(leaf: Uint8Array): void {
      let hash = leaf;
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        hash = nodeHash({ sm3 }, subtrees.pop()!, hash);
      }
      subtrees.push(hash);
      size += 1;
    },
    root: (): Uint8Array =>
      size === 0
        ? emptyRoot({ sm3 })
        : subtrees.reduceRight((right, left) => nodeHash({ sm3 }, left, right)),
  };
}
