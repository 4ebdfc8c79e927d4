import { randomBytes } from 'node:crypto';
import { serializeInnerList, serializeItem, type InnerList } from 'structured-headers';
import type { Now } from '#platform/now.ts';
import { signMessage, type SigningKey } from './algorithms.ts';
import { contentDigest, type DigestAlgorithm } from './content-digest.ts';
import { signatureBase } from './signature-base.ts';

export interface RequestToSign {
  readonly method: string;
  /** Absolute URL of the call. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface SignOptions {
  readonly now?: Now;
  readonly digests?: readonly DigestAlgorithm[];
  /** What to cover instead of everything that must be. */
  readonly components?: readonly string[];
}

/**
 * The header fields to send: the given ones in lower case with `content-digest`,
 * `signature-input` and `signature` (RFC 9421) beside them. Signs once for one
 * sending: a repeat is signed anew.
 */
export function signRequest(
  request: RequestToSign,
  key: SigningKey,
  { now = Date.now, digests = ['sha-256'], components }: SignOptions = {},
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    headers[name.toLowerCase()] = value;
  }
  const hasBody = !['GET', 'HEAD'].includes(request.method.toUpperCase());
  if (hasBody) headers['content-digest'] = contentDigest(request.body ?? Buffer.alloc(0), digests);
  const covered = components ?? [
    '@method',
    '@target-uri',
    ...['content-digest', 'idempotency-key'].filter((name) => headers[name] !== undefined),
  ];
  const input: InnerList = [
    covered.map((component) => [component, new Map()]),
    new Map<string, string | number>([
      ['created', Math.floor(now() / 1000)],
      ['nonce', randomBytes(16).toString('base64url')],
      ['keyid', key.id],
      ['alg', key.algorithm],
    ]),
  ];
  const targetUri = targetOf(request.url);
  const base = signatureBase({ method: request.method, targetUri, headers }, input);
  return {
    ...headers,
    'signature-input': `sig=${serializeInnerList(input)}`,
    signature: `sig=${serializeItem([new Uint8Array(signMessage(key, base)), new Map()])}`,
  };
}

/** The URL as a client puts it on the wire: normalised and without the fragment. */
function targetOf(url: string): string {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname}${parsed.search}`;
}
