import { agencyKinds } from '#domain/casework/agencies.ts';
import { criminalOrganisations } from '#domain/criminal/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AccessPolicy, Permission } from './access-policy.ts';
import { relations, type Operation, type Relation } from './operations.ts';
import { organisationKinds, roles, type OrganisationKind, type Role } from './principal.ts';

/** A column of the matrix: somebody of a role in an agency of a kind, or of none. */
export interface Asking {
  readonly role: Role;
  readonly agency: OrganisationKind | null;
}

export interface MatrixCell extends Asking {
  readonly relation: Relation;
  readonly permission: Permission;
}

export interface MatrixRow {
  readonly operation: Operation;
  readonly name: Bilingual;
  readonly cells: readonly MatrixCell[];
}

/** Every role in every kind of agency and in none. */
export const everyAsking: readonly Asking[] = roles.flatMap((role) =>
  [...organisationKinds, null].map((agency) => ({ role, agency })),
);

const workingOnCases: ReadonlySet<OrganisationKind | null> = new Set([
  ...agencyKinds,
  ...criminalOrganisations,
]);

/** True for what exists in life: case work in the agencies that handle cases, the rest without. */
export const isUsual = ({ role, agency }: Asking): boolean => {
  if (role === 'supervisor') return agency === 'politicalLegalCommittee';
  const caseWork = role === 'caseHandler' || role === 'decider' || role === 'businessSystem';
  return caseWork ? workingOnCases.has(agency) : agency === null;
};

/** The columns of the matrix that exist in life. */
export const usualAsking: readonly Asking[] = everyAsking.filter(isUsual);

/** The whole table as the administration shows it: why each cell is yes or no. */
export const explain = (
  policy: AccessPolicy,
  asking: readonly Asking[] = usualAsking,
): readonly MatrixRow[] =>
  policy.operations.map(({ id, name }) => ({
    operation: id,
    name,
    cells: asking.flatMap(({ role, agency }) =>
      relations.map((relation) => ({
        role,
        agency,
        relation,
        permission: policy.permits({
          principal: { role, agency: agency === null ? null : { kind: agency } },
          operation: id,
          relation,
        }),
      })),
    ),
  }));

/** What one principal may do: the session answers with it, the menus are built from it. */
export function permissionsOf(
  policy: AccessPolicy,
  principal: Parameters<AccessPolicy['permits']>[0]['principal'],
): readonly { operation: Operation; relation: Relation; masking: 'full' | 'masked' }[] {
  return policy.operations.flatMap(({ id }) =>
    relations.flatMap((relation) => {
      const permission = policy.permits({ principal, operation: id, relation });
      return permission.allowed ? [{ operation: id, relation, masking: permission.masking }] : [];
    }),
  );
}
