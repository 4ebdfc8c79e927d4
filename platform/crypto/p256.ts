import { createPublicKey, verify } from 'node:crypto';
import { concatBytes, fromHex } from '#domain/evidence/encoding.ts';

// SubjectPublicKeyInfo up to the point: id-ecPublicKey, prime256v1 (RFC 5480).
const spkiPrefix = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200');

/** See `EvidenceCrypto.p256Verify`: false, never an error, for what is not a signature or key. */
export function p256Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  // OpenSSL also reads the hybrid form (0x06, 0x07), which would be a second writing of the same key.
  if (publicKey.length !== 65 || publicKey[0] !== 0x04 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({
      key: Buffer.from(concatBytes(spkiPrefix, publicKey)),
      format: 'der',
      type: 'spki',
    });
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** The 65 bytes `04 ‖ x ‖ y` in a SubjectPublicKeyInfo (DER). Throws TypeError for a key on another curve. */
export function p256PublicKey(spki: Uint8Array): Uint8Array {
  const prefix = spki.subarray(0, spkiPrefix.length);
  if (
    spki.length !== spkiPrefix.length + 65 ||
    !prefix.every((byte, at) => byte === spkiPrefix[at])
  ) {
    throw new TypeError('not a key on P-256');
  }
  return spki.slice(spkiPrefix.length);
}
