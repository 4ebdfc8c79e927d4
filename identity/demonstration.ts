import type { PrincipalAgency, Role } from '#domain/access/principal.ts';
import type { PrincipalId } from '#domain/kernel/ids.ts';

/** Somebody of a demonstration who may sign in with its public password. */
export interface DemonstrationUser {
  readonly id: PrincipalId;
  readonly name: string;
  readonly role: Role;
  readonly agency: PrincipalAgency | null;
  /** 职务 and 工号. */
  readonly post: string;
  readonly staffNumber: string;
  /** Under which heading the sign-in page lists it; the first group is shown open. */
  readonly group: 'first' | 'oversight' | 'others';
}

/**
 * Accounts and systems whose secrets anybody may know. The composition root hands them over, or
 * null: then none of them is in the stores.
 */
export interface Demonstration {
  /** Of every user; shown on the sign-in page. */
  readonly password: string;
  /** Of that password, as `hashPassword` writes it: made once, and as public. */
  readonly passwordHash: string;
  readonly users: readonly DemonstrationUser[];
  /** Agencies that get a system each, with its private key in the data folder. */
  readonly agencies: readonly PrincipalAgency[];
}
