import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { openIdentityDatabase } from '../../identity-database.ts';
import { generatePrivateKey, publicKeyPem, signingKey, type SigningKey } from '../algorithms.ts';
import type { SignatureAlgorithm } from '#domain/systems/registered-system.ts';
import { seenSignatures } from '../seen-signatures.ts';
import { signRequest, type RequestToSign, type SignOptions } from '../sign-request.ts';
import { sqliteSystemTables } from '../sqlite-system-registry.ts';
import { verifyRequest } from '../verify-request.ts';

export const start = Date.parse('2026-03-02T01:00:00Z');
export const url = 'http://127.0.0.1:8080/api/commands/openCase?x=1';
export const post: RequestToSign = {
  method: 'POST',
  url,
  headers: {
    'content-type': 'application/json',
    'idempotency-key': '5f0c1e9a-3f43-4a0e-9a53-0a6a1e5b7d11',
  },
  body: Buffer.from('{"data":{}}'),
};

/** A verifier over real stores in a folder of its own, with a clock that the test sets. */
export function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'andu-signatures-'));
  let database = openIdentityDatabase(folder);
  let now = start;
  const clock = () => now;
  const build = () => ({
    registry: sqliteSystemTables(database),
    rememberOnce: seenSignatures(database, clock),
    now: clock,
  });
  let trust = build();

  const register = (algorithm: SignatureAlgorithm, id = 'system-a'): SigningKey => {
    const key = signingKey(`${id}-1`, algorithm, generatePrivateKey(algorithm));
    trust.registry.put({
      id: PrincipalId(id),
      agency: AgencyId('prison-baimaoling'),
      name: { zh: '系统', en: 'System' },
      state: 'active',
      keys: [
        {
          id: key.id,
          algorithm,
          publicKey: publicKeyPem(key),
          notBefore: '2026-01-01T00:00:00.000Z',
          notAfter: '2026-12-31T23:59:59.999Z',
          state: 'active',
        },
      ],
      open: null,
    });
    return key;
  };

  return {
    folder,
    register,
    get registry() {
      return trust.registry;
    },
    sign: (key: SigningKey, request = post, options: SignOptions = {}) =>
      signRequest(request, key, { now: clock, ...options }),
    verify: (headers: Record<string, string>, method = 'POST', targetUri = url) =>
      verifyRequest({ method, targetUri, headers }, trust),
    setNow(ms: number) {
      now = ms;
    },
    restart() {
      database.close();
      database = openIdentityDatabase(folder);
      trust = build();
    },
    close() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The code of the Problem that a call throws, or `accepted`. */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'accepted';
}
