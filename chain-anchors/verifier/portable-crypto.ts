import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { portableHmacSm3, portableSm3 } from './portable-sm3.ts';

/** The recommended curve of GB/T 32918.5. */
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const Point = weierstrass(curve);

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`);

function bytesOf(value: bigint): Uint8Array {
  const hex = value.toString(16).padStart(64, '0');
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

/** Z of GB/T 32918.2 §5.5 under the default id. */
function z(publicKey: Uint8Array): Uint8Array {
  const { a, b, Gx, Gy } = curve;
  return portableSm3(
    Uint8Array.of(0, 128),
    utf8('1234567812345678'),
    ...[a, b, Gx, Gy].map(bytesOf),
    publicKey.subarray(1),
  );
}

/** GB/T 32918.2 §7.1. */
function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 65 || publicKey[0] !== 4) return false;
  const r = numberOf(signature.subarray(0, 32));
  const s = numberOf(signature.subarray(32));
  const { n } = curve;
  const t = (r + s) % n;
  if (r < 1n || r >= n || s < 1n || s >= n || t === 0n) return false;
  const key = Point.fromBytes(publicKey);
  key.assertValidity();
  const point = Point.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t));
  if (point.is0()) return false;
  const digest = numberOf(portableSm3(z(publicKey), message));
  return (digest + point.toAffine().x) % n === r;
}

function sm2Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return publicKey[0] === 0x04 && verify(publicKey, message, signature);
  } catch {
    return false;
  }
}

function p256Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return publicKey[0] === 0x04 && p256.verify(signature, message, publicKey, { lowS: false });
  } catch {
    return false;
  }
}

/** The algorithms in plain JavaScript, for the page that verifies a bundle in a browser. */
export const portableCrypto: EvidenceCrypto = {
  sm3: portableSm3,
  hmacSm3: portableHmacSm3,
  sha256: (...parts) => sha256(concatBytes(...parts)),
  sm2Verify,
  p256Verify,
};
