import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '#domain/evidence/encoding.ts';
import { newFolder, removeFolder } from '../testing/log-in-folder.ts';
import { openSigningKey, UnsafeKeyFile } from './key-file.ts';
import { sm2Verify } from './sm2.ts';

describe('a signing key', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = newFolder();
    folder = join(parent, 'keys');
  });
  afterEach(() => removeFolder(parent));

  test('is made at first use, for its owner only, and is the same afterwards', () => {
    const made = openSigningKey(folder, 'log', 'a.example/log');
    const again = openSigningKey(folder, 'log', 'a.example/log');
    expect(again.keyId).toBe(made.keyId);
    expect(readdirSync(folder)).toEqual(['log.pem']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'log.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'log.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(sm2Verify(made.publicKey, utf8('x'), again.sign(utf8('x')))).toBe(true);
  });

  test('is refused when others may read the file or enter the folder', () => {
    openSigningKey(folder, 'log', 'a.example/log');
    chmodSync(join(folder, 'log.pem'), 0o640);
    expect(() => openSigningKey(folder, 'log', 'a.example/log')).toThrow(UnsafeKeyFile);
    chmodSync(join(folder, 'log.pem'), 0o600);
    chmodSync(folder, 0o750);
    expect(() => openSigningKey(folder, 'log', 'a.example/log')).toThrow(UnsafeKeyFile);
    chmodSync(folder, 0o700);
    expect(openSigningKey(folder, 'log', 'a.example/log').publicKey).toHaveLength(65);
  });
});
