import { writeFileSync } from 'node:fs';
import { generatePrivateKey, publicKeyPem, signingKey } from '#identity/signatures/algorithms.ts';
import { signatureAlgorithms, type SignatureAlgorithm } from '#domain/systems/registered-system.ts';
import { asPerson } from './as-person.ts';
import type { ExitCode } from './exit-code.ts';
import { readGivenText } from './given-file.ts';
import { print, report } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

/** A system of an agency with its first key, for that agency to confirm. Exit 0 when registered, 1 when refused, 3 when nobody answers. */
export const register = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  send(options, '/api/systems', id, (key) => ({
    id,
    agency: options['agency'],
    name: { zh: options['name'], en: options['nameEn'] ?? options['name'] },
    key,
    reason: options['reason'],
  }));

/** Another key of a system; the former ones count on until it is confirmed and for the overlap. Exit codes as {@link register}. */
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
  const call = await asPerson(options);
  if (typeof call === 'number') return call;
  const response = await call({ method: 'POST', path, body: bodyOf(key) });
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
    throw new RangeError(
      `--algorithm 应为下列之一 / --algorithm is one of: ${signatureAlgorithms.join(', ')}`,
    );
  }
  const [given, made] = [options['publicKey'], options['privateKey']];
  if ((given === undefined) === (made === undefined)) {
    throw new RangeError(
      '须给出 --public-key 文件，或以 --private-key 文件生成密钥对 / either --public-key FILE, or --private-key FILE to have a pair made',
    );
  }
  if (given !== undefined) return { algorithm, publicKey: readGivenText(String(given)) };
  const pem = generatePrivateKey(algorithm);
  writeFileSync(String(made), pem, { mode: 0o600, flag: 'wx' });
  report(`private key of ${id}: ${String(made)}`);
  return { algorithm, publicKey: publicKeyPem(signingKey(id, algorithm, pem)) };
}

const isAlgorithm = (name: string): name is SignatureAlgorithm =>
  (signatureAlgorithms as readonly string[]).includes(name);
