import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { OidcContext } from 'oidc-provider';
import { preferredLanguage } from '#domain/kernel/problem.ts';
import type { Now } from '#platform/now.ts';
import type { Account, Accounts } from '../accounts/accounts.ts';
import { passwordClaim } from '../bearer.ts';
import { artifactAdapter } from './artifact-adapter.ts';
import { faultPage } from './fault-page.ts';
import { Provider } from './issuer-library.ts';
import type { IssuerSecrets } from './issuer-secrets.ts';

/** Path under which the embedded issuer answers. */
export const issuerPath = '/oidc';
/** The screens' client: confidential, its secret stays in this process. */
export const webClientId = 'andu-web';
/** The command line's client: public, so only PKCE protects its code. */
export const commandLineClientId = 'andu-cli';
/** Nobody listens there: the command line reads the code from the redirect itself. */
export const commandLineRedirect = 'http://127.0.0.1/callback';
export const apiScope = 'andu';
const sessionCookie = 'andu_issuer';

/**
 * The audience of its access tokens (RFC 9068): the installation, named by the key that signs them. Processes of
 * one folder have addresses of their own, and a start may get another port; the key they share.
 */
export const installationAudience = ({ jwks }: IssuerSecrets): string =>
  `urn:andu:installation:${String(jwks.keys[0]!['kid'])}`;
export const callbackUrl = (baseUrl: string): string => `${baseUrl}/api/session/callback`;

export interface EmbeddedIssuerParts {
  readonly baseUrl: string;
  readonly accounts: Accounts;
  readonly secrets: IssuerSecrets;
  readonly database: DatabaseSync;
  readonly now: Now;
}

export interface EmbeddedIssuer {
  readonly provider: Provider;
  /** Answers a raw request to a path under {@link issuerPath}. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Makes a raw request look as if it had come to the public address, whatever proxy it passed. */
  normalise(request: IncomingMessage): void;
}

/** An OpenID Connect issuer for the first run: authorization code with PKCE, nothing else. */
export function embeddedIssuer(parts: EmbeddedIssuerParts): EmbeddedIssuer {
  const provider = new Provider(`${parts.baseUrl}${issuerPath}`, configuration(parts));
  provider.proxy = true;
  const answer = provider.callback();
  const base = new URL(parts.baseUrl);
  const normalise = ({ headers }: IncomingMessage): void => {
    headers.host = base.host;
    headers['x-forwarded-host'] = base.host;
    headers['x-forwarded-proto'] = base.protocol.slice(0, -1);
    forgetSession(headers);
  };
  return {
    provider,
    normalise,
    handle(request, response) {
      normalise(request);
      Object.assign(request, { originalUrl: request.url });
      request.url = request.url!.slice(issuerPath.length) || '/';
      return answer(request, response);
    },
  };
}

/**
 * Everybody who comes signs in with the password: the issuer does not remember the
 * browser, so that the next person at the same desk is not taken for the one before.
 */
function forgetSession(headers: IncomingHttpHeaders): void {
  if (headers.cookie === undefined) return;
  const kept = headers.cookie
    .split('; ')
    .filter(
      (pair) => !pair.startsWith(`${sessionCookie}=`) && !pair.startsWith(`${sessionCookie}.`),
    );
  headers.cookie = kept.join('; ');
}

/** The screens and the command line; nobody else signs in here. */
function ourClients(baseUrl: string, { clientSecret }: IssuerSecrets) {
  const es256 = { id_token_signed_response_alg: 'ES256', response_types: ['code'] };
  return [
    {
      ...es256,
      client_id: webClientId,
      client_secret: clientSecret,
      redirect_uris: [callbackUrl(baseUrl)],
      grant_types: ['authorization_code'],
    },
    {
      ...es256,
      client_id: commandLineClientId,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: [commandLineRedirect],
      grant_types: ['authorization_code'],
    },
  ];
}

function configuration({ baseUrl, accounts, secrets, database, now }: EmbeddedIssuerParts) {
  const audience = installationAudience(secrets);
  return {
    adapter: artifactAdapter(database, now),
    jwks: secrets.jwks,
    clients: ourClients(baseUrl, secrets),
    claims: {
      openid: ['sub'],
      profile: ['name'],
      [apiScope]: ['role', 'agency', 'post', 'staff_number'],
    },
    scopes: ['openid'],
    // The claims are few and go into the ID token, which saves a call.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: {
      keys: secrets.cookieKeys,
      names: {
        session: sessionCookie,
        interaction: 'andu_interaction',
        resume: 'andu_interaction_resume',
      },
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 8 * 3600,
      IdToken: 3600,
      Interaction: 900,
      Session: 8 * 3600,
    },
    interactions: {
      url: (_: OidcContext, { uid }: { uid: string }) => `${issuerPath}/interaction/${uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          audience,
          scope: apiScope,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_: OidcContext, id: string) => {
      const account = accounts.find(id);
      return account === null
        ? undefined
        : { accountId: id, claims: async () => ({ sub: id, ...claimsOf(account) }) };
    },
    extraTokenClaims: (_: OidcContext, { accountId }: { accountId: string }) => {
      const account = accounts.find(accountId);
      return account === null
        ? undefined
        : { ...claimsOf(account), [passwordClaim]: accounts.passwordNumber(accountId) };
    },
    loadExistingGrant: grantOfOurClients(audience),
    renderError: (context: OidcContext, { error }: { error: string }) => {
      context.type = 'html';
      context.body = faultPage(preferredLanguage(context.get('accept-language')), error);
    },
  };
}

/** Without a post the role stands for it, without a number the account. */
const claimsOf = ({ name, role, agency, post, staffNumber }: Account) => ({
  name,
  role,
  ...(post === null ? {} : { post }),
  ...(staffNumber === null ? {} : { staff_number: staffNumber }),
  ...(agency === null ? {} : { agency }),
});

/** Both clients are ours: nobody is asked whether Andu may know who signs in to Andu. */
const grantOfOurClients = (audience: string) =>
  async function grantFor(context: OidcContext) {
    const { client, session, provider } = context.oidc;
    const grant = new provider.Grant({
      clientId: client.clientId,
      accountId: session.accountId,
    });
    grant.addOIDCScope(`openid profile ${apiScope}`);
    grant.addResourceScope(audience, apiScope);
    await grant.save();
    return grant;
  };
