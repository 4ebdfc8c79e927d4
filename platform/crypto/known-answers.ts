import { createCipheriv } from 'node:crypto';
import { fromHex, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { nodeCrypto } from './node-crypto.ts';
import { sm2Z } from './sm2.ts';

/** An algorithm gave another answer than its standard prints: nothing may be signed with it. */
export class WrongKnownAnswer extends Error {
  override readonly name = 'WrongKnownAnswer';
}

/** What is asked; injected so that a broken algorithm can be tried. */
export interface KnownAnswerAlgorithms extends EvidenceCrypto {
  sm2Z(publicKey: Uint8Array): Uint8Array;
  /** Ciphertext and tag of SM4 in that mode. */
  sm4(mode: 'sm4-gcm' | 'sm4-ccm', input: Sm4Input): string;
}

interface Sm4Input {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly aad: Uint8Array;
  readonly plaintext: Uint8Array;
}

/**
 * Asks every algorithm for an answer that its standard prints. Called at each
 * start; throws WrongKnownAnswer, and the start stops.
 */
export function checkKnownAnswers(algorithms: KnownAnswerAlgorithms = production): void {
  for (const [name, holds] of knownAnswers(algorithms)) {
    if (!holds) throw new WrongKnownAnswer(`wrong known answer: ${name}`);
  }
}

// GB/T 32918.5-2017 A.2: the key pair, "message digest", and its signature.
const publicKey = fromHex(
  '04' +
    '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
);
const z = 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3';
const signature = fromHex(
  'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
);

// RFC 8998, appendix A.
const sm4Input: Sm4Input = {
  key: fromHex('0123456789abcdeffedcba9876543210'),
  iv: fromHex('00001234567800000000abcd'),
  aad: fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plaintext: fromHex(
    ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8)).join(''),
  ),
};
const gcm =
  '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
  'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
  '83de3541e4c2b58177e065a9bf7b62ec';
const ccm =
  '48af93501fa62adbcd414cce6034d895dda1bf8f132f042098661572e7483094' +
  'fd12e518ce062c98acee28d95df4416bed31a2f04476c18bb40c84a74b97dc5b' +
  '16842d4fa186f56ab33256971fa110f4';

function* knownAnswers(algorithms: KnownAnswerAlgorithms): Generator<[string, boolean]> {
  yield [
    'SM3("abc"), GB/T 32905 A.1',
    toHex(algorithms.sm3(utf8('abc'))) ===
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  ];
  yield ['Z, GB/T 32918.5 A.2', toHex(algorithms.sm2Z(publicKey)) === z];
  yield [
    'SM2 signature, GB/T 32918.5 A.2',
    algorithms.sm2Verify(publicKey, utf8('message digest'), signature) &&
      !algorithms.sm2Verify(publicKey, utf8('message digesT'), signature),
  ];
  yield ['SM4-GCM, RFC 8998 A.1', algorithms.sm4('sm4-gcm', sm4Input) === gcm];
  yield ['SM4-CCM, RFC 8998 A.2', algorithms.sm4('sm4-ccm', sm4Input) === ccm];
}

function sm4(mode: 'sm4-gcm' | 'sm4-ccm', { key, iv, aad, plaintext }: Sm4Input): string {
  const cipher = createCipheriv(mode as 'aes-128-ccm', key, iv, { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: plaintext.length });
  const text = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return toHex(text);
}

/** The algorithms in production. */
export const production: KnownAnswerAlgorithms = { ...nodeCrypto, sm2Z, sm4 };
