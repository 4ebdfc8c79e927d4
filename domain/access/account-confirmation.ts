import type { Principal, Role } from './principal.ts';

/** What of an account says who has to confirm it. */
export interface ConfirmedAccount {
  readonly id: string;
  readonly role: Role;
  readonly agency: string | null;
  /** `active`: can sign in now, and so confirm. */
  readonly state: string;
}

/** Who lets somebody in beside the administrator who asks for it. */
export type Confirmer =
  | { readonly role: 'decider'; readonly agency: string }
  /** Another one than the administrator who asks. */
  | { readonly role: 'administrator' };

const casework: ReadonlySet<Role> = new Set(['caseHandler', 'decider']);

/**
 * Who confirms this account, or a new code for it. Everybody acts in cases, reads cases and events, or
 * confirms others, so that no administrator lets anybody in alone: casework waits for somebody else who
 * decides in its agency, and, while nobody there can, for another administrator; so does every other account.
 */
export function confirmerOf(
  account: Omit<ConfirmedAccount, 'state'>,
  everybody: readonly ConfirmedAccount[],
): Confirmer {
  const { id, role, agency } = account;
  if (!casework.has(role) || agency === null) return { role: 'administrator' };
  const decides = everybody.some(
    (other) =>
      other.id !== id &&
      other.role === 'decider' &&
      other.agency === agency &&
      other.state === 'active',
  );
  return decides ? { role: 'decider', agency } : { role: 'administrator' };
}

/** True for somebody as whom an account is confirmed; who asked for it is looked at elsewhere. */
export const isConfirmer = (
  { id, role, agency }: Pick<Principal, 'id' | 'role' | 'agency'>,
  account: Omit<ConfirmedAccount, 'state'>,
  everybody: readonly ConfirmedAccount[],
): boolean => {
  const confirmer = confirmerOf(account, everybody);
  if (id === account.id || role !== confirmer.role) return false;
  return confirmer.role === 'administrator' || agency?.id === confirmer.agency;
};
