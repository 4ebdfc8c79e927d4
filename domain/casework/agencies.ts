import type { Bilingual } from '#domain/kernel/violation.ts';

/** The four agencies that handle a case together. */
export const agencyKinds = ['prison', 'procuratorate', 'court', 'justiceBureau'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const agencyNames: Readonly<Record<AgencyKind, Bilingual>> = {
  prison: { zh: '监狱', en: 'Prison' },
  procuratorate: { zh: '检察院', en: 'Procuratorate' },
  court: { zh: '法院', en: 'Court' },
  justiceBureau: { zh: '司法局', en: 'Justice bureau' },
};

/** Within an agency: who prepares a step, and who answers for a decision by name. */
export const caseRoles = ['caseHandler', 'decider'] as const;
export type CaseRole = (typeof caseRoles)[number];
