import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken, SignInRefused } from '#identity/oidc/obtain-token.ts';
import type { ExitCode } from './exit-code.ts';
import { readGivenText } from './given-file.ts';
import { report } from './print.ts';

/** A call that a person makes; without a body nothing is sent. */
export interface PersonCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** A UUID, where the call must have one. */
  readonly idempotencyKey?: string;
}

/** The options by which a person is known. */
export type AsPerson = Readonly<Record<string, unknown>>;

/**
 * Makes calls with the token of `--token`, or with one of `--user`. An exit code where there is no
 * token to be had: 1 when it was refused, 3 when nobody answers.
 */
export async function asPerson(
  options: AsPerson,
): Promise<ExitCode | ((call: PersonCall) => Promise<Response | null>)> {
  const token = await tokenOf(options);
  return typeof token === 'number' ? token : (call) => reach(options, token, call);
}

function passwordOf(options: AsPerson): string {
  const { password, passwordFile } = options;
  if (passwordFile !== undefined) return passwordFrom(String(passwordFile));
  return password === undefined ? demonstrationPassword : String(password);
}

/** What a file holds, - for standard input, without the end of its line. */
export const passwordFrom = (file: string): string => readGivenText(file).replace(/\r?\n$/, '');

async function tokenOf(options: AsPerson): Promise<string | ExitCode> {
  if (options['token'] !== undefined) return String(options['token']);
  try {
    return await obtainToken({
      baseUrl: String(options['url']),
      user: String(options['user']),
      password: passwordOf(options),
    });
  } catch (error) {
    if (error instanceof SignInRefused) {
      report(error.message);
      return 1;
    }
    if (!(error instanceof TypeError)) throw error;
    report(`not reachable: ${String(options['url'])}`);
    return 3;
  }
}

async function reach(
  options: AsPerson,
  token: string,
  { method, path, body, idempotencyKey }: PersonCall,
): Promise<Response | null> {
  const url = new URL(path, String(options['url']));
  try {
    return await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    report(`not reachable: ${url.origin}`);
    return null;
  }
}
