import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '#domain/evidence/encoding.ts';
import { newFolder, removeFolder } from '../testing/log-in-folder.ts';
import {
  OtherSigningKey,
  openSigningKey,
  SigningKeyMissing,
  UnsafeKeyFile,
} from '#platform/crypto/key-file.ts';
import { sm2Verify } from '#platform/crypto/sm2.ts';

describe('a signing key', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = newFolder();
    folder = join(parent, 'keys');
  });
  afterEach(() => removeFolder(parent));
  const open = (inUse: string | null = null) =>
    openSigningKey({ folder, file: 'log', name: 'a.example/log' }, inUse);

  test('is made at first use, for its owner only, and is the same afterwards', () => {
    const made = open();
    const again = open();
    expect(again.keyId).toBe(made.keyId);
    expect(readdirSync(folder)).toEqual(['log.pem']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'log.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'log.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(sm2Verify(made.publicKey, utf8('x'), again.sign(utf8('x')))).toBe(true);
  });

  test('is refused when others may read the file or enter the folder', () => {
    open();
    chmodSync(join(folder, 'log.pem'), 0o640);
    expect(() => open()).toThrow(UnsafeKeyFile);
    chmodSync(join(folder, 'log.pem'), 0o600);
    chmodSync(folder, 0o750);
    expect(() => open()).toThrow(UnsafeKeyFile);
    chmodSync(folder, 0o700);
    expect(open().publicKey).toHaveLength(65);
  });

  test('that signatures were made with is never replaced: not when it is gone, not by another', () => {
    const { keyId } = open();
    expect(open(keyId).keyId).toBe(keyId);
    rmSync(join(folder, 'log.pem'));
    expect(() => open(keyId)).toThrow(SigningKeyMissing);
    expect(readdirSync(folder)).toEqual([]);
    open();
    expect(() => open(keyId)).toThrow(OtherSigningKey);
  });
});
