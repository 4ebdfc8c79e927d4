import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { noteKeyId, type NoteKey } from '#domain/evidence/signed-note.ts';
import type { Sm2Sign } from '#domain/evidence/evidence-crypto.ts';
import { makeFolder } from '../private-files.ts';
import { generateSm2Key, sm2PublicKey, sm2Signer } from './sm2.ts';
import { sha256 } from './sm3.ts';

/** A key file or its folder can be read by others; it is not used until that is mended. */
export class UnsafeKeyFile extends Error {
  override readonly name = 'UnsafeKeyFile';
}

/**
 * What was signed with this key is there, the key is not. Another in its place would make
 * everything that was signed look forged, so none is made.
 */
export class SigningKeyMissing extends Error {
  override readonly name = 'SigningKeyMissing';
  constructor(path: string) {
    super(`${path} is missing, and signatures of it are in use: put it back from a backup`);
  }
}

/** The key file holds another key than the one that signatures in use were made with. */
export class OtherSigningKey extends Error {
  override readonly name = 'OtherSigningKey';
  constructor(path: string, expected: string) {
    super(`${path} is not the key ${expected} that is in use: put that one back from a backup`);
  }
}

/** A key that signs, under a name. */
export interface SigningKey extends NoteKey {
  readonly sign: Sm2Sign;
}

export interface KeyPlace {
  readonly folder: string;
  /** Name of the file, without `.pem`. */
  readonly file: string;
  /** Name that the key signs under. */
  readonly name: string;
}

/**
 * The SM2 key `<file>.pem` (PKCS#8) of a folder: file 0600 in a folder 0700, of this user.
 * `inUse` is the id of the key that signatures were made with so far; with null a new one
 * is made where there is none. Throws SigningKeyMissing, OtherSigningKey, UnsafeKeyFile for
 * wider rights or another owner, TypeError for a key on another curve.
 */
export function openSigningKey({ folder, file, name }: KeyPlace, inUse: string | null): SigningKey {
  const path = join(folder, `${file}.pem`);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    if (inUse !== null) throw new SigningKeyMissing(path);
    makeFolder(folder);
    refuseWiderRights(folder);
    writeNewKey(folder, path);
  }
  const key = readSigningKey(path, name);
  if (inUse !== null && key.keyId !== inUse) throw new OtherSigningKey(path, inUse);
  return key;
}

/** The key of a file that is there. Throws UnsafeKeyFile, TypeError. */
export function readSigningKey(path: string, name: string): SigningKey {
  refuseWiderRights(dirname(path));
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

/** Throws UnsafeKeyFile where others can read it, or it belongs to somebody else. */
export function refuseWiderRights(path: string): void {
  const { mode, uid } = lstatSync(path);
  if ((mode & 0o077) !== 0) {
    throw new UnsafeKeyFile(`${path} can be read by others (mode ${(mode & 0o777).toString(8)})`);
  }
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw new UnsafeKeyFile(`${path} belongs to another user`);
  }
}
