import type { FastifyInstance } from 'fastify';
import type { CustomFetch } from 'openid-client';

/**
 * `fetch` to our own server without a network: the public address may lead
 * through a proxy that this machine cannot reach.
 */
export const inProcessFetch =
  (fastify: FastifyInstance): CustomFetch =>
  async (url, { method, headers, body }) => {
    const { pathname, search, host } = new URL(url);
    const answer = await fastify.inject({
      method: method as 'GET' | 'POST',
      url: `${pathname}${search}`,
      headers: { ...Object.fromEntries(new Headers(headers)), host },
      ...(body === undefined || body === null ? {} : { payload: textOf(body) }),
    });
    const fields = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) fields.set(name, String(value));
    }
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: fields,
    });
  };

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('only forms are sent to the issuer');
}
