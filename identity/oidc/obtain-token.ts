import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type CustomFetch,
  customFetch,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { errors } from '#domain/kernel/errors.ts';
import {
  apiScope,
  commandLineClientId,
  commandLineRedirect,
  issuerPath,
} from './embedded-issuer.ts';

export interface TokenRequest {
  /** Address of the server, `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** By which it is asked; `fetch` without it. */
  readonly send?: typeof fetch;
}

/** What the sign-in page says by a code why the right password does not let in; nothing for another page. */
function reasonIn(page: string): string {
  const code = (['account-altered', 'post-not-held'] as const).find((each) => page.includes(each));
  return code === undefined ? '' : ` (${code}: ${errors[code].en} / ${errors[code].zh})`;
}

/** The issuer did not let this user in. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  /** HTTP status of the sign-in page: 401 wrong password, 403 `account-altered` or `post-not-held`, 429 too many failures. */
  readonly status: number;
  constructor(status: number, detail = '') {
    super(`登录被拒绝（${status}） / the sign-in was refused with status ${status}${detail}`);
    this.status = status;
  }
}

/**
 * An access token of the embedded issuer, as a browser would come to it: code
 * with PKCE through the sign-in page. Throws SignInRefused, and what `fetch`
 * throws when the server cannot be reached.
 */
export async function obtainToken({
  baseUrl,
  user,
  password,
  send = fetch,
}: TokenRequest): Promise<string> {
  const issuer = await issuerOf(baseUrl, send);
  const client = await discovery(issuer, commandLineClientId, undefined, None(), {
    execute: baseUrl.startsWith('http:') ? [allowInsecureRequests] : [],
    [customFetch]: send as CustomFetch,
  });
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const start = buildAuthorizationUrl(client, {
    redirect_uri: commandLineRedirect,
    scope: `openid profile ${apiScope}`,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = await walk(start, new URLSearchParams({ user, password }), send);
  const { access_token } = await authorizationCodeGrant(client, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  return access_token;
}

/** The issuer's own name: the server may be known by another address than the one given. */
async function issuerOf(baseUrl: string, send: typeof fetch): Promise<URL> {
  const answer = await send(new URL(`${issuerPath}/.well-known/openid-configuration`, baseUrl));
  // A process that does not sign in says who does.
  if (!answer.ok) throw new SignInRefused(answer.status, await detailIn(answer));
  const { issuer } = (await answer.json()) as { issuer: string };
  return new URL(issuer);
}

/** Code and words of a problem body; nothing for another answer. */
async function detailIn(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.includes('json') !== true) return '';
  const { code, detail } = (await answer.json()) as { code?: string; detail?: string };
  return code === undefined ? '' : `: ${detail ?? ''} [${code}]`;
}

/** Follows the redirects, fills in the form, and ends where the code is handed over. */
async function walk(start: URL, form: URLSearchParams, send: typeof fetch): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: URL, body?: URLSearchParams): Promise<URL | null> => {
    const answer = await send(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) keep(cookies, cookie);
    const page = await answer.text();
    const location = answer.headers.get('location');
    if (location !== null) return new URL(location, url);
    if (answer.status >= 400) throw new SignInRefused(answer.status, reasonIn(page));
    return null;
  };
  let url = start;
  for (let hop = 0; hop < 10; hop += 1) {
    if (url.href.startsWith(commandLineRedirect)) return url;
    url = (await visit(url)) ?? (await visit(url, form)) ?? url;
  }
  throw new Error('the issuer never came back');
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = ''] = header.split(';', 1);
  const at = pair.indexOf('=');
  cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
