import type { FastifyRequest } from 'fastify';
import type { DoorRequest } from '#http/operation.ts';
import type { Actor } from '#domain/access/principal.ts';

/** How somebody is known: by the password of an account here, or by an issuer outside. */
export type WayIn = 'password' | 'oidc';

/** How somebody tried to come in: `code` is a one-time code that sets a password. */
export type WayTried = WayIn | 'code';

/** With what somebody signs in: the screens, the command line with a token, or a client of EventStoreDB's protocol. */
export type SignInClient = 'screens' | 'commandLine' | 'eventStoreClient';

/** Why a sign-in failed. */
export const signInFailures = [
  'unknownName',
  'wrongPassword',
  /** Account and one-time code do not belong together, or the code was used or is too old. */
  'wrongCode',
  /** The right code, or its first half, of an account that nobody has confirmed yet. */
  'unconfirmedCode',
  /** Too many failures before; the password or code was not looked at. */
  'throttled',
  /** The page was open too long, or another browser began it. */
  'notBegun',
  /** The issuer did not vouch for the person. */
  'notFinished',
  /** The person is known, but has no role or agency here. */
  'noPlace',
  'issuerUnavailable',
  /** The right password of an account that is not what its events give. */
  'accountAltered',
  /** The right password of somebody whose post has ended, has not begun, or is another one. */
  'noPost',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

/** How a session ended. */
export type SessionEnd =
  /** By the person. */
  | 'signedOut'
  /** The same browser signed in again. */
  | 'replaced'
  /** A new code was issued for the account. */
  | 'newCode'
  /** Not used for too long; after its longest time. */
  | 'idle'
  | 'absolute';

/** The call that did it. */
export interface SignInCall {
  readonly correlationId: string;
  readonly address: string;
}

export interface FailedSignIn {
  readonly way: WayTried;
  readonly reason: SignInFailure;
  /** The id of an account that there is; what was typed otherwise may be a password. */
  readonly account: string | null;
  readonly address: string;
}

/** Keeps who came in, who did not, and who left. */
export interface SignInRecord {
  /** Resolves when it is kept; rejects when it cannot be: then nobody is let in. */
  signedIn(who: Actor, way: WayIn, client: SignInClient, call: SignInCall): Promise<void>;
  /** Counted only: anybody can fail, as often as he likes. */
  failed(failure: FailedSignIn): void;
  /**
   * A session that is over already; null for one that ended by itself or by somebody else. Never
   * rejects: who leaves is not held back.
   */
  ended(who: Actor, how: SessionEnd, call: SignInCall | null): Promise<void>;
}

export const signInCall = (request: FastifyRequest): SignInCall => ({
  correlationId: (request as FastifyRequest & DoorRequest).correlationId,
  address: request.ip,
});
