import type { DatabaseSync } from 'node:sqlite';
import { MalformedDocument } from '#domain/evidence/canonical-document.ts';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { equalBytes } from '#domain/evidence/encoding.ts';
import { verifyNote } from '#domain/evidence/signed-note.ts';
import { noteKeyOf } from '#domain/evidence/trust.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { logKeys } from './log-keys.ts';
import type { LogReader, StoredCheckpoint } from './log-reader.ts';
import { sealHolds } from './row-seal.ts';

/** Tells whether what the log has written down of itself still holds. */
export interface SignedHeads {
  /** The head is a root of the tree, and its note says so and is signed. Of one that is not beyond the log. */
  holds(head: StoredCheckpoint): boolean;
  /** How far the log reaches, its broken promises and its keys are what was written down. */
  valuesHold(): boolean;
}

export function signedHeads(database: DatabaseSync, log: LogReader, origin: string): SignedHeads {
  function isNoteOf({ size, root, note: text }: StoredCheckpoint): boolean {
    try {
      const head = parseCheckpoint(text);
      const keys = logKeys(database, origin).map(noteKeyOf);
      return (
        head.origin === origin &&
        head.size === size &&
        equalBytes(head.root, root) &&
        verifyNote(nodeCrypto, head.note, keys).kind === 'signed'
      );
    } catch (error) {
      if (error instanceof MalformedDocument) return false;
      throw error;
    }
  }
  return {
    holds: (head) => equalBytes(log.root(head.size), head.root) && isNoteOf(head),
    valuesHold: () => sealHolds(database) !== false,
  };
}
