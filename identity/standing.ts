import type { FastifyRequest } from 'fastify';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { type ActingAs, actingAs, postFault } from '#domain/directory/held-post.ts';
import { decodeJwt } from 'jose';
import type { Now } from '#platform/now.ts';
import { type AccountHolds, passwordClaim } from './bearer.ts';
import { readCookie } from './session/cookies.ts';
import type { WebSessions } from './session/web-sessions.ts';
import { isSigned, parseSignature } from './signatures/signature-input.ts';
import { mayCall } from '#domain/systems/registered-system.ts';
import type { SystemRegistry } from './signatures/system-registry.ts';

/** Whether what somebody was let in with still holds, for answers that last longer than a moment. */
export interface Standing {
  /** Of a request that was let in; ask the answer as often as it matters. */
  of(request: FastifyRequest): () => boolean;
  /** The listener is told when something ended in this process: a sign-out, a system that was stopped. */
  onChange(listener: () => void): void;
}

export interface StandingParts {
  readonly sessions: Pick<WebSessions, 'find'>;
  readonly systems: Pick<SystemRegistry, 'findKey'>;
  /** Whether the account still has the password that a token was given for. */
  readonly accountHolds: AccountHolds;
  /** Whose posts end, and begin. */
  readonly directory: AskDirectory;
  /** As what the person of an access token was let in. Throws Problem for one that names no role or agency. */
  readonly actingOf: (token: string) => ActingAs;
  readonly baseUrl: () => string;
  readonly now: Now;
}

export function standingOf(parts: StandingParts): Standing & { readonly changed: () => void } {
  const listeners = new Set<() => void>();
  return {
    of: (request) => holds(request, parts),
    onChange: (listener) => void listeners.add(listener),
    changed: () => listeners.forEach((listener) => listener()),
  };
}

function holds(request: FastifyRequest, parts: StandingParts): () => boolean {
  const { sessions, systems, accountHolds, directory, actingOf, baseUrl, now } = parts;
  const { method, headers } = request;
  const signed = { method, targetUri: '', headers };
  if (isSigned(signed)) {
    const { keyId } = parseSignature(signed);
    return () => {
      const found = systems.findKey(keyId);
      return found !== null && mayCall(found, new Date(now()).toISOString());
    };
  }
  const token = headers.authorization?.split(' ', 2)[1];
  if (token !== undefined) {
    const { exp = 0, sub = '', [passwordClaim]: password } = decodeJwt(token);
    const acting = actingOf(token);
    return () =>
      now() < exp * 1000 && accountHolds(sub, password) && postFault(acting, directory()) === null;
  }
  const id = readCookie(request, 'session', baseUrl());
  return () => {
    const session = id === null ? null : sessions.find(id);
    return session !== null && postFault(actingAs(session.principal), directory()) === null;
  };
}
