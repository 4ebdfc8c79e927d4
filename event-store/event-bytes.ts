import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from './port.ts';

/**
 * The bytes of an event, as text to be encoded in UTF-8: what its leaf in the
 * log commits to, and what a verifier recomputes years later.
 *
 * Canonical JSON (RFC 8785, strings in NFC) of `{ id, type, stream, revision,
 * data, metadata }`, the metadata without the salt that opens the commitment.
 * Position and time of the append are not in it: another store may keep the
 * same event at another position.
 *
 * Pure, so that the browser's verifier computes the same bytes.
 * Throws TypeError for data that no JSON text can hold.
 */
export function eventBytes(event: Omit<RecordedEvent, 'position' | 'recordedAt'>): string {
  const { id, type, stream, revision, data } = event;
  return canonicalJson({ id, type, stream, revision, data, metadata: withoutSalt(event.metadata) });
}

/** Metadata as the commitment covers it. */
export function withoutSalt(metadata: RecordedEvent['metadata']): JsonObject {
  const { salt: _salt, ...covered } = metadata;
  return covered as unknown as JsonObject;
}
