import { isInnerList, parseDictionary, type InnerList } from 'structured-headers';
import type { Problem } from '#domain/kernel/problem.ts';
import { refusal } from '../refusal.ts';
import { fieldValue, type SignedRequest } from './signature-base.ts';

/** The one signature of a request, taken apart; nothing of it is verified yet. */
export interface SignatureInput {
  readonly input: InnerList;
  readonly components: ReadonlySet<string>;
  readonly keyId: string;
  readonly algorithm: string | null;
  /** Seconds since 1970. */
  readonly created: number;
  readonly expires: number | null;
  readonly signature: Buffer;
}

const invalid = (zh: string, en: string): Problem =>
  refusal('signature-invalid', 'RFC9421', zh, en);
const incomplete = (zh: string, en: string): Problem =>
  refusal('signature-incomplete', 'RFC9421', zh, en);

/** True when the request carries a signature at all. */
export const isSigned = ({ headers }: SignedRequest): boolean =>
  headers['signature'] !== undefined || headers['signature-input'] !== undefined;

/**
 * Parses `Signature-Input` and `Signature` (RFC 9421, 4). Exactly one signature:
 * with several it would be unclear which one speaks for the sender.
 * Throws Problem `signature-invalid` or `signature-incomplete`.
 */
export function parseSignature(request: SignedRequest): SignatureInput {
  const inputs = dictionary(request, 'signature-input');
  const signatures = dictionary(request, 'signature');
  if (inputs.size !== 1 || signatures.size !== 1) {
    throw invalid('应当有且仅有一个签名', 'There must be exactly one signature');
  }
  const [[label, input]] = [...inputs] as [[string, InnerList]];
  const value: unknown = signatures.get(label)?.[0];
  if (!isInnerList(input) || !(value instanceof ArrayBuffer)) {
    throw invalid('签名与签名输入不对应', 'Signature and Signature-Input do not belong together');
  }
  return { ...parametersOf(input), input, signature: Buffer.from(value) };
}

function parametersOf(input: InnerList): Omit<SignatureInput, 'input' | 'signature'> {
  const [items, parameters] = input;
  const keyId = parameters.get('keyid');
  const created = parameters.get('created');
  const expires = parameters.get('expires') ?? null;
  const algorithm = parameters.get('alg') ?? null;
  if (typeof keyId !== 'string') throw incomplete('缺少 keyid', 'The parameter keyid is missing');
  if (typeof created !== 'number' || !Number.isSafeInteger(created)) {
    throw incomplete('缺少 created', 'The parameter created is missing');
  }
  if (expires !== null && (typeof expires !== 'number' || !Number.isSafeInteger(expires))) {
    throw invalid('expires 格式错误', 'The parameter expires is malformed');
  }
  if (algorithm !== null && typeof algorithm !== 'string') {
    throw invalid('alg 格式错误', 'The parameter alg is malformed');
  }
  const components = new Set(items.map(([component]) => String(component)));
  return { components, keyId, algorithm, created, expires };
}

function dictionary(request: SignedRequest, name: string): ReturnType<typeof parseDictionary> {
  try {
    return parseDictionary(fieldValue(request, name) ?? '');
  } catch {
    throw invalid(`${name} 格式错误`, `The field ${name} is malformed`);
  }
}
