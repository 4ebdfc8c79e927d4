import { portToken } from '../port-token.ts';
import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';
import { operationMetadata, type DoorRequest, type RouteOperation } from '../operation.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { OneAtATime } from '#platform/processes/one-at-a-time.ts';
import { isUuid, principalKey, type PrincipalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { keyReused } from '#domain/kernel/key-reused.ts';
import type { AnswerStore, KeptAnswer } from './answer-store.ts';

/** Injection token of the {@link AnswerStore}. */
export const answerStoreToken = portToken<AnswerStore>('AnswerStore');
/** Injection token of {@link OneAtATime}. */
export const oneAtATimeToken = portToken<OneAtATime>('OneAtATime');

type Request = FastifyRequest & DoorRequest & { readonly rawBody?: Uint8Array };

/** Whose request it is, and by which key. */
interface Asked {
  readonly sender: PrincipalKey;
  readonly key: string;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Everything that writes is answered once: the same request with the same `Idempotency-Key` gets
 * the first answer again (`Idempotent-Replayed: true`), another one 422. Only what was done is
 * kept, so that a refused request may be sent again. Steps of a case keep theirs in their events.
 */
@Injectable()
export class RepeatInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(answerStoreToken) private readonly answers: AnswerStore,
    @Inject(oneAtATimeToken) private readonly oneAtATime: OneAtATime,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const operation = this.reflector.get<RouteOperation | undefined>(
      operationMetadata,
      context.getHandler(),
    );
    const key = request.headers['idempotency-key'];
    if (key === undefined || operation === 'command' || safe.has(request.method)) {
      return next.handle();
    }
    const { principal } = request;
    if (principal === null) return next.handle();
    if (typeof key !== 'string' || !isUuid(key.toLowerCase())) {
      throw new Problem('idempotency-key-missing');
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const asked = { sender: principalKey(principal), key: key.toLowerCase() };
    const digest = requestDigest(request);
    const act = (): Promise<unknown> => lastValueFrom(next.handle());
    return defer(() =>
      from(
        this.alone(asked, () => (digest === null ? act() : this.once(asked, digest, reply, act))),
      ),
    );
  }

  /** Of two at once, in whatever process, the second waits for what the first was answered; a refusal is not its own. */
  private alone({ sender, key }: Asked, act: () => Promise<unknown>): Promise<unknown> {
    return this.oneAtATime(createHash('sha256').update(`${sender}\n${key}`).digest(), act);
  }

  private async once(
    { sender, key }: Asked,
    digest: string,
    reply: FastifyReply,
    act: () => Promise<unknown>,
  ): Promise<unknown> {
    const kept = this.answers.find(sender, key);
    if (kept !== null) return repeat(kept, digest, reply);
    const body = await act();
    // A route that has sent its answer itself streams it: there is nothing to keep.
    if (!reply.sent) {
      const answer = { request: digest, status: reply.statusCode, body: (body ?? null) as Json };
      this.answers.keep(sender, key, answer);
    }
    return body;
  }
}

function repeat(kept: KeptAnswer, digest: string, reply: FastifyReply): unknown {
  if (kept.request !== digest) throw keyReused();
  void reply.status(kept.status).header('idempotent-replayed', 'true');
  return kept.body ?? undefined;
}

/**
 * Digest of method, address and body; null for a body that is still to come (a form) unless the
 * sender says its digest, which the body is held to. Without it the route tells a repeat when it has
 * read the body.
 */
function requestDigest({ method, originalUrl, headers, body, rawBody }: Request): string | null {
  const bytes = rawBody ?? (Buffer.isBuffer(body) ? body : null);
  const isForm = headers['content-type']?.startsWith('multipart/') === true;
  const said = headers['content-digest'];
  if (isForm && said === undefined) return null;
  return createHash('sha256')
    .update(`${method} ${originalUrl}\n${isForm ? String(said) : ''}\n`)
    .update(`${String(headers['upload-offset'] ?? '')}\n`)
    .update(bytes ?? '')
    .digest('hex');
}
