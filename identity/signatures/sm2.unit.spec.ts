import { createPrivateKey, createPublicKey } from 'node:crypto';
import { generatePrivateKey } from './algorithms.ts';
import { isSm2PublicKey, signSm2, sm3, verifySm2 } from './sm2.ts';

/** GB/T 32918.5-2017, annex A.2. */
const point =
  '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const standardKey = createPublicKey({
  key: Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d03420004${point}`, 'hex'),
  format: 'der',
  type: 'spki',
});
const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
const message = Buffer.from('message digest');

describe('SM2 and SM3 by node:crypto', () => {
  test('SM3 gives the standard answer, also over parts', () => {
    const expected = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
    expect(sm3(Buffer.from('abc')).toString('hex')).toBe(expected);
    expect(sm3(Buffer.from('a'), Buffer.from('bc')).toString('hex')).toBe(expected);
  });

  test('the signature of the standard holds under the default id', () => {
    expect(verifySm2(standardKey, message, Buffer.from(r + s, 'hex'))).toBe(true);
  });

  test.each([
    ['another message', Buffer.from('message digesT'), r + s],
    ['r and s exchanged', message, s + r],
    ['one bit changed', message, `${r}${s.slice(0, -1)}b`],
    ['zeros', message, '00'.repeat(64)],
    ['a byte too many', message, `${r}${s}00`],
    ['nothing', message, ''],
  ])('does not hold for %s', (_, text, hex) => {
    expect(verifySm2(standardKey, text, Buffer.from(hex, 'hex'))).toBe(false);
  });

  test('what is signed is verified, always in 64 bytes', () => {
    const privateKey = createPrivateKey(generatePrivateKey('sm2-sm3'));
    const publicKey = createPublicKey(privateKey);
    // Enough of them to meet short and high integers in the DER.
    for (let index = 0; index < 300; index += 1) {
      const text = Buffer.from(`message ${index}`);
      const signature = signSm2(privateKey, publicKey, text);
      expect(signature).toHaveLength(64);
      expect(verifySm2(publicKey, text, signature)).toBe(true);
    }
  });

  test('a key of another curve is no SM2 key', () => {
    const other = createPublicKey(createPrivateKey(generatePrivateKey('ecdsa-p256-sha256')));
    expect(isSm2PublicKey(standardKey)).toBe(true);
    expect(isSm2PublicKey(other)).toBe(false);
    expect(() => verifySm2(other, message, Buffer.alloc(64))).toThrow(TypeError);
  });
});
