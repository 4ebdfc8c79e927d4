import { z } from 'zod';
import { MalformedDocument, parseCanonical } from '#domain/evidence/canonical-document.ts';
import { isOrigin } from '#domain/evidence/checkpoint.ts';
import { fromHex, utf8 } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { digestHex } from '#domain/evidence/leaf.ts';
import { noteKeyId, type NoteKey } from '#domain/evidence/signed-note.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';
import type { ContractState } from './contract-call.ts';

const natural = z.number().int().nonnegative();

/** A key of a log. Its period is told in sizes, for a contract has no clock. */
const KeySchema = z.strictObject({
  /** 65 bytes in hex. */
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  /** It signs heads of so many leaves or more … */
  from: natural,
  /** … and of fewer than so many; null while it is in use. */
  before: natural.nullable(),
  /** Somebody else may have it: that is why it ended. */
  revoked: z.boolean(),
});
export type KeyOnChain = z.infer<typeof KeySchema>;

/** What the chain keeps of a log beside its checkpoints. */
const LogRecordSchema = z.strictObject({
  v: z.literal(1),
  /** The agency that registered it, and alone may put its checkpoints. */
  owner: z.string().min(1).max(200),
  closed: z.boolean(),
  keys: z.array(KeySchema).min(1).max(1_000),
  head: z.strictObject({ size: natural, root: digestHex }).nullable(),
});
export type LogRecord = z.infer<typeof LogRecordSchema>;

export const logKey = (origin: string): string => `log:${origin}`;

/** Null where nobody registered it. Throws LedgerRefusal for what names no log. */
export async function findLog(state: ContractState, origin: string): Promise<LogRecord | null> {
  if (!isOrigin(origin)) throw new LedgerRefusal('malformed', 'not the name of a log');
  const text = await state.get(logKey(origin));
  return text === null ? null : parseCanonical(LogRecordSchema, utf8(text));
}

/** Throws LedgerRefusal `unknown-log`. */
export async function logOf(state: ContractState, origin: string): Promise<LogRecord> {
  const log = await findLog(state, origin);
  if (log === null) throw new LedgerRefusal('unknown-log', origin);
  return log;
}

/** The log, when it is the caller's own. Throws LedgerRefusal. */
export async function ownLogOf(
  { state, caller }: { readonly state: ContractState; readonly caller: string },
  origin: string,
): Promise<LogRecord> {
  const log = await logOf(state, origin);
  if (log.owner !== caller) throw new LedgerRefusal('not-owner', `${origin} is of ${log.owner}`);
  return log;
}

export async function putLog(
  state: ContractState,
  origin: string,
  log: LogRecord,
): Promise<string> {
  const text = canonicalJson(log);
  await state.put(logKey(origin), text);
  return text;
}

/** Size from which the next head counts: one leaf more than the head on the chain, or none. */
export const nextSize = ({ head }: LogRecord): number => (head === null ? 0 : head.size + 1);

export const isInUse = ({ before }: KeyOnChain): boolean => before === null;

/** The keys that sign heads of a size. */
export const keysOfSize = (
  crypto: Pick<EvidenceCrypto, 'sha256'>,
  origin: string,
  keys: readonly KeyOnChain[],
  size: number,
): NoteKey[] =>
  keys
    .filter(({ from, before }) => from <= size && (before === null || size < before))
    .map((key) => noteKey(crypto, origin, key));

export function noteKey(
  crypto: Pick<EvidenceCrypto, 'sha256'>,
  origin: string,
  { publicKey }: Pick<KeyOnChain, 'publicKey'>,
): NoteKey {
  const bytes = fromHex(publicKey);
  return { name: origin, keyId: noteKeyId(crypto, origin, bytes), publicKey: bytes };
}

/** A public key as it is told to the contract. Throws LedgerRefusal. */
export function newKey(publicKey: string, from: number): KeyOnChain {
  const key = { publicKey, from, before: null, revoked: false };
  if (!KeySchema.safeParse(key).success) throw new LedgerRefusal('malformed', 'not a public key');
  return key;
}

/** What cannot be read was given wrongly: said so, and nothing else swallowed. */
export function orMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedDocument) throw new LedgerRefusal('malformed', error.message);
    throw error;
  }
}
