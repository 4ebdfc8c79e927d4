import { signRequest } from '#identity/signatures/sign-request.ts';
import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { ExitCode } from './exit-code.ts';
import { readGiven } from './given-file.ts';
import { notReachable } from './not-reachable.ts';
import { print, report } from './print.ts';
import { signingKeyIn } from './signing-key-in.ts';

/**
 * One call in the name of an agency's system, signed (RFC 9421): what `curl` cannot
 * do by itself. Prints the body; exit 0 for 2xx, 1 for a refusal, 3 when nobody answers.
 */
export async function run(
  options: Record<string, unknown>,
  [path = '/', file]: readonly string[],
): Promise<ExitCode> {
  const body = file === undefined ? undefined : readGiven(file);
  const key = signingKeyIn(String(options['data']), String(options['agency']));
  const url = addressOf(path, String(options['url']));
  const method = body === undefined ? 'GET' : 'POST';
  const headers = signRequest(
    {
      method,
      url,
      headers:
        body === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'idempotency-key': String(options['key'] ?? randomUUID()),
            },
      ...(body === undefined ? {} : { body }),
    },
    key,
  );
  const response = await reach(url, { method, headers, ...(body === undefined ? {} : { body }) });
  if (response === null) return 3;
  report(`${response.status} ${response.statusText}`);
  if (options['out'] === undefined || !response.ok) print(readable(await response.text()));
  else writeFileSync(String(options['out']), Buffer.from(await response.arrayBuffer()));
  return response.ok ? 0 : 1;
}

/**
 * Where the call goes: a path of the server and of nobody else, for what is signed is a credential.
 * Throws RangeError at an address of another host.
 */
function addressOf(path: string, server: string): string {
  const { href, origin } = new URL(path, server);
  if (origin !== new URL(server).origin) {
    throw new RangeError(
      `不是 ${server} 的路径：${path}；其他服务器请用 --url 指明 / not a path of ${server}: ${path}; another server is named with --url`,
    );
  }
  return href;
}

/** A JSON document for people; what is none, as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

async function reach(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, init);
  } catch (error) {
    report(`${url}: ${notReachable(String((error as { cause?: unknown }).cause ?? error))}`);
    return null;
  }
}
