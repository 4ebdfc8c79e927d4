import type { DatabaseSync } from 'node:sqlite';
import { equalBytes } from '#domain/evidence/encoding.ts';
import { leafHash } from '#domain/evidence/merkle-proof.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { knownPseudonyms } from './case-pseudonyms.ts';
import { caseOf, leafBytesOf } from './leaf-of-event.ts';
import type { StoredLeaf } from './log-reader.ts';
import { hashLength, tileWidth } from './node-positions.ts';
import { tileReader } from './tile-store.ts';

/**
 * Tells whether a stored leaf is that of an event as it is stored now: the leaf commits to
 * every byte of it, and the tree holds the hash of the leaf. Nothing is believed because of
 * the place where it stands.
 */
export interface LeafCommitments {
  /** The leaf's bytes are those that the event gives. False for an event without a proper salt. */
  commitsTo(leaf: StoredLeaf, event: RecordedEvent): boolean;
  /**
   * The case of an event whose leaf commits to it but for the pseudonym: the key of the case is gone or another one,
   * and the event is the one that the leaf was made of. Null for whatever else does not fit.
   */
  caseWithOtherKey(leaf: StoredLeaf, event: RecordedEvent): string | null;
  /** False for an event that no leaf can commit to. */
  canHaveLeaf(event: RecordedEvent): boolean;
  /** The lowest tile of the tree holds the hash of the leaf at its index. */
  isInTree(leaf: StoredLeaf): boolean;
}

export function leafCommitments(database: DatabaseSync, origin: string): LeafCommitments {
  const pseudonymOf = knownPseudonyms(database);
  const readTile = tileReader(database);

  function expectedBytes(event: RecordedEvent): Uint8Array | null {
    const caseId = caseOf(event.stream);
    return leafBytesOf(event, origin, caseId === null ? null : pseudonymOf(caseId));
  }

  return {
    commitsTo(leaf, event) {
      const expected = expectedBytes(event);
      return expected !== null && equalBytes(expected, leaf.bytes);
    },
    caseWithOtherKey(leaf, event) {
      const caseId = caseOf(event.stream);
      if (caseId === null) return null;
      const meant = leafBytesOf(event, origin, pseudonymIn(leaf.bytes));
      return meant !== null && equalBytes(meant, leaf.bytes) ? caseId : null;
    },
    canHaveLeaf: (event) => expectedBytes(event) !== null,
    isInTree({ index, bytes }) {
      const tile = readTile(0, Math.floor(index / tileWidth));
      const start = (index % tileWidth) * hashLength;
      const stored = tile?.subarray(start, start + hashLength);
      return stored !== undefined && equalBytes(stored, leafHash(nodeCrypto, bytes));
    },
  };
}

/** The pseudonym that a leaf has of its case; null when it has none, or its bytes are no leaf. */
function pseudonymIn(bytes: Uint8Array): string | null {
  try {
    const { case: pseudonym } = JSON.parse(new TextDecoder().decode(bytes)) as { case?: unknown };
    return typeof pseudonym === 'string' ? pseudonym : null;
  } catch {
    // What was altered so is the leaf; the tree tells of that.
    return null;
  }
}
