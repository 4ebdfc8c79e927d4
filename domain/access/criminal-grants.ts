import { criminalOrganisations } from '#domain/criminal/agencies.ts';

const caseWorkers = ['caseHandler', 'decider', 'businessSystem'] as const;

/** The rows of the permission table for who works on criminal cases; its other rows say who else reads them. */
export const criminalGrants = [
  {
    id: 'criminal-party-reads',
    operations: ['criminal.read', 'criminal.events', 'criminal.list', 'live'],
    roles: caseWorkers,
    agencies: criminalOrganisations,
    relations: ['ownCase'],
    masking: 'full',
    because: {
      zh: '办案机关查看本单位刑事案件，不脱敏',
      en: 'An agency reads its own criminal cases in full, for it works on them',
    },
  },
  {
    id: 'criminal-party-lists',
    operations: ['criminal.list', 'live'],
    roles: caseWorkers,
    agencies: criminalOrganisations,
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '办案机关列出刑事案件；结果逐案判断',
      en: 'Agencies list criminal cases; each that comes back is judged by itself',
    },
  },
  {
    id: 'criminal-steps',
    operations: ['criminal/caseHandler'],
    roles: caseWorkers,
    agencies: criminalOrganisations,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '承办人办理本单位刑事案件的环节；决定人也可办理',
      en: "Handlers take their agency's steps of a criminal case; so may those who decide",
    },
  },
  {
    id: 'criminal-decisions',
    operations: ['criminal/decider'],
    roles: ['decider', 'businessSystem'],
    agencies: criminalOrganisations,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '刑事案件的决定由有权决定的人作出，或由本单位登记的业务系统报送已作出的决定',
      en: 'A decision in a criminal case needs the one who answers for it, or the system that reports it as made',
    },
  },
] as const;
