import type { Directory } from '#domain/directory/directory.ts';
import type { OrganisationKind, Role } from '#domain/access/principal.ts';
import type { StaffMember } from './ports.ts';

export interface StaffCount {
  readonly agencyKind: OrganisationKind;
  readonly role: Role;
  readonly people: number;
}

/** COCK-1, staff of the agencies: numbers by kind of agency and role, never who. */
export function staffCounts(
  staff: readonly StaffMember[],
  directory: Directory,
): readonly StaffCount[] {
  const known = staff.flatMap(({ role, agency }) => {
    const agencyKind = agency === null ? undefined : directory.agency(agency)?.kind;
    return agencyKind === undefined ? [] : [{ agencyKind, role }];
  });
  const groups = Map.groupBy(known, ({ agencyKind, role }) => `${agencyKind} ${role}`);
  return [...groups.values()].map((group) => ({ ...group[0]!, people: group.length }));
}
