import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  generatePrivateKey,
  publicKeyPem,
  signatureAlgorithms,
  signingKey,
  type SignatureAlgorithm,
} from '#commands/identity/signatures/algorithms.ts';
import { demonstrationPassword } from '#commands/identity/oidc/demonstration-users.ts';
import { obtainToken, SignInRefused } from '#commands/identity/oidc/obtain-token.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

/** A system of an agency with its first key. Exit 0 when registered, 1 when refused, 3 when nobody answers. */
export const register = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  send(options, '/api/systems', id, (key) => ({
    id,
    agency: options['agency'],
    name: { zh: options['name'], en: options['nameEn'] ?? options['name'] },
    key,
    reason: options['reason'],
  }));

/** Another key of a system; the former ones count on for the overlap. Exit codes as {@link register}. */
export const rotate = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  send(options, `/api/systems/${encodeURIComponent(id)}/keys`, id, (key) => ({
    key,
    overlapDays: Number(options['overlapDays']),
    reason: options['reason'],
  }));

async function send(
  options: Options,
  path: string,
  id: string,
  bodyOf: (key: object) => object,
): Promise<ExitCode> {
  const key = publicKeyOf(options, id);
  const token = await tokenOf(options);
  if (typeof token === 'number') return token;
  const response = await reach(new URL(path, String(options['url'])), token, bodyOf(key));
  if (response === null) return 3;
  const text = await response.text();
  if (!response.ok || options['json'] === true) print(text);
  else {
    const { keyId, fingerprint } = JSON.parse(text) as { keyId: string; fingerprint: string };
    print(`${keyId}\t${fingerprint}`);
  }
  return response.ok ? 0 : 1;
}

/**
 * The public key to send: of a file, or of a pair that is made here, whose private half is
 * written to `--private-key` and never sent. Throws RangeError for options that contradict.
 */
function publicKeyOf(options: Options, id: string): { algorithm: string; publicKey: string } {
  const algorithm = String(options['algorithm']);
  if (!isAlgorithm(algorithm)) {
    throw new RangeError(`--algorithm is one of ${signatureAlgorithms.join(', ')}`);
  }
  const [given, made] = [options['publicKey'], options['privateKey']];
  if ((given === undefined) === (made === undefined)) {
    throw new RangeError('either --public-key FILE, or --private-key FILE to have a pair made');
  }
  if (given !== undefined) return { algorithm, publicKey: readFileSync(String(given), 'utf8') };
  if (existsSync(String(made))) throw new RangeError(`${String(made)} exists already`);
  const pem = generatePrivateKey(algorithm);
  writeFileSync(String(made), pem, { mode: 0o600, flag: 'wx' });
  report(`private key of ${id}: ${String(made)}`);
  return { algorithm, publicKey: publicKeyPem(signingKey(id, algorithm, pem)) };
}

const isAlgorithm = (name: string): name is SignatureAlgorithm =>
  (signatureAlgorithms as readonly string[]).includes(name);

/** The token of `--token`, or one of the administrator; an exit code when there is none to be had. */
async function tokenOf(options: Options): Promise<string | ExitCode> {
  if (options['token'] !== undefined) return String(options['token']);
  try {
    return await obtainToken({
      baseUrl: String(options['url']),
      user: String(options['user']),
      password: String(options['password'] ?? demonstrationPassword),
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

async function reach(url: URL, token: string, body: object): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    report(`not reachable: ${url.origin}`);
    return null;
  }
}
