import type { CustomFetch } from 'openid-client';
import { apiScope, installationAudience, issuerPath, webClientId } from './oidc/embedded-issuer.ts';
import type { IssuerSecrets } from './oidc/issuer-secrets.ts';
import { ownClaims, type ExternalIssuer } from './settings.ts';
import type { IssuerConnection } from './session/relying-party.ts';

/** The issuer in this process, reached without a network. */
export const embeddedConnection = (
  baseUrl: string,
  secrets: IssuerSecrets,
  fetch: CustomFetch,
): IssuerConnection => ({
  url: `${baseUrl}${issuerPath}`,
  clientId: webClientId,
  clientSecret: secrets.clientSecret,
  scope: `openid profile ${apiScope}`,
  // Which process of the installation it was that somebody signed in at says nothing: the key and the audience do.
  tokenIssuer: null,
  audience: installationAudience(secrets),
  claims: ownClaims,
  fetch,
  embedded: true,
});

export const externalConnection = (baseUrl: string, issuer: ExternalIssuer): IssuerConnection => ({
  url: issuer.url,
  clientId: issuer.clientId,
  clientSecret: issuer.clientSecret,
  scope: issuer.scope,
  tokenIssuer: issuer.url,
  audience: issuer.audience ?? `${baseUrl}/api`,
  claims: issuer.claims,
  fetch: (url, options) => globalThis.fetch(url, options as RequestInit),
  embedded: false,
});
