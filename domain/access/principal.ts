import type { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';

/** The four agencies of the procedure, the committee that supervises them as a reader, and who stands beside them. */
export const organisationKinds = [
  ...agencyKinds,
  'politicalLegalCommittee',
  'detentionCentre',
  'provincialPrisonBureau',
  'communityCorrectionAgency',
  'police',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindNames: Readonly<Record<OrganisationKind, Bilingual>> = {
  ...agencyNames,
  politicalLegalCommittee: { zh: '政法委', en: 'Political-legal committee' },
  detentionCentre: { zh: '看守所', en: 'Detention centre' },
  provincialPrisonBureau: { zh: '省级监狱管理局', en: 'Provincial prison bureau' },
  communityCorrectionAgency: { zh: '社区矫正机构', en: 'Community-correction agency' },
  police: { zh: '公安机关', en: 'Police' },
  other: { zh: '其他机构', en: 'Other organisation' },
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
