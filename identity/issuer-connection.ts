import type { CustomFetch } from 'openid-client';
import { apiAudience, apiScope, issuerPath, webClientId } from './oidc/embedded-issuer.ts';
import { ownClaims, type ExternalIssuer } from './settings.ts';
import type { IssuerConnection } from './session/relying-party.ts';

/** The issuer in this process, reached without a network. */
export const embeddedConnection = (
  baseUrl: string,
  clientSecret: string,
  fetch: CustomFetch,
): IssuerConnection => ({
  url: `${baseUrl}${issuerPath}`,
  clientId: webClientId,
  clientSecret,
  scope: `openid profile ${apiScope}`,
  audience: apiAudience(baseUrl),
  claims: ownClaims,
  fetch,
  embedded: true,
});

export const externalConnection = (baseUrl: string, issuer: ExternalIssuer): IssuerConnection => ({
  url: issuer.url,
  clientId: issuer.clientId,
  clientSecret: issuer.clientSecret,
  scope: issuer.scope,
  audience: issuer.audience ?? apiAudience(baseUrl),
  claims: issuer.claims,
  fetch: (url, options) => globalThis.fetch(url, options as RequestInit),
  embedded: false,
});
