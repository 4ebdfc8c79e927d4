import type { FastifyRequest } from 'fastify';
import type { Principal } from '#domain/access/principal.ts';

/** Who is asking: a session, a bearer token or a signature; null for nobody. Throws Problem. */
export type Identify = (
  request: FastifyRequest & { rawBody?: Uint8Array },
) => Promise<Principal | null>;

/** A call that was refused or came from a system, to be kept as an event. */
export interface CallRecord {
  readonly correlationId: string;
  readonly principal: Principal | null;
  readonly method: string;
  /** Route with its placeholders, never the address itself: that may name a person. */
  readonly route: string;
  readonly status: number;
  readonly code: string | null;
}
export type RecordCall = (call: CallRecord) => Promise<void>;

export interface ServerPorts {
  readonly identify: Identify;
  readonly recordCall: RecordCall;
}

/** Injection token of {@link ServerPorts}. */
export const serverPorts = Symbol('ServerPorts');
