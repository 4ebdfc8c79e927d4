import type { AskDirectory } from '#domain/directory/directory.ts';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  customFetch,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import type { Person } from '#domain/access/principal.ts';
import { actingAs, mustHoldPost } from '#domain/directory/held-post.ts';
import { personOf } from '../claims.ts';
import { refusal } from '../refusal.ts';
import type { ClaimMapping } from '../settings.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';

/** The issuer as its client sees it. */
export interface IssuerConnection {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** What access tokens must say of their issuer; null where its key alone tells. */
  readonly tokenIssuer: string | null;
  readonly audience: string;
  readonly claims: ClaimMapping;
  /** How it is reached; the embedded one without a network. */
  readonly fetch: CustomFetch;
  /** The one in this process; it asks for the password even when it knows the browser. */
  readonly embedded: boolean;
}

export interface SignedIn {
  readonly principal: Person;
  readonly idToken: string;
}

/** The client of the issuer: authorization code with PKCE S256, state and nonce. */
export interface RelyingParty {
  begin(returnTo: string): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /** Takes the address that the issuer sent the browser back to. Throws Problem. */
  finish(callback: URL, pending: PendingSignIn): Promise<SignedIn>;
  /** Where the browser goes to end the session at the issuer too; null when it has no such place. */
  endSessionUrl(idToken: string, afterwards: string): Promise<URL | null>;
}

export function relyingParty(
  issuer: IssuerConnection,
  redirectUri: string,
  directory: AskDirectory,
): RelyingParty {
  let found: Promise<Configuration> | null = null;
  const configuration = (): Promise<Configuration> => {
    // Not kept when it fails: the issuer may be back at the next sign-in.
    found ??= discover(issuer).catch((error: unknown) => {
      found = null;
      throw refusal(
        'overloaded',
        'OIDC-ISSUER',
        '身份认证服务不可用',
        'The issuer cannot be reached',
        {
          cause: error,
          retryAfter: 5,
        },
      );
    });
    return found;
  };
  return {
    async begin(returnTo) {
      const pending: PendingSignIn = {
        state: randomState(),
        nonce: randomNonce(),
        codeVerifier: randomPKCECodeVerifier(),
        returnTo,
      };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: issuer.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        ...(issuer.embedded ? { prompt: 'login' } : {}),
      });
      return { url, pending };
    },
    async finish(callback, { state, nonce, codeVerifier }) {
      const client = await configuration();
      const tokens = await authorizationCodeGrant(client, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }).catch((cause: unknown) => {
        throw refusal('unauthenticated', 'OIDC', '登录未完成', 'The sign-in was not finished', {
          cause,
        });
      });
      const principal = personOf(tokens.claims()!, issuer.claims, directory());
      mustHoldPost(actingAs(principal), directory());
      return { principal, idToken: tokens.id_token! };
    },
    async endSessionUrl(idToken, afterwards) {
      const client = await configuration();
      if (client.serverMetadata().end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(client, {
        id_token_hint: idToken,
        post_logout_redirect_uri: afterwards,
      });
    },
  };
}

/** HTTPS only, except on this machine and for the issuer inside this process. */
const mayBeInsecure = (issuer: IssuerConnection): boolean => {
  const { protocol, hostname } = new URL(issuer.url);
  const local = issuer.embedded || /^(localhost|127\.|\[::1\])/.test(hostname);
  return protocol === 'http:' && local;
};

function discover(issuer: IssuerConnection): Promise<Configuration> {
  return discovery(
    new URL(issuer.url),
    issuer.clientId,
    undefined,
    ClientSecretBasic(issuer.clientSecret),
    {
      [customFetch]: issuer.fetch,
      execute: mayBeInsecure(issuer) ? [allowInsecureRequests] : [],
    },
  );
}
