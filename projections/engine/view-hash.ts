import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { ViewSink } from '../ports/sink.ts';

export interface ViewHash {
  /** Number of documents and tallies. */
  readonly entries: number;
  /** 64 hex digits. */
  readonly hash: string;
}

const modulus = 1n << 256n;

/**
 * One figure for all that a view holds, in whatever order an engine lists it: the
 * sum modulo 2^256 of SM3 over key and canonical JSON of each entry. Two engines
 * hold the same view when their hashes are equal; it is a check against faults,
 * not against forgers (the transparency log is for those).
 */
export async function hashView(sink: Pick<ViewSink<object>, 'entries'>): Promise<ViewHash> {
  let sum = 0n;
  let entries = 0;
  for await (const [key, value] of sink.entries()) {
    const digest = createHash('sm3')
      .update(canonicalJson([key, value]))
      .digest('hex');
    sum = (sum + BigInt(`0x${digest}`)) % modulus;
    entries += 1;
  }
  return { entries, hash: sum.toString(16).padStart(64, '0') };
}
