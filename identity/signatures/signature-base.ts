import { serializeInnerList, type InnerList } from 'structured-headers';
import { refusal } from '../refusal.ts';

/** A request as both sides see it. */
export interface SignedRequest {
  readonly method: string;
  /** Absolute, as the client wrote it. */
  readonly targetUri: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Derived components that we take; RFC 9421, 2.2. */
const derived: Readonly<Record<string, (request: SignedRequest) => string>> = {
  '@method': ({ method }) => method.toUpperCase(),
  '@target-uri': ({ targetUri }) => targetUri,
  '@authority': ({ targetUri }) => new URL(targetUri).host,
  '@scheme': ({ targetUri }) => new URL(targetUri).protocol.slice(0, -1),
  '@path': ({ targetUri }) => pathAndQuery(targetUri)[0],
  '@query': ({ targetUri }) => pathAndQuery(targetUri)[1],
};

/** Path and query as they were sent, without the normalising that `URL` would do. */
function pathAndQuery(targetUri: string): [path: string, query: string] {
  const rest = targetUri.replace(/^[a-z]+:\/\/[^/?#]*/, '');
  const at = rest.indexOf('?');
  return at < 0 ? [rest || '/', '?'] : [rest.slice(0, at) || '/', rest.slice(at)];
}

/** A header field's value, RFC 9421, 2.1: members joined by comma and space, trimmed. */
export function fieldValue(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (value === undefined || !Object.hasOwn(request.headers, name)) return undefined;
  const values = typeof value === 'string' ? [value] : value;
  return values.map((each) => each.trim().replaceAll(/\s*\r?\n\s*/g, ' ')).join(', ');
}

/**
 * The bytes that are signed, RFC 9421, 2.5. `input` is the signature's member of
 * `Signature-Input`. Throws Problem for a component that the request does not
 * have, twice has, or that we do not take.
 */
export function signatureBase(request: SignedRequest, input: InnerList): Buffer {
  const seen = new Set<string>();
  const lines = input[0].map(([component, parameters]) => {
    if (typeof component !== 'string' || parameters.size > 0 || seen.has(component)) {
      throw unusable(String(component));
    }
    seen.add(component);
    const value = Object.hasOwn(derived, component)
      ? derived[component]!(request)
      : component.startsWith('@')
        ? undefined
        : fieldValue(request, component);
    if (value === undefined) throw unusable(component);
    return `"${component}": ${value}\n`;
  });
  return Buffer.from(
    `${lines.join('')}"@signature-params": ${serializeInnerList(input)}`,
    'latin1',
  );
}

const unusable = (component: string) =>
  refusal(
    'signature-incomplete',
    'RFC9421',
    `签名声明的部分不可用：${component.slice(0, 80)}`,
    `The signature names a component that cannot be used: ${component.slice(0, 80)}`,
  );
