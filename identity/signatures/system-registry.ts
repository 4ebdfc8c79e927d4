import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SignatureAlgorithm } from './algorithms.ts';

/**
 * `pending` waits for the agency, which lets in (`active`) or not (`rejected`, for good);
 * `frozen` is a stop for the time being, `disabled` is for good.
 */
export type RegistrationState = 'pending' | 'active' | 'frozen' | 'disabled' | 'rejected';

/** What an administrator sets: whatever lets a system act waits for the agency all the same. */
export const settableStates = ['active', 'frozen', 'disabled'] as const;
export type SettableState = (typeof settableStates)[number];

/** What lets a system act, and is not for one person to decide. */
export type RequestedAct =
  | { readonly act: 'registration'; readonly key: string }
  /** The former keys count on for these days after the confirmation. */
  | { readonly act: 'newKey'; readonly key: string; readonly overlapDays: number }
  /** Lifts the freeze of a key, or of the whole system where no key is named. */
  | { readonly act: 'thaw'; readonly key: string | null };

/** Asked for by one person; somebody else, of the agency that the system acts for, confirms it. */
export type ConfirmationRequest = RequestedAct & {
  readonly id: string;
  readonly by: PrincipalId;
  /** RFC 3339 in UTC. */
  readonly askedAt: string;
  readonly reason: string;
};

export const confirmationDecisions = ['confirmed', 'rejected'] as const;
export type ConfirmationDecision = (typeof confirmationDecisions)[number];

export interface SystemKey {
  /** What `keyid` of a signature says; unique over all systems. */
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  /** SPKI PEM. */
  readonly publicKey: string;
  /** First and last moment of its use, RFC 3339 in UTC; null without an end. */
  readonly notBefore: string;
  readonly notAfter: string | null;
  readonly state: RegistrationState;
}

/** A business system of an agency that may call with its own signature. */
export interface RegisteredSystem {
  readonly id: PrincipalId;
  readonly agency: AgencyId;
  readonly name: Bilingual;
  readonly state: RegistrationState;
  readonly keys: readonly SystemKey[];
  /** What waits for the agency; one at a time. */
  readonly open: ConfirmationRequest | null;
}

/**
 * The systems that may call, and their keys. What is written is there after a
 * restart. Writers throw RangeError for an unknown system or key, and Problem
 * `already-exists` for an id that is taken.
 */
export interface SystemRegistry {
  list(): readonly RegisteredSystem[];
  find(id: string): RegisteredSystem | null;
  /** The key with this id and the system that it belongs to. */
  findKey(keyId: string): { readonly system: RegisteredSystem; readonly key: SystemKey } | null;
  /** With its keys and what is open of it: all of it or nothing. */
  register(system: RegisteredSystem): void;
  /** Opens a request; of a new key together with the key. RangeError when one is open already. */
  ask(systemId: string, request: ConfirmationRequest, newKey: SystemKey | null): void;
  /**
   * Does what the open request asks for, or turns it down, and closes it. A confirmed new key lets
   * the system's other keys end at `moment` (RFC 3339 in UTC) and the days of overlap. RangeError
   * when another request is open, or none.
   */
  settle(systemId: string, requestId: string, decision: ConfirmationDecision, moment: string): void;
  /** Also takes back what is open and was asked for in vain by that. */
  setState(systemId: string, state: RegistrationState): void;
  setKeyState(keyId: string, state: RegistrationState): void;
}

/** Until when the former keys count on once a new one is confirmed; RFC 3339 in UTC. */
export const formerKeysEnd = (moment: string, overlapDays: number): string =>
  new Date(Date.parse(moment) + overlapDays * 86_400_000).toISOString();

/** True when a system may call with this key at this moment (RFC 3339 in UTC). */
export const mayCall = (
  { system, key }: { readonly system: RegisteredSystem; readonly key: SystemKey },
  moment: string,
): boolean =>
  system.state === 'active' &&
  key.state === 'active' &&
  moment >= key.notBefore &&
  (key.notAfter === null || moment <= key.notAfter);
