import { createHash, type Hash } from 'node:crypto';
import { Transform } from 'node:stream';
import { parseDictionary, serializeDictionary } from 'structured-headers';
import { refusal } from '../refusal.ts';

/** `sha-256` of RFC 9530, and SM3 under the name `sm3`. */
export const digestAlgorithms = { 'sha-256': 'sha256', sm3: 'sm3' } as const;
export type DigestAlgorithm = keyof typeof digestAlgorithms;

const isKnown = (name: string): name is DigestAlgorithm => Object.hasOwn(digestAlgorithms, name);

export type ContentDigests = ReadonlyMap<DigestAlgorithm, Buffer>;

/** The field `Content-Digest` (RFC 9530) over these bytes. */
export function contentDigest(
  body: Uint8Array,
  algorithms: readonly DigestAlgorithm[] = ['sha-256'],
): string {
  return serializeDictionary(
    new Map(
      algorithms.map((name) => [
        name,
        [createHash(digestAlgorithms[name]).update(body).digest(), new Map()],
      ]),
    ),
  );
}

/**
 * The digests of a field `Content-Digest` that we know; others are passed over, as RFC 9530 says.
 * Throws Problem when the field is malformed or names none that we know.
 */
export function parseContentDigest(field: string): ContentDigests {
  const digests = new Map<DigestAlgorithm, Buffer>();
  for (const [name, member] of dictionary(field)) {
    const value: unknown = member[0];
    if (isKnown(name) && value instanceof ArrayBuffer) digests.set(name, Buffer.from(value));
  }
  if (digests.size === 0) {
    throw refusal(
      'content-digest-mismatch',
      'RFC9530',
      'Content-Digest 中没有 sha-256 或 sm3 摘要',
      'Content-Digest holds neither sha-256 nor sm3',
    );
  }
  return digests;
}

function dictionary(field: string): ReturnType<typeof parseDictionary> {
  try {
    return parseDictionary(field);
  } catch (cause) {
    throw refusal(
      'malformed-request',
      'RFC9530',
      'Content-Digest 格式错误',
      'Content-Digest is malformed',
      { cause },
    );
  }
}

const mismatch = (algorithm: DigestAlgorithm) =>
  refusal(
    'content-digest-mismatch',
    'RFC9530',
    `请求内容与 ${algorithm} 摘要不一致`,
    `The content does not match its ${algorithm} digest`,
  );

function compare(expected: ContentDigests, hashes: ReadonlyMap<DigestAlgorithm, Hash>): void {
  for (const [algorithm, hash] of hashes) {
    if (!hash.digest().equals(expected.get(algorithm)!)) throw mismatch(algorithm);
  }
}

const hashesFor = (expected: ContentDigests): ReadonlyMap<DigestAlgorithm, Hash> =>
  new Map([...expected.keys()].map((name) => [name, createHash(digestAlgorithms[name])]));

/** Throws Problem `content-digest-mismatch` when the bytes are not those of every digest. */
export function checkContent(expected: ContentDigests, body: Uint8Array): void {
  const hashes = hashesFor(expected);
  for (const hash of hashes.values()) hash.update(body);
  compare(expected, hashes);
}

/**
 * Lets a body through and fails at its end when it is not the one of the digests.
 * Whoever reads it must not act before the end: until then nothing is proven.
 */
export function contentCheck(expected: ContentDigests): Transform {
  const hashes = hashesFor(expected);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const hash of hashes.values()) hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      try {
        compare(expected, hashes);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
