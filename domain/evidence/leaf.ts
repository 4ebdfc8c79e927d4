import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { concatBytes, fromBase64Url, toHex, utf8 } from './encoding.ts';
import { parseCanonical } from './canonical-document.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';

/** What a leaf stands for. */
export const leafKinds = ['event', 'document', 'warning', 'call', 'receipt', 'erasure'] as const;
export type LeafKind = (typeof leafKinds)[number];

export const digestHex = z.string().regex(/^[0-9a-f]{64}$/);
const naturalNumber = z.number().int().nonnegative();

/**
 * One entry of the transparency log. Closed, and nothing personal: whoever
 * reads the whole log learns how much happened and when, never what or to whom.
 */
export const LeafSchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum(leafKinds),
  /** Id of the event. */
  id: z.uuid().lowercase(),
  /** Pseudonym of the case, hex; absent when the event belongs to no case. */
  case: digestHex.optional(),
  /** Place in the event store. */
  position: naturalNumber,
  /** {@link commitmentOf} the event, hex. */
  commit: digestHex,
  /** When the event was recorded, RFC 3339 in UTC. */
  time: z.iso.datetime(),
  /** Origin of the log that made the leaf. */
  source: z.string().min(1).max(200),
});
export type Leaf = z.infer<typeof LeafSchema>;

/** The bytes that are hashed and served: canonical JSON. */
export const leafBytes = (leaf: Leaf): Uint8Array =>
  utf8(canonicalJson(LeafSchema.parse(leaf) as Parameters<typeof canonicalJson>[0]));

/** Throws MalformedDocument for bytes that {@link leafBytes} would not have written. */
export const parseLeaf = (bytes: Uint8Array): Leaf => parseCanonical(LeafSchema, bytes);

const commitmentContext = utf8('andu/event/v1\0');

/**
 * `HMAC-SM3(salt, "andu/event/v1\0" ‖ bytes)` in hex, over the canonical bytes
 * of an event. `salt` is base64url of 32 bytes; throws RangeError for another.
 * The salt keeps a yes/no fact from being guessed, and forgetting it erases.
 */
export function commitmentOf(
  crypto: Pick<EvidenceCrypto, 'hmacSm3'>,
  salt: string,
  bytes: Uint8Array,
): string {
  const key = fromBase64Url(salt);
  if (key.length !== 32) throw new RangeError('a salt has 32 bytes');
  return toHex(crypto.hmacSm3(key, concatBytes(commitmentContext, bytes)));
}
