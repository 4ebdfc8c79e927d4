import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DoorRequest } from '#http/operation.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { sourceOf, type CallLimits } from './call-limits.ts';
import { refuseCodedBody } from './coded-body.ts';
import type { Identify } from './ports.ts';

/** Calls a minute and source. */
export const callsPerMinute = {
  /** Refused calls without a name; beyond them nobody without one is listened to. */
  nobody: 600,
  /** Signatures and tokens that did not hold; beyond them none is verified. */
  credentials: 600,
  /** Steps of signing in, each of which is remembered for a while. */
  signIn: 3_000,
} as const;

export interface HeadFirstParts {
  readonly identify: Identify;
  /** Makes the limit of this name, which all processes share. */
  readonly limits: (name: string, perMinute: number) => CallLimits;
  /** How long a body other than a file's may take to arrive, ms. */
  readonly bodyTimeoutMs: number;
}

/** Time for a body of at most 4 MiB. */
export const bodyTimeoutMs = 60_000;

/**
 * Looks at the head of a call before anything of its body is read: how often its source was
 * refused, then who is asking. Nobody's body is taken apart, and no body may drip for ever.
 */
export const headFirst =
  ({ identify, limits, bodyTimeoutMs: timeoutMs }: HeadFirstParts) =>
  async (fastify: FastifyInstance): Promise<void> => {
    const nobody = limits('nobody', callsPerMinute.nobody);
    const credentials = limits('credentials', callsPerMinute.credentials);
    const signIn = limits('signIn', callsPerMinute.signIn);

    const limitOf = (request: FastifyRequest): CallLimits | null => {
      if (isSignIn(request)) return signIn;
      if (hasCredentials(request)) return credentials;
      // Sessions are looked up for little, and nobody shall be locked out by a neighbour; so are files.
      return hasCookie(request) || !isGuarded(request) ? null : nobody;
    };

    fastify.addHook('onRequest', async (request) => {
      const source = sourceOf(request.ip);
      const limit = limitOf(request);
      const wait = limit?.waitSeconds(source) ?? 0;
      if (wait > 0) throw new Problem('rate-limited', [], { retryAfter: wait });
      if (limit === signIn) signIn.spend(source);
    });

    fastify.addHook('preParsing', async (request, reply) => {
      if (!hasBody(request)) return;
      if (request.is404) throw new Problem('not-found');
      if (!isIssuers(request)) {
        const principal = await identify(request);
        if (principal === null) throw new Problem('unauthenticated');
        Object.assign(request, { principal });
      }
      refuseCodedBody(request, reply);
      limitTime(request, reply, timeoutMs);
    });

    fastify.addHook('onResponse', async (request, reply) => {
      const refused = reply.statusCode >= 400 && reply.statusCode !== 429;
      if (!refused || (request as FastifyRequest & DoorRequest).principal !== null) return;
      const limit = limitOf(request);
      if (limit !== signIn) limit?.spend(sourceOf(request.ip));
    });
  };

const hasCredentials = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers['signature-input'] !== undefined;

const hasCookie = ({ headers }: FastifyRequest): boolean => headers.cookie !== undefined;

const isIssuers = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.startsWith('/oidc/') === true;

const isGuarded = ({ url }: FastifyRequest): boolean =>
  url.startsWith('/api/') && !/^\/api\/session(?![\w-])/.test(url);

const isSignIn = (request: FastifyRequest): boolean =>
  isIssuers(request) || request.routeOptions.url === '/api/session/sign-in';

function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** A file takes as long as its line does; the server's own limit on a request ends it. */
function limitTime(request: FastifyRequest, reply: FastifyReply, timeoutMs: number): void {
  if (request.headers['content-type']?.startsWith('multipart/') === true) return;
  const timer = setTimeout(() => {
    if (request.raw.complete) return;
    // The issuer answers by itself; what it waits for can only be cut off.
    if (reply.sent) request.raw.destroy();
    else void reply.send(new Problem('request-timeout'));
  }, timeoutMs);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  request.raw.once('end', stop).once('close', stop);
}
