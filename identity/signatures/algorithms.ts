import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { SignatureAlgorithm } from '#domain/systems/registered-system.ts';
import { isSm2PublicKey, signSm2, verifySm2 } from './sm2.ts';

interface Suite {
  generate(): KeyObject;
  fits(publicKey: KeyObject): boolean;
  sign(privateKey: KeyObject, publicKey: KeyObject, message: Uint8Array): Buffer;
  verify(publicKey: KeyObject, message: Uint8Array, signature: Uint8Array): boolean;
}

/** ECDSA as RFC 9421, 3.3.4, wants it: `r ‖ s`, not DER. */
const p1363 = (key: KeyObject) => ({ key, dsaEncoding: 'ieee-p1363' }) as const;

const suites: Readonly<Record<SignatureAlgorithm, Suite>> = {
  'sm2-sm3': {
    generate: () => generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey,
    fits: isSm2PublicKey,
    sign: signSm2,
    verify: verifySm2,
  },
  ed25519: {
    generate: () => generateKeyPairSync('ed25519').privateKey,
    fits: (key) => key.asymmetricKeyType === 'ed25519',
    sign: (key, _, message) => sign(null, message, key),
    verify: (key, message, signature) => verify(null, message, key, signature),
  },
  'ecdsa-p256-sha256': {
    generate: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey,
    fits: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
    sign: (key, _, message) => sign('sha256', message, p1363(key)),
    verify: (key, message, signature) => verify('sha256', message, p1363(key), signature),
  },
};

/** A private key to sign with, and the name under which its public half is registered. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A new private key as PKCS#8 PEM. */
export const generatePrivateKey = (algorithm: SignatureAlgorithm): string =>
  suites[algorithm].generate().export({ type: 'pkcs8', format: 'pem' }).toString();

/** Takes a PKCS#8 PEM; throws TypeError when it is a key of another algorithm. */
export function signingKey(id: string, algorithm: SignatureAlgorithm, pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  if (!suites[algorithm].fits(publicKey)) throw new TypeError(`not a key for ${algorithm}`);
  return { id, algorithm, privateKey, publicKey };
}

/** The public half as SPKI PEM, as it is registered. */
export const publicKeyPem = ({ publicKey }: SigningKey): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** Takes an SPKI PEM; throws TypeError when it is a key of another algorithm or none. */
export function verifyingKey(algorithm: SignatureAlgorithm, pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (!suites[algorithm].fits(key)) throw new TypeError(`not a key for ${algorithm}`);
  return key;
}

export const signMessage = (
  { algorithm, privateKey, publicKey }: SigningKey,
  message: Uint8Array,
): Buffer => suites[algorithm].sign(privateKey, publicKey, message);

/** True when the signature holds; false for every other bytes, also of wrong length. */
export const verifyMessage = (
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => suites[algorithm].verify(key, message, signature);
