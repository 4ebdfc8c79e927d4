import type { Directory } from '#domain/directory/directory.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { OrganisationKind } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RegisteredSystem, SystemKey } from '#domain/systems/registered-system.ts';
import type { SystemRegistry } from '#identity/signatures/system-registry.ts';
import { fingerprintOf } from './public-key.ts';

/** A system as it is shown to whoever manages, watches or confirms it. */
export interface SystemView extends RegisteredSystem {
  readonly keys: readonly (SystemKey & { readonly fingerprint: string })[];
  /** Null for an agency that the directory does not know. */
  readonly kind: OrganisationKind | null;
  /** The commands of casework that the permission table lets it send. */
  readonly commands: readonly { readonly name: string; readonly title: Bilingual }[];
}

export function systemView(
  system: RegisteredSystem,
  policy: AccessPolicy,
  directory: Directory,
): SystemView {
  const kind = directory.agency(system.agency)?.kind ?? null;
  return {
    ...system,
    keys: system.keys.map((key) => ({ ...key, fingerprint: fingerprintOf(key.publicKey) })),
    kind,
    commands: kind === null ? [] : commandsOf(kind, policy),
  };
}

const commandsOf = (kind: OrganisationKind, policy: AccessPolicy): SystemView['commands'] =>
  policy.operations.flatMap(({ id: operation, name: title }) => {
    if (!operation.startsWith('command:')) return [];
    const principal = { role: 'businessSystem', agency: { kind } } as const;
    const permitted = (['ownCase', 'noCase'] as const).some(
      (relation) => policy.permits({ principal, operation, relation }).allowed,
    );
    return permitted ? [{ name: operation.slice('command:'.length), title }] : [];
  });

/** Who belongs to an agency sees its systems; administrator and auditor see all. */
export const isShownTo = ({ agency }: RegisteredSystem, principal: Principal): boolean =>
  principal.agency === null || principal.agency.id === agency;

/** What waits for this person to confirm it: of the own agency, and asked for by somebody else. */
export function waitingFor(
  principal: Principal,
  systems: Pick<SystemRegistry, 'list'>,
  policy: AccessPolicy,
): readonly { readonly request: string; readonly name: Bilingual; readonly askedAt: string }[] {
  const question = { principal, operation: 'systems.confirm', relation: 'noCase' } as const;
  if (!policy.permits(question).allowed) return [];
  return systems.list().flatMap(({ agency, name, open }) => {
    const waits = open !== null && open.by !== principal.id && agency === principal.agency?.id;
    return waits ? [{ request: open.id, name, askedAt: open.askedAt }] : [];
  });
}
