import {
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { concatBytes, equalBytes, fromHex, utf8 } from '#domain/evidence/encoding.ts';
import type { Sm2Sign } from '#domain/evidence/evidence-crypto.ts';
import { sm3 } from './sm3.ts';
import { derFromRaw, rawFromDer } from './sm2-signature-der.ts';

/** The identity of GM/T 0009 for a signer that has no other. */
export const defaultSm2Id = '1234567812345678';

// a, b, xG and yG of the recommended curve, GB/T 32918.5.
const curve = fromHex(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
);
// SubjectPublicKeyInfo up to the point: id-ecPublicKey, curve 1.2.156.10197.1.301.
const spkiPrefix = fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200');

/** `Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA)`, GB/T 32918.2 §5.5. */
export function sm2Z(publicKey: Uint8Array, id: string = defaultSm2Id): Uint8Array {
  const bytes = utf8(id);
  const bits = bytes.length * 8;
  return sm3(Uint8Array.of(bits >> 8, bits & 0xff), bytes, curve, publicKey.subarray(1));
}

/** A new private key, imported again: the object that OpenSSL generates would sign ECDSA. */
export function generateSm2Key(): KeyObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  return createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** The 65 bytes `04 ‖ x ‖ y`. Throws TypeError for a key on another curve. */
export function sm2PublicKey(key: KeyObject): Uint8Array {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  if (!equalBytes(spki.subarray(0, spkiPrefix.length), spkiPrefix)) {
    throw new TypeError('not an SM2 key');
  }
  return spki.slice(spkiPrefix.length);
}

/**
 * Signs messages under the default id; 64 bytes `r ‖ s`. Z is computed here and
 * hashed before the message, because `crypto.sign('sm3', …)` takes an empty id.
 */
export function sm2Signer(privateKey: KeyObject): Sm2Sign {
  const z = sm2Z(sm2PublicKey(privateKey));
  return (message) => rawFromDer(createSign('sm3').update(z).update(message).sign(privateKey));
}

/** See `EvidenceCrypto.sm2Verify`: false, never an error, for what is not a signature or key. */
export function sm2Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  id: string = defaultSm2Id,
): boolean {
  try {
    const key = importPublicKey(publicKey);
    const der = derFromRaw(signature);
    return createVerify('sm3').update(sm2Z(publicKey, id)).update(message).verify(key, der);
  } catch {
    return false;
  }
}

/** Throws for 65 bytes that are no point of the curve. */
function importPublicKey(publicKey: Uint8Array): KeyObject {
  // OpenSSL also reads the hybrid form (0x06, 0x07), which would be a second writing of the same key.
  if (publicKey.length !== 65 || publicKey[0] !== 0x04) {
    throw new RangeError('an SM2 public key is 0x04 and 64 bytes');
  }
  const key = Buffer.from(concatBytes(spkiPrefix, publicKey));
  return createPublicKey({ key, format: 'der', type: 'spki' });
}
