import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto';

/** Domain parameters of the recommended curve, GB/T 32918.5: a, b, xG, yG. */
const curve = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);
/** Default distinguishing id, GM/T 0009-2012, clause 10. */
const defaultId = Buffer.from('1234567812345678');
/** sm2p256v1, 1.2.156.10197.1.301, as it stands in a SubjectPublicKeyInfo. */
const sm2Oid = Buffer.from('06082a811ccf5501822d', 'hex');

const uncompressedPoint = 65;
const scalar = 32;

/** SM3 (GB/T 32905) of the parts, one after the other; 32 bytes. */
export function sm3(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** True for a public key on the SM2 curve with an uncompressed point. */
export function isSm2PublicKey(key: KeyObject): boolean {
  const spki = key.export({ type: 'spki', format: 'der' });
  return spki.includes(sm2Oid) && spki.at(-uncompressedPoint) === 4;
}

const identityDigests = new WeakMap<KeyObject, Buffer>();

/** Z of GB/T 32918.2, 5.5: ties the signature to signer's id, curve and key. */
function identityDigest(publicKey: KeyObject): Buffer {
  const known = identityDigests.get(publicKey);
  if (known !== undefined) return known;
  if (!isSm2PublicKey(publicKey)) throw new TypeError('not an SM2 public key');
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-uncompressedPoint + 1);
  const idBits = Buffer.alloc(2);
  idBits.writeUInt16BE(defaultId.length * 8);
  const z = sm3(idBits, defaultId, curve, point);
  identityDigests.set(publicKey, z);
  return z;
}

/**
 * Signs a message with SM2 and SM3 under the default id; gives `r ‖ s`, 64 bytes.
 * Z goes into the hash by hand: `crypto.sign('sm3', …)` would take an empty id.
 */
export function signSm2(privateKey: KeyObject, publicKey: KeyObject, message: Uint8Array): Buffer {
  const der = createSign('sm3').update(identityDigest(publicKey)).update(message).sign(privateKey);
  return rawOfDer(der);
}

/** True when `signature` (`r ‖ s`, 64 bytes) is the key's over the message. */
export function verifySm2(
  publicKey: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 2 * scalar) return false;
  return createVerify('sm3')
    .update(identityDigest(publicKey))
    .update(message)
    .verify(publicKey, derOfRaw(signature));
}

/** `SEQUENCE { INTEGER r, INTEGER s }` with the shortest integers, as DER wants them. */
function derOfRaw(raw: Uint8Array): Buffer {
  const body = Buffer.concat([integer(raw.subarray(0, scalar)), integer(raw.subarray(scalar))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}

function integer(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  const sign = digits[0]! >= 0x80 ? [0] : [];
  return Buffer.of(2, digits.length + sign.length, ...sign, ...digits);
}

/** Reads what OpenSSL writes: its own DER, so only the two integers have to be taken out. */
function rawOfDer(der: Uint8Array): Buffer {
  const raw = Buffer.alloc(2 * scalar);
  let at = 2;
  for (const end of [scalar, 2 * scalar]) {
    const length = der[at + 1]!;
    const digits = der.subarray(at + 2, at + 2 + length);
    const magnitude = digits[0] === 0 ? digits.subarray(1) : digits;
    raw.set(magnitude, end - magnitude.length);
    at += 2 + length;
  }
  return raw;
}
