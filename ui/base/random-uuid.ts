import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing in pages that came over plain HTTP
 * from another host than this one; `getRandomValues` is there everywhere.
 */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
