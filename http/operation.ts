import { portToken } from './port-token.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { Operation } from '#domain/access/operations.ts';
import type { Principal } from '#domain/access/principal.ts';

/**
 * What the doors agree on without knowing each other: every route declares the
 * operation it asks the permission table for, and every request carries who asks.
 */

/** Metadata key under which a route declares its operation; a route without it is refused. */
export const operationMetadata = 'andu:operation';

/** `public` needs nobody signed in; `command` is decided by the name in the path. */
export type RouteOperation = Operation | 'public' | 'session' | 'command';

/** Injection token of the access policy. */
export const accessPolicyToken = portToken<AccessPolicy>('AccessPolicy');

/** What the doors have put on a request before a route sees it. */
export interface DoorRequest {
  readonly correlationId: string;
  /** Null only on routes that are `public`. */
  readonly principal: Principal | null;
}
