import { randomUUID } from 'node:crypto';
import fastifyMultipart from '@fastify/multipart';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#domain/kernel/problem.ts';
import { AccessGuard } from './access.guard.ts';
import { bodyLimit, partLimit } from './body-limits.ts';
import { answerProblemToken } from './ports.ts';
import type { AnswerProblem } from './problem-answer.ts';
import { ProblemFilter } from './problem.filter.ts';
import { answerUnparsed } from './unparsed-call.ts';
import { parseStrictJson } from '#http/strict-json.ts';

/** Time for the head of a call, and for all of it: the largest file over a slow line. */
const headTimeoutMs = 15_000;
const requestTimeoutMs = 15 * 60_000;

/**
 * Only what the screens need: own scripts, the WebAssembly of the decoders of scanned pages (no
 * other evaluation), inline styles of the component library, no other host.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

export interface AppParts {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
  /** Answers whatever is thrown, wherever. */
  readonly answerProblem: AnswerProblem;
  /** Hooks and plain Fastify routes (issuer, static files) added before Nest's. */
  readonly plugins?: readonly ((fastify: FastifyInstance) => Promise<void>)[];
}

/** What the server has to know of the way that calls come. */
export interface ConnectionSettings {
  /** Addresses or networks of the proxies that say where a call came from; false for none. */
  readonly trustProxy: readonly string[] | false;
  /** Address that users see; null when there is no other than the one listened on. */
  readonly baseUrl: string | null;
}

@Module({})
class AppModule {}

/** NestJS sets a handler of its own late: routes and hooks that were there before would not have it. */
class DoorAdapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.instance;
  }
}

function moduleOf({ controllers, providers, answerProblem }: AppParts): DynamicModule {
  return {
    module: AppModule,
    imports: [CqrsModule.forRoot()],
    controllers: [...controllers],
    providers: [
      ...providers,
      { provide: answerProblemToken, useValue: answerProblem },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  };
}

/** NestJS on Fastify with what every door shares: strict JSON, correlation ids, security headers. */
export async function createApp(
  parts: AppParts,
  { trustProxy, baseUrl }: ConnectionSettings = { trustProxy: false, baseUrl: null },
): Promise<NestFastifyApplication> {
  const adapter = new DoorAdapter({
    bodyLimit,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      refuseAddress(request, reply, parts.answerProblem),
    clientErrorHandler: answerUnparsed,
    trustProxy: trustProxy === false ? false : [...trustProxy],
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: headTimeoutMs, connectionsCheckingInterval: 5_000 },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.setErrorHandler(parts.answerProblem);
  await prepare(fastify, baseUrl?.startsWith('https:') === true);
  for (const plugin of parts.plugins ?? []) await plugin(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(moduleOf(parts), adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.init();
  await fastify.ready();
  return app;
}

/** An address that the router itself cannot read: no route, no hook, but a problem all the same. */
function refuseAddress(request: FastifyRequest, reply: FastifyReply, answer: AnswerProblem): void {
  Object.assign(request, { correlationId: randomUUID() });
  void answer(new Problem('malformed-request'), request, reply);
}

/** What every 401 says of how to come in (RFC 9110, 15.5.2), and that a token that was sent is none (RFC 6750, 3). */
const challenge = (isTokenSent: boolean): string =>
  `Bearer realm="andu"${isTokenSent ? ', error="invalid_token"' : ''}`;

async function prepare(fastify: FastifyInstance, secure: boolean): Promise<void> {
  fastify.decorateRequest('correlationId', '');
  fastify.decorateRequest('principal', null);
  fastify.decorateRequest('rawBody', undefined);
  fastify.addHook('onRequest', async (request, reply) => {
    const given = request.headers['x-correlation-id'];
    const correlationId =
      typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    Object.assign(request, { correlationId });
    void reply.headers({
      'x-correlation-id': correlationId,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // Told over TLS only: a browser that heard it comes no other way for a year (RFC 6797).
      ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
  });
  fastify.addHook('onSend', async ({ headers }, reply) => {
    if (reply.statusCode === 401 && !reply.hasHeader('www-authenticate')) {
      void reply.header('www-authenticate', challenge(headers.authorization !== undefined));
    }
  });
  await fastify.register(fastifyMultipart, {
    limits: { files: 1, fields: 10, fieldSize: 1024, fileSize: Number.MAX_SAFE_INTEGER },
  });
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: partLimit },
    (_request, body, done) => done(null, body),
  );
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit },
    (request: FastifyRequest, body, done) => {
      Object.assign(request, { rawBody: body });
      try {
        done(null, parseStrictJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
