import { checkpointText } from '#domain/evidence/checkpoint.ts';
import { concatBytes, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { Sm2Sign } from '#domain/evidence/evidence-crypto.ts';
import { leafHash } from '#domain/evidence/merkle-proof.ts';
import { noteKeyId, signNote, type NoteKey } from '#domain/evidence/signed-note.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { generateSm2Key, sm2PublicKey, sm2Signer } from '#platform/crypto/sm2.ts';
import { consistencyProof, rootOf, type ReadNode } from '../log/merkle-tree.ts';
import { perfectRoot } from '../log/tile-store.ts';

type LogKey = NoteKey & { sign: Sm2Sign };

/** A log of its own, made for one test; `seed` gives another history. */
export function historyOf(origin: string, seed = '') {
  const read: ReadNode = (level, index) =>
    perfectRoot(
      concatBytes(
        ...Array.from({ length: 2 ** level }, (_, offset) =>
          leafHash(nodeCrypto, utf8(`${seed}${index * 2 ** level + offset}`)),
        ),
      ),
    );
  const note = (size: number, key: LogKey) =>
    signNote(checkpointText({ origin, size, root: rootOf(read, size) }), key, key.sign);
  const proof = (first: number, second: number) => consistencyProof(read, first, second).map(toHex);
  return {
    note,
    root: (size: number) => toHex(rootOf(read, size)),
    proof,
    /** What a ledger is asked to put: the head of the second size, proved from the first. */
    put: (first: number, second: number, key: LogKey) => ({
      note: note(second, key),
      consistencyProof: proof(first, second),
    }),
  };
}

export function keyFor(origin: string): LogKey {
  const privateKey = generateSm2Key();
  const publicKey = sm2PublicKey(privateKey);
  const keyId = noteKeyId(nodeCrypto, origin, publicKey);
  return { name: origin, keyId, publicKey, sign: sm2Signer(privateKey) };
}
