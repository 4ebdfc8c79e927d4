import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { notPermitted } from '#domain/access/require-permission.ts';
import type { ReadOperation } from '#domain/access/operations.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { Sight } from '#projections/ports/search-store.ts';

/**
 * What the asker may find: everything, or only the cases of the own agency.
 * Throws Problem `forbidden` for somebody who may find neither.
 */
export function partyFilter(
  policy: AccessPolicy,
  principal: Principal,
  operation: ReadOperation,
): { readonly party?: string } {
  if (policy.permits({ principal, operation, relation: 'otherCase' }).allowed) return {};
  const own = policy.permits({ principal, operation, relation: 'ownCase' });
  if (own.allowed && principal.agency !== null) return { party: principal.agency.id };
  throw notPermitted(own.allowed ? noAgency : own);
}

/** Who may find other agencies' cases sees names and numbers masked, and looks for what is shown. */
export const sightOf = ({ party }: { readonly party?: string }): Sight =>
  party === undefined ? 'masked' : 'full';

const noAgency = { reason: { zh: '不属于任何办案机关', en: 'Belongs to no agency' } };
