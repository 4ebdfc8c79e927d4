import { createHash, type KeyObject } from 'node:crypto';
import type { Problem } from '#domain/kernel/problem.ts';
import type { Now } from '#platform/now.ts';
import { refusal } from '../refusal.ts';
import { verifyingKey, verifyMessage } from './algorithms.ts';
import { signatureBase, type SignedRequest } from './signature-base.ts';
import { parseSignature, type SignatureInput } from './signature-input.ts';
import type { RegisteredSystem, SystemKey } from '#domain/systems/registered-system.ts';
import type { SystemRegistry } from './system-registry.ts';

/** How far `created` may be from now, either way, in seconds. */
export const signatureWindow = 300;

/** Remembers what was seen; false when it was seen before. Durable for as long as it matters. */
export type RememberOnce = (digest: Uint8Array, untilMs: number) => boolean;

export interface SignatureTrust {
  readonly registry: SystemRegistry;
  readonly rememberOnce: RememberOnce;
  readonly now: Now;
}

/**
 * Who signed this request (RFC 9421). Its body is not looked at: the caller
 * must hold it to `Content-Digest`, which the signature covers.
 *
 * Throws Problem: `signature-incomplete`, `signature-expired`,
 * `signature-key-unknown`, `signature-invalid`, `system-not-confirmed`, `system-frozen`,
 * `signature-replayed`.
 */
export function verifyRequest(request: SignedRequest, trust: SignatureTrust): RegisteredSystem {
  const signature = parseSignature(request);
  checkCoverage(request, signature);
  checkAge(signature, trust.now());
  const { system, key } = findKey(signature, trust);
  const base = signatureBase(request, signature.input);
  if (!verifyMessage(key.algorithm, publicKeyOf(key), base, signature.signature)) {
    throw refusal('signature-invalid', 'RFC9421', '签名验证不通过', 'The signature does not hold');
  }
  checkState(system, key);
  checkReplay(signature, base, trust);
  return system;
}

/** What has to be signed: method, target, and of body and idempotency key what is there. */
function checkCoverage(request: SignedRequest, { components }: SignatureInput): void {
  const target =
    components.has('@target-uri') ||
    ['@authority', '@path', '@query'].every((part) => components.has(part));
  const missing = [
    ...(components.has('@method') ? [] : ['@method']),
    ...(target ? [] : ['@target-uri']),
    ...(!hasBody(request) || components.has('content-digest') ? [] : ['content-digest']),
    ...(request.headers['idempotency-key'] === undefined || components.has('idempotency-key')
      ? []
      : ['idempotency-key']),
  ];
  if (missing.length > 0) {
    const list = missing.join(', ');
    throw refusal('signature-incomplete', 'RFC9421', `签名未覆盖：${list}`, `Not covered: ${list}`);
  }
}

const hasBody = ({ method, headers }: SignedRequest): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase()) ||
  headers['transfer-encoding'] !== undefined ||
  headers['content-digest'] !== undefined ||
  (headers['content-length'] ?? '0') !== '0';

function checkAge({ created, expires }: SignatureInput, nowMs: number): void {
  const now = nowMs / 1000;
  if (created < now - signatureWindow || (expires !== null && expires < now)) {
    throw refusal('signature-expired', 'RFC9421', '签名已过期', 'The signature is too old');
  }
  if (created > now + signatureWindow) {
    throw refusal('signature-expired', 'RFC9421', '签名时间晚于当前时间', 'It is from the future');
  }
}

function findKey(
  { keyId, algorithm }: SignatureInput,
  { registry, now }: SignatureTrust,
): { system: RegisteredSystem; key: SystemKey } {
  const found = registry.findKey(keyId);
  if (found === null) throw unknownKey('密钥未登记', 'The key is not registered');
  const { system, key } = found;
  if (system.state === 'disabled' || key.state === 'disabled') {
    throw unknownKey('系统或密钥已停用', 'The system or key is disabled');
  }
  const moment = new Date(now()).toISOString();
  if (moment < key.notBefore || (key.notAfter !== null && moment > key.notAfter)) {
    throw unknownKey('密钥不在有效期', 'The key is not in its period');
  }
  if (algorithm !== null && algorithm !== key.algorithm) {
    throw refusal(
      'signature-invalid',
      'RFC9421',
      '签名算法与密钥不符',
      'alg is not that of the key',
    );
  }
  return found;
}

/** Only who can sign is told that what he signs with may not call, and why. */
function checkState(system: RegisteredSystem, key: SystemKey): void {
  const states = new Set([system.state, key.state]);
  if (states.has('rejected')) {
    throw refusal(
      'system-not-confirmed',
      'SYSTEM-REJECTED',
      '所属单位未确认该业务系统或密钥，登记已被拒绝',
      'Its agency has rejected this system or key',
    );
  }
  if (states.has('pending')) {
    throw refusal(
      'system-not-confirmed',
      'SYSTEM-PENDING',
      '该业务系统或密钥等待所属单位确认，确认后方可调用',
      'This system or key waits for its agency; it may call once that has confirmed it',
    );
  }
  if (states.has('frozen')) {
    throw refusal(
      'system-frozen',
      'SYSTEM-STATE',
      '该业务系统或密钥已冻结',
      'System or key is frozen',
    );
  }
}

const unknownKey = (zh: string, en: string): Problem =>
  refusal('signature-key-unknown', 'SYSTEM-KEY', zh, en);

/**
 * The signed bytes are remembered and not the signature: of an ECDSA signature
 * anybody can make a second valid one, (r, n−s). A sender that calls twice in
 * one second with the same content puts a `nonce` into its signature.
 */
function checkReplay(
  { created, keyId }: SignatureInput,
  base: Buffer,
  { rememberOnce }: SignatureTrust,
): void {
  const digest = createHash('sha256').update(keyId).update('\0').update(base).digest();
  if (!rememberOnce(digest, (created + signatureWindow + 1) * 1000)) {
    throw refusal(
      'signature-replayed',
      'RFC9421',
      '签名已被使用过',
      'The signature was used before',
    );
  }
}

const publicKeys = new Map<string, KeyObject>();

/** Parsing a key costs more than verifying with it. */
function publicKeyOf({ algorithm, publicKey }: SystemKey): KeyObject {
  const known = publicKeys.get(publicKey);
  if (known !== undefined) return known;
  const key = verifyingKey(algorithm, publicKey);
  publicKeys.set(publicKey, key);
  return key;
}
