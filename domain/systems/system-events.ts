import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type {
  RegisteredSystem,
  RegistrationState,
  RequestedAct,
  SettableState,
  SignatureAlgorithm,
} from './registered-system.ts';

/** A public key as an event keeps it: all but its state, which has events of its own. */
export interface RecordedKey {
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  /** SPKI PEM. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** RFC 3339 in UTC. */
  readonly notBefore: string;
}

/** What of a system was decided by the second person. */
export interface SettledRequest {
  readonly system: string;
  /** Id of the request that was open. */
  readonly request: string;
  readonly act: RequestedAct['act'];
  /** The key as it was seen: its id alone does not say which one it is. */
  readonly key: { readonly id: string; readonly fingerprint: string } | null;
  /** Until when the former keys count on; null where none is replaced. */
  readonly formerUntil: string | null;
  readonly reason: string;
}

/** Why the program itself enters a system: it was there before the log said so, or is of a demonstration. */
export type EnteredBecause = 'earlier' | 'demonstration';

interface SystemEventData {
  SystemRegistered: {
    readonly system: PrincipalId;
    readonly agency: AgencyId;
    readonly name: Bilingual;
    readonly key: RecordedKey;
    readonly request: string;
    readonly reason: string;
  };
  SystemKeyRegistered: {
    readonly system: string;
    readonly key: RecordedKey;
    readonly overlapDays: number;
    readonly request: string;
    readonly reason: string;
  };
  SystemThawRequested: {
    readonly system: string;
    readonly key: string | null;
    readonly request: string;
    readonly reason: string;
  };
  SystemConfirmed: SettledRequest;
  SystemRejected: SettledRequest;
  SystemStateChanged: {
    readonly system: string;
    readonly from: RegistrationState;
    readonly to: SettableState;
    readonly reason: string;
  };
  SystemKeyStateChanged: {
    readonly system: string;
    readonly key: string;
    readonly from: RegistrationState;
    readonly to: SettableState;
    readonly reason: string;
  };
  SystemEntered: {
    readonly system: string;
    readonly as: RegisteredSystem;
    readonly because: EnteredBecause;
  };
  /** Its private half is known to others: the key is taken out, and a system that has no other. */
  SystemKeyForgotten: { readonly system: string; readonly key: string };
}

export type SystemEvent = {
  [Type in keyof SystemEventData]: { readonly type: Type; readonly data: SystemEventData[Type] };
}[keyof SystemEventData];

/** With who did it and when, as the log says. */
export type RecordedSystemEvent = SystemEvent & { readonly by: PrincipalId; readonly at: string };

/** All systems are one stream: no id and no key may be there twice. */
export const systemsStream = 'systems';
