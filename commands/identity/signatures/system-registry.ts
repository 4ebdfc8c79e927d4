import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SignatureAlgorithm } from './algorithms.ts';

/** `frozen` is a stop for the time being, `disabled` is for good. */
export const registrationStates = ['active', 'frozen', 'disabled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

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
  register(system: RegisteredSystem): void;
  addKey(systemId: string, key: SystemKey): void;
  /**
   * Adds a key and lets the system's keys without an end, or with a later one, end at `othersUntil`
   * (RFC 3339 in UTC): all of it or nothing.
   */
  rotateKey(systemId: string, key: SystemKey, othersUntil: string): void;
  setState(systemId: string, state: RegistrationState): void;
  setKeyState(keyId: string, state: RegistrationState): void;
}

/** True when a system may call with this key at this moment (RFC 3339 in UTC). */
export const mayCall = (
  { system, key }: { readonly system: RegisteredSystem; readonly key: SystemKey },
  moment: string,
): boolean =>
  system.state === 'active' &&
  key.state === 'active' &&
  moment >= key.notBefore &&
  (key.notAfter === null || moment <= key.notAfter);
