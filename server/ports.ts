import { portToken } from '#http/port-token.ts';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#domain/access/principal.ts';

/** Who is asking: a session, a bearer token or a signature; null for nobody. Throws Problem. */
export type Identify = (
  request: FastifyRequest & { rawBody?: Uint8Array },
) => Promise<Principal | null>;

/** A call that was refused. */
export interface CallRecord {
  readonly correlationId: string;
  /** Null for a caller who is not known: such refusals are counted, never kept one by one. */
  readonly principal: Principal | null;
  /** Address that the call came from. */
  readonly source: string;
  readonly method: string;
  /** Route with its placeholders, never the address itself: that may name a person. */
  readonly route: string;
  readonly status: number;
  readonly code: string | null;
}
export type RecordCall = (call: CallRecord) => Promise<void>;

export interface ServerPorts {
  readonly identify: Identify;
}

/** Injection token of {@link ServerPorts}. */
export const serverPorts = portToken<ServerPorts>('ServerPorts');

/** Injection token of the one function that answers what was thrown. */
export const answerProblemToken = Symbol('AnswerProblem');
