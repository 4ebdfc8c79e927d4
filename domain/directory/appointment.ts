import type { Role } from '../access/principal.ts';
import type { LegalDate } from '../kernel/legal-date.ts';
import { isValidOn, type Valid } from './valid.ts';

/** A post that somebody holds; one at a time. */
export interface Appointment extends Valid {
  readonly person: string;
  readonly name: string;
  readonly post: string;
  readonly staffNumber: string;
  readonly role: Role;
  readonly organisation: string | null;
}

/**
 * The appointment by which somebody acts on a day, or why there is none: the latest that has begun decides, and
 * before any has, the first. Null for who was never appointed: then the directory says nothing, and the account stands for itself.
 */
export function appointmentOn(
  held: readonly Appointment[] | undefined,
  day: LegalDate,
): { readonly appointment: Appointment; readonly holds: boolean } | null {
  const appointment = held?.findLast(({ from }) => from <= day) ?? held?.[0];
  return appointment === undefined ? null : { appointment, holds: isValidOn(appointment, day) };
}
