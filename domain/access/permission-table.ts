import { agencyKinds, type CaseRole } from '#domain/casework/agencies.ts';
import { criminalOrganisations } from '#domain/criminal/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { criminalGrants } from './criminal-grants.ts';
import type { Masking, ReadOperation, Relation } from './operations.ts';
import { roles, type OrganisationKind, type Role } from './principal.ts';

/** A command of casework or of criminal procedure counts by the role that its declaration asks for. */
export type CommandClass = `command/${CaseRole}` | `criminal/${CaseRole}`;

/**
 * One row: every combination of its operations, roles, agencies and relations is
 * permitted. What no row permits is denied.
 */
export interface Grant {
  readonly id: string;
  readonly operations: readonly (ReadOperation | CommandClass)[];
  readonly roles: readonly Role[];
  /** `any` includes somebody without an agency. */
  readonly agencies: readonly OrganisationKind[] | 'any';
  readonly relations: readonly Relation[];
  readonly masking: Masking;
  readonly because: Bilingual;
}

const everybody = roles;
const persons = roles.filter((role) => role !== 'businessSystem');
const caseWorkers: readonly Role[] = ['caseHandler', 'decider', 'businessSystem'];
/** Whoever works on cases of one kind or the other. */
const caseAgencies: readonly OrganisationKind[] = [
  ...new Set([...agencyKinds, ...criminalOrganisations]),
];
const committee: readonly OrganisationKind[] = ['politicalLegalCommittee'];
const anyRelation: readonly Relation[] = ['ownCase', 'otherCase', 'noCase'];
const anyCase: readonly Relation[] = ['ownCase', 'otherCase'];

/**
 * THE table. The server asks it at every call, the screens build their menus
 * from it, and the matrix of the administration shows it.
 *
 * `case.list` and `search` on `noCase` mean the call as such: the rows that come
 * back are then asked for one by one as `ownCase` or `otherCase`.
 */
export const permissionTable: readonly Grant[] = [
  {
    id: 'party-reads',
    operations: [
      'case.read',
      'case.events',
      'case.list',
      'case.quality',
      'search',
      'document.read',
      'proof.read',
      'live',
    ],
    roles: caseWorkers,
    agencies: agencyKinds,
    relations: ['ownCase'],
    masking: 'full',
    because: {
      zh: '办案机关查看本单位案件，不脱敏',
      en: 'An agency reads its own cases in full, for it works on them',
    },
  },
  {
    id: 'party-lists',
    operations: ['case.list', 'case.quality', 'case.statistics', 'search', 'cockpit', 'live'],
    roles: caseWorkers,
    agencies: agencyKinds,
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '办案机关列出和统计；结果逐案判断',
      en: 'Agencies list and count; each case that comes back is judged by itself',
    },
  },
  {
    id: 'party-documents',
    operations: ['document.upload'],
    roles: caseWorkers,
    agencies: agencyKinds,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '办案机关提交本单位文书；立案前可先上传',
      en: 'Agencies submit their documents; also before the case is opened',
    },
  },
  {
    id: 'party-annotates',
    operations: ['document.annotate', 'drafts.manage'],
    roles: ['caseHandler', 'decider'],
    agencies: agencyKinds,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: { zh: '办案人员的批注和草稿', en: 'Notes and drafts of those who work on the case' },
  },
  {
    id: 'party-exports',
    operations: ['search.export'],
    roles: ['caseHandler', 'decider'],
    agencies: agencyKinds,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '办案人员导出本单位案件，须注明用途',
      en: 'Those who work on cases export their own, with a purpose stated',
    },
  },
  {
    id: 'preparatory-steps',
    operations: ['command/caseHandler'],
    roles: caseWorkers,
    agencies: agencyKinds,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '承办人办理本单位环节；决定人也可办理',
      en: "Handlers take their agency's steps; so may those who decide",
    },
  },
  {
    id: 'decisions',
    operations: ['command/decider'],
    roles: ['decider', 'businessSystem'],
    agencies: agencyKinds,
    relations: ['ownCase', 'noCase'],
    masking: 'full',
    because: {
      zh: '决定由有权决定的人作出，或由本单位登记的业务系统报送已作出的决定',
      en: 'A decision needs the one who answers for it, or the system that reports it as made',
    },
  },
  ...criminalGrants,
  {
    id: 'auditor-reads',
    operations: [
      'case.read',
      'case.events',
      'case.list',
      'criminal.read',
      'criminal.events',
      'criminal.list',
      'search',
      'proof.read',
      'live',
    ],
    roles: ['auditor'],
    agencies: 'any',
    relations: anyRelation,
    masking: 'masked',
    because: {
      zh: '审计员查看全部案件和事件，姓名和证件号码脱敏',
      en: 'An auditor sees every case and event, with names and numbers masked',
    },
  },
  {
    id: 'auditor-audits',
    operations: [
      'events.readAll',
      'events.export',
      'audit.read',
      'case.statistics',
      'case.quality',
    ],
    roles: ['auditor'],
    agencies: 'any',
    relations: ['noCase'],
    masking: 'masked',
    because: { zh: '审计：谁在何时知道什么', en: 'Audit: who knew what, and when' },
  },
  {
    id: 'analyst-searches',
    operations: [
      'case.list',
      'case.read',
      'criminal.list',
      'criminal.read',
      'search',
      'search.export',
      'live',
    ],
    roles: ['analyst'],
    agencies: 'any',
    relations: anyRelation,
    masking: 'masked',
    because: {
      zh: '分析员检索全部案件，姓名和证件号码脱敏',
      en: 'An analyst searches all cases, with names and numbers masked',
    },
  },
  {
    id: 'analyst-counts',
    operations: ['case.statistics', 'case.quality', 'cockpit'],
    roles: ['analyst'],
    agencies: 'any',
    relations: ['noCase'],
    masking: 'masked',
    because: { zh: '分析员统计', en: 'An analyst counts' },
  },
  {
    id: 'committee-supervises',
    operations: [
      'cockpit',
      'case.statistics',
      'case.quality',
      'case.list',
      'criminal.list',
      'search',
      'live',
    ],
    roles: ['supervisor'],
    agencies: committee,
    relations: anyRelation,
    masking: 'masked',
    because: {
      zh: '政法委查看汇总和预警，不介入个案实体',
      en: 'The committee reads aggregates and warnings, not the substance of a case',
    },
  },
  {
    id: 'committee-opens-figures',
    operations: ['case.read', 'case.events', 'criminal.read', 'criminal.events', 'proof.read'],
    roles: ['supervisor'],
    agencies: committee,
    relations: anyCase,
    masking: 'masked',
    because: {
      zh: '每个数字可查到其案件、事件和证明，脱敏',
      en: 'Every figure leads to its cases, events and proofs, masked',
    },
  },
  {
    id: 'committee-warns',
    operations: ['warning.read', 'warning.supervise'],
    roles: ['supervisor'],
    agencies: committee,
    relations: anyRelation,
    masking: 'masked',
    because: {
      zh: '政法委督办超期预警，案内姓名和证件号码脱敏',
      en: 'The committee follows warnings of time limits to their end; names in the case are masked',
    },
  },
  {
    id: 'party-reads-warnings',
    operations: ['warning.read'],
    roles: caseWorkers,
    agencies: caseAgencies,
    relations: ['ownCase'],
    masking: 'full',
    because: {
      zh: '办案机关查看对本单位的预警',
      en: 'An agency sees what it is warned of',
    },
  },
  {
    id: 'party-answers-warnings',
    operations: ['warning.answer'],
    roles: ['caseHandler', 'decider'],
    agencies: caseAgencies,
    relations: ['ownCase'],
    masking: 'full',
    because: {
      zh: '被预警单位由具名的人签收和说明',
      en: 'A named person of the agency that is warned acknowledges and explains',
    },
  },
  {
    id: 'analyst-reads-warnings',
    operations: ['warning.read'],
    roles: ['analyst'],
    agencies: 'any',
    relations: anyRelation,
    masking: 'masked',
    because: {
      zh: '分析员查看期限预警的数量和清单，脱敏',
      en: 'An analyst counts and lists warnings of time limits, masked',
    },
  },
  {
    id: 'auditor-reads-warnings',
    operations: ['warning.read'],
    roles: ['auditor'],
    agencies: 'any',
    relations: anyRelation,
    masking: 'masked',
    because: { zh: '审计员查看预警的全过程', en: 'An auditor sees a warning from end to end' },
  },
  {
    id: 'administration',
    operations: [
      'directory.manage',
      'users.manage',
      'users.confirm',
      'systems.manage',
      'views.manage',
      'parameters.manage',
      'notices.manage',
      'duty.manage',
    ],
    roles: ['administrator'],
    agencies: 'any',
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '系统管理员管理系统，不接触案件',
      en: 'The administrator runs the system and sees no case',
    },
  },
  {
    id: 'administration-read',
    operations: ['systems.read', 'users.read', 'access.matrix', 'views.read'],
    roles: ['administrator', 'auditor'],
    agencies: 'any',
    relations: ['noCase'],
    masking: 'full',
    because: { zh: '管理员管理，审计员监督', en: 'The administrator runs it, the auditor watches' },
  },
  {
    id: 'systems-of-agency',
    operations: ['systems.read', 'systems.confirm'],
    roles: ['decider'],
    agencies: caseAgencies,
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '代表本单位的业务系统须由本单位决定人确认，管理员不能单独放行',
      en: 'What acts for an agency is confirmed by those who decide there, not by an administrator alone',
    },
  },
  {
    id: 'accounts-of-agency',
    operations: ['users.confirm'],
    roles: ['decider'],
    agencies: caseAgencies,
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '本单位办案账号及其新代码须由本单位决定人确认，管理员不能单独放行',
      en: 'Who works on cases of an agency is confirmed by those who decide there, not by an administrator alone',
    },
  },
  {
    id: 'public-law',
    operations: ['rules.read', 'review.try', 'commands.list'],
    roles: everybody,
    agencies: 'any',
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '法律条文和审查清单公开；试算不留存',
      en: 'The law and its checklist are public; a trial stores nothing',
    },
  },
  {
    id: 'duty-of-agency',
    operations: ['duty.manage'],
    roles: ['decider'],
    agencies: caseAgencies,
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '决定人登记本单位值班',
      en: 'Those who decide enter who of their agency is on duty',
    },
  },
  {
    id: 'own-desk',
    operations: ['messages', 'duty.read', 'savedQueries.manage', 'preferences.manage'],
    roles: persons,
    agencies: 'any',
    relations: ['noCase'],
    masking: 'full',
    because: {
      zh: '本人的消息、查询和设置，以及各单位值班',
      en: "One's own messages, queries and settings, and who is on duty",
    },
  },
];
