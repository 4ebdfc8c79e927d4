import type { z } from 'zod';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { fromUtf8 } from './encoding.ts';

/** The bytes are not a document of this shape; the message says where it departs. */
export class MalformedDocument extends Error {
  override readonly name = 'MalformedDocument';
}

/**
 * Reads JSON that must be canonical and must match a closed schema, so that no
 * two byte strings read as the same document. Throws MalformedDocument.
 */
export function parseCanonical<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Uint8Array,
): z.infer<Schema> {
  const { value, text } = readJson(bytes);
  const result = schema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new MalformedDocument(`/${issue.path.join('/')}: ${issue.message}`);
  }
  if (canonicalText(value) !== text) throw new MalformedDocument('not canonical JSON (RFC 8785)');
  return result.data;
}

function readJson(bytes: Uint8Array): { value: Json; text: string } {
  try {
    const text = fromUtf8(bytes);
    return { value: JSON.parse(text) as Json, text };
  } catch (error) {
    throw new MalformedDocument(error instanceof Error ? error.message : 'not JSON');
  }
}

function canonicalText(value: Json): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    throw new MalformedDocument(error instanceof Error ? error.message : 'not canonical JSON');
  }
}
