import type { Principal } from '#domain/access/principal.ts';
import type { ActingPerson } from '#domain/casework/acting-person.ts';

/**
 * Who takes a step: whoever is signed in, at this moment; for a system the person whom it
 * `stated`, null when it named nobody.
 */
export const namedBy = (
  principal: Principal,
  stated: ActingPerson | null,
  now: string,
): ActingPerson | null =>
  principal.kind === 'system' ? stated : { name: principal.name, ...principal.staff, at: now };
