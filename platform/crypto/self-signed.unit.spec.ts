import { X509Certificate, createPrivateKey } from 'node:crypto';
import { selfSigned } from './self-signed.ts';

test('a certificate verifies by its own key, for its names and time', () => {
  const now = new Date('2026-11-30T08:00:00Z');
  const { key, certificate } = selfSigned('Andu', ['localhost', '127.0.0.1'], 30, now);
  const read = new X509Certificate(certificate);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(read.ca).toBe(false);
  expect(read.subject).toBe('CN=Andu');
  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkHost('elsewhere')).toBeUndefined();
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.validFromDate).toEqual(new Date('2026-11-29T08:00:00Z'));
  expect(read.validToDate).toEqual(new Date('2026-12-30T08:00:00Z'));
});

test('a long list of names has lengths of two bytes', () => {
  const hosts = Array.from({ length: 40 }, (_, index) => `member-${index}.example.org`);
  const read = new X509Certificate(selfSigned('Andu', hosts, 1).certificate);
  expect(read.checkHost('member-39.example.org')).toBe('member-39.example.org');
});
