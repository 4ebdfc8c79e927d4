import type { Principal } from './principal.ts';

/** Who asks for something to be written, whatever the way in: a request, a file, a message, a timer. */
export interface AskedBy {
  readonly principal: Principal;
  readonly correlationId: string;
  /**
   * What the sender named the request, of whatever form; null when it has no name, and each sending
   * is an act of its own.
   */
  readonly idempotencyKey: string | null;
}
