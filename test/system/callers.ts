import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { undeclaredIn } from './declared-answers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; null when it is none. */
  readonly body: never;
  readonly bytes: Buffer;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is bytes or a form, else as JSON. */
  readonly body?: unknown;
}

/** Whoever calls a server at its address, whose signing keys lie in its data folder. */
export interface Callers {
  readonly url: string;
  readonly folder: string;
  /** A call by nobody. */
  call(path: string, call?: Call): Promise<Answer>;
  tokenOf(user: string): Promise<string>;
  /** A call with a demonstration user's access token. */
  as(user: string): (path: string, call?: Call) => Promise<Answer>;
  /** A call signed by the demonstration system of an agency. */
  signedBy(agency: string): (path: string, call?: Call) => Promise<Answer>;
  /** The headers of a GET that the demonstration system of an agency signed. */
  signatureOf(agency: string, path: string): Record<string, string>;
}

export function callersOf(url: string, folder: string): Callers {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string): Promise<string> => {
    const known = tokens.get(user);
    if (known !== undefined) return known;
    const token = obtainToken({ baseUrl: url, user, password: demonstrationPassword });
    tokens.set(user, token);
    return token;
  };
  const call = (path: string, options?: Call) => send(`${url}${path}`, options);
  return {
    url,
    folder,
    call,
    tokenOf,
    as:
      (user) =>
      async (path, options = {}) => {
        const authorization = `Bearer ${await tokenOf(user)}`;
        return call(path, { ...options, headers: { authorization, ...options.headers } });
      },
    signedBy:
      (agency) =>
      async (path, options = {}) => {
        const key = demonstrationSigningKey(folder, agency)!;
        const { method = options.body === undefined ? 'GET' : 'POST' } = options;
        const content = bodyOf(options.body);
        const body = content instanceof FormData ? undefined : content;
        const headers = signRequest(
          {
            method,
            url: `${url}${path}`,
            headers: { ...jsonType(options.body), ...options.headers },
            ...(body === undefined ? {} : { body }),
          },
          key,
        );
        return send(`${url}${path}`, { method, headers, body });
      },
    signatureOf: (agency, path) =>
      signRequest(
        { method: 'GET', url: `${url}${path}`, headers: {} },
        demonstrationSigningKey(folder, agency)!,
      ),
  };
}

const isRaw = (body: unknown): body is Uint8Array | FormData =>
  body instanceof Uint8Array || body instanceof FormData;

const bodyOf = (body: unknown): Buffer | FormData | undefined => {
  if (body === undefined || body instanceof FormData) return body;
  return Buffer.from(body instanceof Uint8Array ? body : JSON.stringify(body));
};

const jsonType = (body: unknown): Record<string, string> =>
  body === undefined || isRaw(body) ? {} : { 'content-type': 'application/json' };

/** Throws for an answer that its route does not declare so. */
async function send(url: string, { method: asked, headers, body }: Call = {}): Promise<Answer> {
  const method = asked ?? (body === undefined ? 'GET' : 'POST');
  const content = bodyOf(body);
  const response = await fetch(url, {
    method,
    headers: { ...jsonType(body), ...headers },
    redirect: 'manual',
    ...(content === undefined ? {} : { body: content as BodyInit }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  const parsed = (isJson ? JSON.parse(bytes.toString()) : null) as never;
  if (isJson && response.ok) {
    const faults = undeclaredIn(method, new URL(url).pathname, parsed);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }
  return { status: response.status, headers: response.headers, body: parsed, bytes };
}
