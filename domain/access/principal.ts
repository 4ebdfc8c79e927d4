import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { agencyKinds, agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';

/** The four agencies of the procedure, and the committee that supervises them as a reader. */
export const organisationKinds = [...agencyKinds, 'politicalLegalCommittee'] as const;
export type OrganisationKind = AgencyKind | 'politicalLegalCommittee';

export const organisationKindNames: Readonly<Record<OrganisationKind, Bilingual>> = {
  ...agencyNames,
  politicalLegalCommittee: { zh: '政法委', en: 'Political-legal committee' },
};

/**
 * What somebody is within an agency. System administrator, auditor and case work
 * are kept apart (三员分立, GB/T 22239-2019, 8.1.5): no role holds two of them.
 */
export const roles = [
  'caseHandler',
  'decider',
  'businessSystem',
  'supervisor',
  'auditor',
  'analyst',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const roleNames: Readonly<Record<Role, Bilingual>> = {
  caseHandler: { zh: '承办人', en: 'Case handler' },
  decider: { zh: '决定人', en: 'Decider' },
  businessSystem: { zh: '业务系统', en: 'Business system' },
  supervisor: { zh: '监督人员', en: 'Supervisor' },
  auditor: { zh: '审计员', en: 'Auditor' },
  analyst: { zh: '分析员', en: 'Analyst' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};

export const isRole = (text: unknown): text is Role => (roles as readonly unknown[]).includes(text);

/** The agency that somebody acts for. */
export interface PrincipalAgency {
  readonly id: AgencyId;
  readonly kind: OrganisationKind;
  readonly name: Bilingual;
  /** Administrative division code (GB/T 2260), six digits. */
  readonly district: string;
}

/** As what somebody acts within the agency: 职务 and 工号. */
export interface Staff {
  readonly post: string;
  readonly staffNumber: string;
}

/** Who is asking, after the door has made sure of it: somebody, or an agency's business system. */
export type Principal = Person | BusinessSystem;

export interface Person extends Asking {
  readonly kind: 'person';
  readonly staff: Staff;
}

export interface BusinessSystem extends Asking {
  readonly kind: 'system';
}

interface Asking {
  readonly id: PrincipalId;
  /** As the watermark and the history show it. */
  readonly name: string;
  readonly role: Role;
  /** Null for somebody who belongs to no agency of the procedure. */
  readonly agency: PrincipalAgency | null;
}

/** Of somebody what an event says of who acted. */
export interface Actor extends Pick<Asking, 'id' | 'role'> {
  readonly kind: Principal['kind'];
  readonly agency: Pick<PrincipalAgency, 'id'> | null;
}
