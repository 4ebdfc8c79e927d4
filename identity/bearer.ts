import type { AskDirectory } from '#domain/directory/directory.ts';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Principal } from '#domain/access/principal.ts';
import { errors as errorKinds } from '#domain/kernel/errors.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { personOf } from './claims.ts';
import type { Now } from '#platform/now.ts';
import { refusal } from './refusal.ts';
import type { IssuerConnection } from './session/relying-party.ts';

/** Public-key algorithms only: with a shared secret anybody who verifies could also sign. */
const algorithms = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'];

/** Claim of the embedded issuer's access tokens: the number of the password they were given for. */
export const passwordClaim = 'andu_password';

/** Who an access token speaks for. Throws Problem. */
export type VerifyBearer = (token: string) => Promise<Principal>;

/** Whether the account of a subject still has the password that a token was given for: a token outlives it. */
export type AccountHolds = (subject: string, password: unknown) => boolean;

/** Holds the account of a subject against its events. Throws Problem `account-altered`. */
export type HoldAccount = (subject: string) => Promise<void>;

/** Verifies JWT access tokens (RFC 9068) of the issuer for this API. */
export function bearerVerifier(
  issuer: IssuerConnection,
  holds: AccountHolds,
  holdAccount: HoldAccount,
  directory: AskDirectory,
  now: Now,
): VerifyBearer {
  let keys: JWTVerifyGetKey | null = null;
  return async (token) => {
    try {
      keys ??= createRemoteJWKSet(await jwksUrl(issuer), {
        [customFetch]: asked(issuer.fetch) as never,
      });
      const { payload } = await jwtVerify(token, keys, {
        ...(issuer.tokenIssuer === null ? {} : { issuer: issuer.tokenIssuer }),
        audience: issuer.audience,
        typ: 'at+jwt',
        algorithms,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now()),
      });
      if (!holds(payload.sub!, payload[passwordClaim])) throw accountEnded();
      await holdAccount(payload.sub!);
      return personOf(payload, issuer.claims, directory());
    } catch (error) {
      throw asProblem(error);
    }
  };
}

const accountEnded = () =>
  refusal('unauthenticated', 'RFC9068', '账户已失效', 'The account counts no more');

/** Asks the issuer; throws Problem where it cannot be asked, or does not answer what it is asked for. */
const asked =
  (fetch: IssuerConnection['fetch']): IssuerConnection['fetch'] =>
  async (...asking) => {
    const answer = await fetch(...asking).catch((cause: unknown) => {
      throw issuerAway(cause);
    });
    // The embedded one is a door of this server, which may have no room either.
    if (answer.status === errorKinds['storage-full'].status) throw new Problem('storage-full');
    if (!answer.ok) throw issuerAway(new Error(`the issuer answered ${answer.status}`));
    return answer;
  };

const issuerAway = (cause: unknown): Problem =>
  refusal('overloaded', 'OIDC-ISSUER', '身份认证服务不可用', 'The issuer cannot be reached', {
    cause,
    retryAfter: 5,
  });

async function jwksUrl({ url, fetch }: IssuerConnection): Promise<URL> {
  const answer = await asked(fetch)(`${url}/.well-known/openid-configuration`, {
    method: 'GET',
    body: undefined,
    headers: { accept: 'application/json' },
    redirect: 'manual',
  });
  const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
  return new URL(jwks_uri);
}

function asProblem(error: unknown): unknown {
  if (error instanceof errors.JWKSTimeout) return issuerAway(error);
  if (error instanceof errors.JWTExpired) {
    return refusal('unauthenticated', 'RFC9068', '访问令牌已过期', 'The access token has expired', {
      cause: error,
    });
  }
  return error instanceof errors.JOSEError
    ? refusal('unauthenticated', 'RFC9068', '访问令牌无效', 'The access token is not valid', {
        cause: error,
      })
    : error;
}
