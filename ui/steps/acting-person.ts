import type { Principal } from '#domain/access/principal.ts';
import type { ActingPerson } from '#domain/casework/acting-person.ts';

/** Whoever is signed in, as the server will record it; `now` is the server's, of the session. */
export function actingPerson(principal: Principal, now: string): ActingPerson {
  // Screens are for people; a system that signs in by itself has no page.
  const staff = principal.kind === 'person' ? principal.staff : null;
  return {
    name: principal.name,
    post: staff?.post ?? principal.role,
    staffNumber: staff?.staffNumber ?? principal.id,
    at: now,
  };
}
