import type { Directory } from '#domain/directory/directory.ts';
import type { StaffCount } from './cockpit-answers.ts';
import type { StaffMember } from '../ports.ts';

/** COCK-1, staff of the agencies: numbers by kind of agency and role, never who. */
export function staffCounts(
  staff: readonly Pick<StaffMember, 'role' | 'agency'>[],
  directory: Directory,
): readonly StaffCount[] {
  const known = staff.flatMap(({ role, agency }) => {
    const agencyKind = agency === null ? undefined : directory.agency(agency)?.kind;
    return agencyKind === undefined ? [] : [{ agencyKind, role }];
  });
  const groups = Map.groupBy(known, ({ agencyKind, role }) => `${agencyKind} ${role}`);
  return [...groups.values()].map((group) => ({ ...group[0]!, people: group.length }));
}
