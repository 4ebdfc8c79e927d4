import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { parseCanonical } from './canonical-document.ts';
import { utf8 } from './encoding.ts';
import { digestHex } from './leaf.ts';

/**
 * How the contract on a chain of servers keeps a checkpoint: what a verifier must know to read the peers'
 * answers. Keys are plain text with colons, which no name of a log holds, and sizes are padded: a range of keys is
 * a range of sizes of one log.
 */
export const checkpointKey = (origin: string, size: number): string =>
  `checkpoint:${origin}:${String(size).padStart(16, '0')}`;

/** Names of the calls as they stand in a transaction. */
export const checkpointCall = {
  put: 'checkpoints:PutCheckpoint',
  get: 'checkpoints:GetCheckpoint',
} as const;

const CheckpointRecordSchema = z.strictObject({
  v: z.literal(1),
  /** The signed checkpoint. */
  note: z.string().max(10_000),
  /** The transaction that put it there. */
  txId: digestHex,
});
export type CheckpointRecord = z.infer<typeof CheckpointRecordSchema>;

/** The value under {@link checkpointKey}, and the answer of {@link checkpointCall}. */
export const checkpointRecordBytes = (record: CheckpointRecord): Uint8Array =>
  utf8(canonicalJson(record));

/** Throws MalformedDocument. */
export const parseCheckpointRecord = (bytes: Uint8Array): CheckpointRecord =>
  parseCanonical(CheckpointRecordSchema, bytes);
