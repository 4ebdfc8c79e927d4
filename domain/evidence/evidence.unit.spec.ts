import { MalformedDocument } from './canonical-document.ts';
import { checkpointText, isOrigin, parseCheckpoint } from './checkpoint.ts';
import {
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  toBase64,
  toBase64Url,
  utf8,
} from './encoding.ts';
import { leafBytes, parseLeaf, type Leaf } from './leaf.ts';
import { parseManifest } from './manifest.ts';
import { parseNote, serializeNote, signNote, verifyNote, type NoteKey } from './signed-note.ts';

/** Signs with the key's own bytes: the notes are tried here, not SM2. */
const keyNamed = (name: string, byte: number): NoteKey => ({
  name,
  keyId: `0000000${byte}`,
  publicKey: new Uint8Array(65).fill(byte),
});
const signatureOf = (key: NoteKey): Uint8Array => new Uint8Array(64).fill(key.publicKey[0]!);
const crypto = {
  sm2Verify: (publicKey: Uint8Array, _message: Uint8Array, signature: Uint8Array) =>
    signature.every((byte) => byte === publicKey[0]),
};

describe('text of bytes', () => {
  test('has one spelling', () => {
    expect(toBase64(utf8('案牍'))).toBe('5qGI54mN');
    expect(fromUtf8(fromBase64('5qGI54mN'))).toBe('案牍');
    expect(toBase64Url(Uint8Array.of(0xff, 0xfe))).toBe('__4');
    expect(fromBase64Url('__4')).toEqual(Uint8Array.of(0xff, 0xfe));
  });

  test.each(['__5', '__4=', '//4', '_', '__4\n', '案'])('%j is no base64url', (text) => {
    expect(() => fromBase64Url(text)).toThrow(RangeError);
  });
  test.each(['//5=', '//4', '//4==', ' //4=', '__4='])('%j is no base64', (text) => {
    expect(() => fromBase64(text)).toThrow(RangeError);
  });
  test.each(['0', 'AB', '0x', 'zz'])('%j is no hexadecimal', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });
  test('bytes that are not UTF-8 are refused, and a byte order mark is kept', () => {
    expect(() => fromUtf8(Uint8Array.of(0xc0, 0x80))).toThrow('encoded data');
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa');
  });
});

describe('a signed note', () => {
  const key = keyNamed('andu.example/log', 1);
  const other = keyNamed('witness.example', 2);
  const note = signNote('one\ntwo\n', key, () => signatureOf(key));

  test('is read as it was written', () => {
    expect(serializeNote(parseNote(note))).toBe(note);
    expect(note).toMatch(/^one\ntwo\n\n— andu\.example\/log [A-Za-z0-9+/]+=*\n$/);
  });

  test('is signed by the known keys; unknown ones are passed over', () => {
    const parsed = parseNote(note);
    const both = {
      ...parsed,
      signatures: [
        ...parsed.signatures,
        { name: other.name, keyId: other.keyId, signature: signatureOf(other) },
      ],
    };
    expect(verifyNote(crypto, both, [key])).toEqual({ kind: 'signed', by: [key] });
    expect(verifyNote(crypto, both, [key, other])).toEqual({ kind: 'signed', by: [key, other] });
    expect(verifyNote(crypto, both, [])).toEqual({ kind: 'unknownKey' });
  });

  test('may be signed by others in their own way, as a witness with a time does', () => {
    const cosigned = `${note}— witness.example ${btoa('\x00\x00\x00\x07' + 't'.repeat(8 + 64))}\n`;
    expect(parseNote(cosigned).signatures.map(({ signature }) => signature.length)).toEqual([
      64, 72,
    ]);
    expect(verifyNote(crypto, parseNote(cosigned), [key])).toEqual({ kind: 'signed', by: [key] });
  });

  test('is spoilt by a signature of a known key that has another length', () => {
    const parsed = parseNote(note);
    const [own] = parsed.signatures;
    const long = { ...own!, signature: new Uint8Array(72).fill(key.publicKey[0]!) };
    expect(verifyNote(crypto, { ...parsed, signatures: [own!, long] }, [key])).toEqual({
      kind: 'badSignature',
      by: key,
    });
  });

  test('is spoilt by one wrong signature of a known key', () => {
    const parsed = parseNote(note);
    const wrong = { name: other.name, keyId: other.keyId, signature: signatureOf(key) };
    const spoilt = { ...parsed, signatures: [...parsed.signatures, wrong] };
    expect(verifyNote(crypto, spoilt, [key, other])).toEqual({ kind: 'badSignature', by: other });
  });

  test.each([
    ['no signature', 'one\ntwo\n'],
    ['no end of line', note.slice(0, -1)],
    ['another dash', note.replace('—', '--')],
    ['a carriage return', note.replace('one', 'one\r')],
    ['an empty line in the text', note.replace('one\n', 'one\n\n')],
    ['a line after the signatures', `${note}x\n`],
    ['a key id without a signature', `${note}— a AAAAAA==\n`],
    ['a signature of more than any is', `${note}— a ${'AAAA'.repeat(3_000)}\n`],
    ['too many signatures', note + note.split('\n\n')[1]!.repeat(20)],
    ['no text', '\n\n— a AAAA\n'],
  ])('with %s is refused', (_, text) => {
    expect(() => parseNote(text)).toThrow(MalformedDocument);
  });
});

describe('a checkpoint', () => {
  const key = keyNamed('andu.example/log', 1);
  const root = new Uint8Array(32).fill(7);
  const signed = (text: string): string => signNote(text, key, () => signatureOf(key));
  const text = checkpointText({ origin: key.name, size: 12, root });

  test('is read as it was written', () => {
    expect(parseCheckpoint(signed(text))).toMatchObject({ origin: key.name, size: 12, root });
  });

  test.each([
    ['a fourth line', `${text}more\n`],
    ['a leading zero', text.replace('\n12\n', '\n012\n')],
    ['a sign', text.replace('\n12\n', '\n+12\n')],
    ['a size that is no safe integer', text.replace('\n12\n', '\n9007199254740993\n')],
    ['a short root', text.replace('Bwc', '')],
    ['an origin in capitals', text.replace('andu', 'Andu')],
    ['two lines', 'andu.example/log\n12\n'],
  ])('with %s is refused', (_, changed) => {
    expect(() => parseCheckpoint(signed(changed))).toThrow(MalformedDocument);
  });

  test('is never a manifest, nor the other way round', () => {
    const manifest = `andu/bundle/v1\n${key.name}\n${'0'.repeat(64)} 1 a\n`;
    expect(parseManifest(signed(manifest)).entries).toHaveLength(1);
    expect(() => parseCheckpoint(signed(manifest))).toThrow(MalformedDocument);
    expect(() => parseManifest(signed(text))).toThrow(MalformedDocument);
  });

  test('a manifest lists a file once', () => {
    const line = `${'0'.repeat(64)} 1 a\n`;
    const manifest = `andu/bundle/v1\n${key.name}\n${line}${line}`;
    expect(() => parseManifest(signed(manifest))).toThrow(/twice/);
  });

  test('an origin is a plain name', () => {
    expect(isOrigin('andu.example/log-1')).toBe(true);
    for (const name of ['', 'a b', 'a\nb', '/log', 'Log', '案牍'])
      expect(isOrigin(name)).toBe(false);
  });
});

describe('a leaf', () => {
  const leaf: Leaf = {
    v: 1,
    kind: 'event',
    id: '6f0d5c6e-5f5f-4c6b-9a3c-0d8c7b1a2e3f',
    position: 4,
    commit: 'ab'.repeat(32),
    time: '2026-01-02T03:04:05.678Z',
    source: 'andu.example/log',
  };

  test('is canonical JSON, with the case when there is one', () => {
    const text = fromUtf8(leafBytes({ ...leaf, case: 'cd'.repeat(32) }));
    expect(text).toBe(
      `{"case":"${'cd'.repeat(32)}","commit":"${'ab'.repeat(32)}","id":"${leaf.id}","kind":"event","position":4,"source":"andu.example/log","time":"2026-01-02T03:04:05.678Z","v":1}`,
    );
    expect(parseLeaf(leafBytes(leaf))).toEqual(leaf);
  });

  test.each([
    ['another field', { ...leaf, name: '张三' }],
    ['another version', { ...leaf, v: 2 }],
    ['another kind', { ...leaf, kind: 'person' }],
    ['a position that is no number', { ...leaf, position: '4' }],
    ['no commitment', { ...leaf, commit: '' }],
    ['a local time', { ...leaf, time: '2026-01-02T03:04:05+08:00' }],
  ])('with %s is refused', (_, changed) => {
    const sorted = Object.fromEntries(Object.entries(changed).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(() => parseLeaf(utf8(JSON.stringify(sorted)))).toThrow(MalformedDocument);
  });

  test('in another order or with white space is refused', () => {
    expect(() => parseLeaf(utf8(JSON.stringify(leaf)))).toThrow(/canonical/);
    expect(() => parseLeaf(utf8(`${fromUtf8(leafBytes(leaf))} `))).toThrow(/canonical/);
  });
});
