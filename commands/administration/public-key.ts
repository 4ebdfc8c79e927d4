import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { Problem } from '#domain/kernel/problem.ts';
import {
  generatePrivateKey,
  publicKeyPem,
  signingKey,
  verifyingKey,
} from '#identity/signatures/algorithms.ts';
import type { SignatureAlgorithm } from '#domain/systems/registered-system.ts';

/** What is asked for a key: the public half of one that the system made, or nothing to have one made. */
export interface KeyRequest {
  readonly algorithm: SignatureAlgorithm;
  /** SPKI PEM; null to have a pair made here. */
  readonly publicKey: string | null;
}

export interface TakenKey {
  /** SPKI PEM, written anew, so that one key has one text. */
  readonly publicKey: string;
  /** PKCS#8 PEM of a pair that was made here: told once and kept nowhere; null for a given key. */
  readonly privateKey: string | null;
}

const names: Readonly<Record<SignatureAlgorithm, string>> = {
  'sm2-sm3': 'SM2',
  ed25519: 'Ed25519',
  'ecdsa-p256-sha256': 'ECDSA P-256',
};

/**
 * Takes a public key, or makes a pair. Throws Problem `schema-violation` on `/key/publicKey` for
 * what is no public key, for a key of another algorithm, and for a private key, which has no
 * place outside of its system.
 */
export function takeKey(id: string, { algorithm, publicKey }: KeyRequest): TakenKey {
  if (publicKey === null) {
    const privateKey = generatePrivateKey(algorithm);
    return { publicKey: publicKeyPem(signingKey(id, algorithm, privateKey)), privateKey };
  }
  if (/PRIVATE KEY/.test(publicKey)) {
    throw bad(
      'KEY-PRIVATE',
      '这是私钥。只登记公钥；该私钥已离开其系统，请弃用并重新生成',
      'This is a private key. Register the public one; this one has left its system: make another',
    );
  }
  parsed(publicKey);
  try {
    return { publicKey: pemOf(verifyingKey(algorithm, publicKey)), privateKey: null };
  } catch {
    throw bad(
      'KEY-ALGORITHM',
      `这不是 ${names[algorithm]} 公钥，请核对算法`,
      `This is no ${names[algorithm]} public key; check the algorithm`,
    );
  }
}

/** SHA-256 of the key's SPKI, in hexadecimal: what two people compare over the telephone. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex');

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

function parsed(publicKey: string): KeyObject {
  try {
    return createPublicKey(publicKey);
  } catch {
    throw bad(
      'KEY-FORMAT',
      '无法读取公钥；应为 SPKI PEM（以 -----BEGIN PUBLIC KEY----- 开头）',
      'The key cannot be read; give SPKI PEM (it begins with -----BEGIN PUBLIC KEY-----)',
    );
  }
}

const bad = (rule: string, zh: string, en: string): Problem =>
  new Problem('schema-violation', [
    { rule, article: null, field: '/key/publicKey', text: { zh, en } },
  ]);
