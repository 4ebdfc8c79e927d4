import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

/**
 * Names of RFC 9421, 3.3, and `sm2-sm3`: SM2 with SM3 (GB/T 32918.2) under the
 * default id, `r ‖ s` in 64 bytes.
 */
export const signatureAlgorithms = ['sm2-sm3', 'ed25519', 'ecdsa-p256-sha256'] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

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
