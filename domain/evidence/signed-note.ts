import { concatBytes, fromBase64, toBase64, toHex, utf8 } from './encoding.ts';
import { MalformedDocument } from './canonical-document.ts';
import type { EvidenceCrypto, Sm2Sign } from './evidence-crypto.ts';

/**
 * A text with signature lines, after C2SP signed-note:
 *
 *     text, which ends with a line feed
 *     (an empty line)
 *     — name base64(key id, 4 bytes ‖ signature)
 *
 * Our signatures are of a type of our own (`0xff`, then its name): SM2 with SM3
 * over the bytes of the text, 64 bytes `r ‖ s`. Others may sign in their own way, as a
 * witness does with a time before its signature (C2SP tlog-cosignature): what is no
 * key of ours is passed over, whatever its length.
 */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes in hex. */
  readonly keyId: string;
  /** Of our own keys 64 bytes `r ‖ s`. */
  readonly signature: Uint8Array;
}

/** A public key with the name it signs under and its id. */
export interface NoteKey {
  readonly name: string;
  readonly keyId: string;
  /** 65 bytes. */
  readonly publicKey: Uint8Array;
}

const signatureType = concatBytes(Uint8Array.of(0xff), utf8('sm2-sm3/v1'));
const keyIdLength = 4;
const signatureLength = 64;
/** Of others: post-quantum signatures take some thousand bytes. */
const longestSignature = 8_192;

/** First 4 bytes, hex, of `SHA-256(name ‖ "\n" ‖ 0xff ‖ "sm2-sm3/v1" ‖ public key)`. */
export function noteKeyId(
  crypto: Pick<EvidenceCrypto, 'sha256'>,
  name: string,
  publicKey: Uint8Array,
): string {
  const digest = crypto.sha256(utf8(`${name}\n`), signatureType, publicKey);
  return toHex(digest.subarray(0, keyIdLength));
}

/** The note with one signature. `text` must end with a line feed and hold no empty line. */
export function signNote(text: string, key: NoteKey, sign: Sm2Sign): string {
  return serializeNote({
    text,
    signatures: [{ name: key.name, keyId: key.keyId, signature: sign(utf8(text)) }],
  });
}

export function serializeNote(note: SignedNote): string {
  const lines = note.signatures.map(
    ({ name, keyId, signature }) =>
      `— ${name} ${toBase64(concatBytes(hexBytes(keyId), signature))}\n`,
  );
  const whole = `${note.text}\n${lines.join('')}`;
  parseNote(whole);
  return whole;
}

const hexBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const signatureLine = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/]+={0,2})$/;
// A hostile note must not cost more than the few signatures a real one has.
const mostSignatures = 16;

/** Throws MalformedDocument for anything that {@link serializeNote} would not have written. */
export function parseNote(note: string): SignedNote {
  const split = note.lastIndexOf('\n\n');
  if (split <= 0 || !note.endsWith('\n')) throw new MalformedDocument('not a signed note');
  const text = note.slice(0, split + 1);
  // oxlint-disable-next-line no-control-regex -- the format forbids control characters
  if (/[\u0000-\u0009\u000b-\u001f\u007f]|\n\n/.test(text)) {
    throw new MalformedDocument('control character or empty line in a signed note');
  }
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > mostSignatures) throw new MalformedDocument('too many signatures');
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const match = signatureLine.exec(line);
  if (match === null) throw new MalformedDocument('not a signature line');
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(match[2]!);
  } catch {
    throw new MalformedDocument('not a signature: base64');
  }
  if (bytes.length <= keyIdLength || bytes.length > keyIdLength + longestSignature) {
    throw new MalformedDocument('not a signature: length');
  }
  return {
    name: match[1]!,
    keyId: toHex(bytes.subarray(0, keyIdLength)),
    signature: bytes.slice(keyIdLength),
  };
}

/** What the signatures of a note say about one set of keys. */
export type NoteVerdict =
  | { readonly kind: 'signed'; readonly by: readonly NoteKey[] }
  | { readonly kind: 'unknownKey' }
  | { readonly kind: 'badSignature'; readonly by: NoteKey };

/**
 * Verifies the signatures of known keys. Signatures of unknown keys are passed
 * over, one wrong signature of a known key spoils the note (C2SP signed-note).
 */
export function verifyNote(
  crypto: Pick<EvidenceCrypto, 'sm2Verify'>,
  note: SignedNote,
  keys: readonly NoteKey[],
): NoteVerdict {
  const message = utf8(note.text);
  const by: NoteKey[] = [];
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && known.keyId === keyId);
    if (key === undefined) continue;
    if (
      signature.length !== signatureLength ||
      !crypto.sm2Verify(key.publicKey, message, signature)
    )
      return { kind: 'badSignature', by: key };
    if (!by.includes(key)) by.push(key);
  }
  return by.length === 0 ? { kind: 'unknownKey' } : { kind: 'signed', by };
}
