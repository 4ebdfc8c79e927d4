import { createHash, createHmac } from 'node:crypto';

/** SM3 (GB/T 32905-2016) of the parts, one after the other: 32 bytes. */
export function sm3(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** HMAC (RFC 2104) with SM3: 32 bytes. */
export function hmacSm3(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac('sm3', key);
  for (const part of parts) hmac.update(part);
  return new Uint8Array(hmac.digest());
}

/** SHA-256 of the parts, for key ids. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
