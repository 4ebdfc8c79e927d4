import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { noteKeyId, type NoteKey } from '#domain/evidence/signed-note.ts';
import type { Sm2Sign } from '#domain/evidence/evidence-crypto.ts';
import { generateSm2Key, sm2PublicKey, sm2Signer } from './sm2.ts';
import { sha256 } from './sm3.ts';

/** A key file or its folder can be read by others; it is not used until that is mended. */
export class UnsafeKeyFile extends Error {
  override readonly name = 'UnsafeKeyFile';
}

/** A key that signs, under a name. */
export interface SigningKey extends NoteKey {
  readonly sign: Sm2Sign;
}

/**
 * The SM2 key `<name>.pem` (PKCS#8) of a folder, made when it is not there: file
 * 0600 in a folder 0700, of this user. Throws UnsafeKeyFile for wider rights or
 * another owner, TypeError for a key on another curve.
 */
export function openSigningKey(folder: string, file: string, name: string): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseWiderRights(folder);
  const path = join(folder, `${file}.pem`);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) writeNewKey(folder, path);
  refuseWiderRights(path);
  const key: KeyObject = createPrivateKey(readFileSync(path));
  const publicKey = sm2PublicKey(key);
  return {
    name,
    publicKey,
    keyId: noteKeyId({ sha256 }, name, publicKey),
    sign: sm2Signer(key),
  };
}

/** The whole key appears under its name at once, or not at all; the first of two makers wins. */
function writeNewKey(folder: string, path: string): void {
  const draft = `${path}.${process.pid}-${performance.now()}`;
  writeFileSync(draft, generateSm2Key().export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function refuseWiderRights(path: string): void {
  const { mode, uid } = lstatSync(path);
  if ((mode & 0o077) !== 0) {
    throw new UnsafeKeyFile(`${path} can be read by others (mode ${(mode & 0o777).toString(8)})`);
  }
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw new UnsafeKeyFile(`${path} belongs to another user`);
  }
}
