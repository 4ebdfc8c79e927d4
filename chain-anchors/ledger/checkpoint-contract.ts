import { MalformedDocument } from '#domain/evidence/canonical-document.ts';
import { parseCheckpoint, type SignedCheckpoint } from '#domain/evidence/checkpoint.ts';
import { equalBytes, fromHex } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { verifyConsistency } from '#domain/evidence/merkle-proof.ts';
import { verifyNote, type NoteKey } from '#domain/evidence/signed-note.ts';
import { LedgerRefusal } from './ledger-refusal.ts';
import type { PutCheckpoint } from './ledger.ts';

/**
 * What the contract decides, the same on any chain: no clock, no randomness, no
 * network. State comes in, a verdict goes out.
 */
export interface LogOnChain {
  /** Keys of the log that count; none when it is not registered. */
  readonly keys: readonly NoteKey[];
  /** Its head, null before the first checkpoint. */
  readonly head: { readonly size: number; readonly root: Uint8Array } | null;
  /** The root that the chain has at a size, or null. */
  rootAt(size: number): Uint8Array | null;
}

export type PutVerdict =
  | { readonly kind: 'accept'; readonly checkpoint: SignedCheckpoint }
  /** This very root is on the chain at this size. */
  | { readonly kind: 'repeat'; readonly checkpoint: SignedCheckpoint };

/** Judges `PutCheckpoint`. `logOf` gives the state of the log of an origin. Throws LedgerRefusal. */
export function judgeCheckpoint(
  crypto: EvidenceCrypto,
  logOf: (origin: string) => LogOnChain,
  { note, consistencyProof }: PutCheckpoint,
): PutVerdict {
  const checkpoint = signedCheckpoint(crypto, logOf, note);
  const { head, rootAt } = logOf(checkpoint.origin);
  const known = rootAt(checkpoint.size);
  if (known !== null) {
    if (equalBytes(known, checkpoint.root)) return { kind: 'repeat', checkpoint };
    throw new LedgerRefusal('fork', `another root at size ${checkpoint.size}`);
  }
  if (head === null) return { kind: 'accept', checkpoint };
  if (checkpoint.size < head.size) {
    throw new LedgerRefusal('shrinking', `from ${head.size} to ${checkpoint.size} leaves`);
  }
  const proof = consistencyProof.map(fromHex);
  if (!verifyConsistency(crypto, { first: head, second: checkpoint, proof })) {
    throw new LedgerRefusal('inconsistent', `${checkpoint.size} does not continue ${head.size}`);
  }
  return { kind: 'accept', checkpoint };
}

/**
 * Judges `ReportFork`: two notes, each signed by the log, with two roots at one
 * size. Gives their origin. Throws LedgerRefusal when they do not conflict.
 */
export function judgeFork(
  crypto: EvidenceCrypto,
  logOf: (origin: string) => LogOnChain,
  noteA: string,
  noteB: string,
): string {
  const a = signedCheckpoint(crypto, logOf, noteA);
  const b = signedCheckpoint(crypto, logOf, noteB);
  if (a.origin !== b.origin || a.size !== b.size || equalBytes(a.root, b.root)) {
    throw new LedgerRefusal('malformed', 'the two checkpoints do not conflict');
  }
  return a.origin;
}

function signedCheckpoint(
  crypto: EvidenceCrypto,
  logOf: (origin: string) => LogOnChain,
  note: string,
): SignedCheckpoint {
  const checkpoint = parsedNote(note);
  const { keys } = logOf(checkpoint.origin);
  if (keys.length === 0) throw new LedgerRefusal('unknown-log', checkpoint.origin);
  if (verifyNote(crypto, checkpoint.note, keys).kind !== 'signed') {
    throw new LedgerRefusal('signature', `not signed by ${checkpoint.origin}`);
  }
  return checkpoint;
}

/** Throws LedgerRefusal `malformed`; the signatures are not verified yet. */
export function parsedNote(note: string): SignedCheckpoint {
  try {
    return parseCheckpoint(note);
  } catch (error) {
    if (error instanceof MalformedDocument) throw new LedgerRefusal('malformed', error.message);
    throw error;
  }
}
