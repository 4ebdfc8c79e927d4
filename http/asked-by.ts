import type { FastifyRequest } from 'fastify';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { DoorRequest } from './operation.ts';

/** Who asks, of a request that the guard has let in; its name is its `Idempotency-Key`. */
export function askedBy(request: FastifyRequest & DoorRequest): AskedBy {
  const { principal, correlationId, headers } = request;
  const key = headers['idempotency-key'];
  const idempotencyKey = typeof key === 'object' ? key.join() : (key ?? null);
  return { principal: principal!, correlationId, idempotencyKey };
}
