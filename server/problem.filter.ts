import {
  Catch,
  HttpException,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { DoorRequest } from '#domain/access/door.ts';
import { errors, type ErrorCode } from '#domain/kernel/errors.ts';
import { preferredLanguage, Problem, problemBody } from '#domain/kernel/problem.ts';
import { StoreOverloaded, StoreUnavailable } from '#event-store/port.ts';
import { serverPorts, type ServerPorts } from './ports.ts';

/** Injection token of the log. */
export const logger = Symbol('Logger');

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  429: 'rate-limited',
};

/** Whatever was thrown, as an error of the closed list. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreOverloaded) {
    return new Problem('overloaded', [], { cause: error, retryAfter: 1 });
  }
  if (error instanceof StoreUnavailable) {
    const code = error.reason === 'full' ? 'storage-full' : 'store-unavailable';
    return new Problem(code, [], { cause: error, retryAfter: 5 });
  }
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: number } | null)?.statusCode;
  const code = status === undefined ? undefined : byStatus[status];
  return new Problem(code ?? 'internal', [], { cause: error });
}

/** Turns everything thrown into a problem body, and keeps refused calls as events. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(logger) private readonly log: Logger,
    @Inject(serverPorts) private readonly ports: ServerPorts,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest & DoorRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = asProblem(error);
    const { status } = errors[problem.code];
    const { correlationId } = request;
    if (status >= 500)
      this.log.error({ err: problem.cause ?? problem, correlationId }, problem.code);
    await this.record(request, problem, status);
    // A stream that broke off has its head out already; nothing can be said any more.
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.retryAfter !== null) void reply.header('retry-after', String(problem.retryAfter));
    const language = preferredLanguage(request.headers['accept-language']);
    await reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .send(problemBody(problem, language, correlationId));
  }

  private async record(
    request: FastifyRequest & DoorRequest,
    problem: Problem,
    status: number,
  ): Promise<void> {
    try {
      await this.ports.recordCall({
        correlationId: request.correlationId,
        principal: request.principal ?? null,
        method: request.method,
        route: request.routeOptions.url ?? '*',
        status,
        code: problem.code,
      });
    } catch (error) {
      // The answer is a refusal either way; that it could not be kept must be seen in the log.
      this.log.error({ err: error, correlationId: request.correlationId }, 'call not recorded');
    }
  }
}
