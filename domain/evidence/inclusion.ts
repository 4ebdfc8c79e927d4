import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { parseCanonical } from './canonical-document.ts';
import { utf8 } from './encoding.ts';
import { digestHex } from './leaf.ts';

/** Where a leaf stands in the tree of one size, and the hashes that prove it. */
const InclusionSchema = z.strictObject({
  v: z.literal(1),
  index: z.number().int().nonnegative(),
  size: z.number().int().positive(),
  /** Hex, from the leaf up. */
  proof: z.array(digestHex).max(64),
});
export type Inclusion = z.infer<typeof InclusionSchema>;

export const inclusionBytes = (inclusion: Inclusion): Uint8Array => utf8(canonicalJson(inclusion));

/** Throws MalformedDocument. */
export const parseInclusion = (bytes: Uint8Array): Inclusion =>
  parseCanonical(InclusionSchema, bytes);
