import { createSign } from 'node:crypto';
import * as fc from 'fast-check';
import { concatBytes, fromHex, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { portableCrypto } from './portable-crypto.ts';
import { checkKnownAnswers, production, WrongKnownAnswer } from '#platform/crypto/known-answers.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { derFromRaw, rawFromDer } from '#platform/crypto/sm2-signature-der.ts';
import { generateSm2Key, sm2PublicKey, sm2Signer, sm2Verify } from '#platform/crypto/sm2.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

const flipped = (digest: Uint8Array): Uint8Array => digest.map((byte, i) => (i ? byte : byte ^ 1));

const flip = (input: Uint8Array, { byte, bit }: { byte: number; bit: number }) => {
  const copy = input.slice();
  copy[byte % copy.length]! ^= 1 << bit;
  return copy;
};

describe('the known answers', () => {
  test('hold here', () => {
    expect(() => checkKnownAnswers()).not.toThrow();
  });

  test.each([
    ['SM3', { sm3: (...parts: Uint8Array[]) => flipped(production.sm3(...parts)) }],
    ['Z', { sm2Z: (key: Uint8Array) => flipped(production.sm2Z(key)) }],
    ['SM2', { sm2Verify: () => false }],
    ['SM2', { sm2Verify: () => true }],
    ['SM4-GCM', { sm4: () => '00' }],
    [
      'SM4-CCM',
      {
        sm4: ((mode, input) =>
          mode === 'sm4-gcm' ? production.sm4(mode, input) : '00') as typeof production.sm4,
      },
    ],
  ])('a wrong one of %s stops the start', (name, broken) => {
    const check = (): void => checkKnownAnswers({ ...production, ...broken });
    expect(check).toThrow(WrongKnownAnswer);
    expect(check).toThrow(name);
  });
});

describe('SM3', () => {
  test('is the same in plain JavaScript as in OpenSSL, for every split of the input', () => {
    fc.assert(
      fc.property(bytes(300), bytes(80), (a, b) => {
        expect(portableCrypto.sm3(a, b)).toEqual(nodeCrypto.sm3(concatBytes(a, b)));
        expect(portableCrypto.hmacSm3(b, a)).toEqual(nodeCrypto.hmacSm3(b, a));
        expect(portableCrypto.sha256(a, b)).toEqual(nodeCrypto.sha256(concatBytes(a, b)));
      }),
    );
  });
});

describe('SM2', () => {
  const key = generateSm2Key();
  const publicKey = sm2PublicKey(key);
  const sign = sm2Signer(key);

  test('a signature holds for its message, by OpenSSL and by @noble/curves', () => {
    for (const text of ['', 'message digest', '案牍'.repeat(500)]) {
      const message = utf8(text);
      const signature = sign(message);
      expect(signature).toHaveLength(64);
      expect(sm2Verify(publicKey, message, signature)).toBe(true);
      expect(portableCrypto.sm2Verify(publicKey, message, signature)).toBe(true);
    }
  });

  test('the printed signature of GB/T 32918.5 A.2 holds by @noble/curves', () => {
    expect(() => checkKnownAnswers({ ...production, ...portableCrypto })).not.toThrow();
  });

  test('any flipped bit of key, message or signature is noticed by both', () => {
    const message = utf8('one true line');
    const signature = sign(message);
    const place = fc.record({ byte: fc.nat(), bit: fc.nat(7) });
    fc.assert(
      fc.property(place, (at) => {
        for (const { sm2Verify: verify } of [nodeCrypto, portableCrypto]) {
          expect(verify(flip(publicKey, at), message, signature)).toBe(false);
          expect(verify(publicKey, flip(message, at), signature)).toBe(false);
          expect(verify(publicKey, message, flip(signature, at))).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('what is no signature or key is false, not an error', () => {
    const message = utf8('x');
    for (const { sm2Verify: verify } of [nodeCrypto, portableCrypto]) {
      expect(verify(publicKey, message, new Uint8Array(64))).toBe(false);
      expect(verify(publicKey, message, new Uint8Array(64).fill(0xff))).toBe(false);
      expect(verify(publicKey, message, new Uint8Array(63))).toBe(false);
      expect(verify(publicKey.subarray(1), message, sign(message))).toBe(false);
      expect(verify(new Uint8Array(65).fill(4), message, sign(message))).toBe(false);
    }
  });

  test('a signature over the empty id is refused: Z is part of what is signed', () => {
    const message = utf8('x');
    const withoutZ = rawFromDer(createSign('sm3').update(message).sign(key));
    expect(sm2Verify(publicKey, message, withoutZ)).toBe(false);
  });
});

describe('the DER of a signature', () => {
  test('goes to 64 bytes and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (raw) => {
        fc.pre(raw.subarray(0, 32).some(Boolean) && raw.subarray(32).some(Boolean));
        expect(rawFromDer(derFromRaw(raw))).toEqual(raw);
      }),
    );
  });

  test('has one spelling: whatever is read is written the same', () => {
    const der = derFromRaw(new Uint8Array(64).fill(0x81));
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (index, value) => {
        const changed = der.map((byte, place) => (place === index ? value : byte));
        let raw: Uint8Array;
        try {
          raw = rawFromDer(changed);
        } catch {
          return;
        }
        if (raw.subarray(0, 32).some(Boolean) && raw.subarray(32).some(Boolean)) {
          expect(toHex(derFromRaw(raw))).toBe(toHex(changed));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['bytes after the end', '300602010102010100'],
    ['a padded integer', '300702020001020101'],
    ['a negative integer', '3006020181020101'],
    ['an empty integer', '30050200020101'],
    ['a long-form length', '308106020101020101'],
    ['a third integer', '3009020101020101020101'],
    ['a truncated integer', '3006020101020201'],
    ['nothing', ''],
  ])('%s is refused', (_, hex) => {
    expect(() => rawFromDer(fromHex(hex))).toThrow(RangeError);
  });
});
