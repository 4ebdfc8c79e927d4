import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId, type PrincipalKey } from '#domain/kernel/ids.ts';

/** Keeps these names apart from those of any other program. */
const namespace = Buffer.from('6f1c2b6a7d0e5c1f9a3b8e2d4c5f6071', 'hex');

/** A UUID of version 8 over SHA-256: named, not random (RFC 9562, 5.8). */
export function nameUuid(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(namespace).update(parts.join('\n')).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Ids follow from sender and key, so that a repeated request can never record
 * its events twice, whatever store is behind the port.
 */
export const eventIdFor = (principal: PrincipalKey, key: string, index: number): EventId =>
  EventId(nameUuid('event', principal, key, String(index)));

/** SM3 over what a command says, hex: tells a repeat from another request under the same key. */
export const contentDigest = (name: string, content: JsonObject): string =>
  createHash('sm3').update(canonicalJson({ name, content })).digest('hex');
