import type { Demonstration, DemonstrationUser } from '#identity/demonstration.ts';
import {
  agenciesWithSystem,
  findAgency,
  politicalLegalCommittee,
  publishedCaseSeats,
  districtSeats,
  type Agency,
  type Seat,
} from '#demo/directory.ts';
import { roleNames, type Role } from '#domain/access/principal.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import type { CommandName } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { PrincipalId, type AgencyId } from '#domain/kernel/ids.ts';

/** Shown on the page of the embedded issuer: there is nothing to protect in a demonstration. */
export const demonstrationPassword = 'andu-demo';

/** A desk of an agency: as what somebody sits there, and in which role. */
interface Desk {
  readonly id: string;
  readonly role: Role;
  readonly post: string;
}

/**
 * The desks by which a case can be carried by clicking: the procedure asks for different people
 * at the reviews within the prison, and for another panel at a retrial.
 */
const desks: Readonly<Record<AgencyKind | 'police', readonly Desk[]>> = {
  prison: [
    { id: 'handler', role: 'caseHandler', post: '监区承办民警' },
    { id: 'decider', role: 'decider', post: '监狱长' },
    { id: 'section', role: 'caseHandler', post: '刑罚执行科民警' },
    { id: 'committee', role: 'decider', post: '减刑假释评审委员会主任' },
  ],
  procuratorate: [
    { id: 'handler', role: 'caseHandler', post: '检察官助理' },
    { id: 'decider', role: 'decider', post: '检察官' },
  ],
  court: [
    { id: 'handler', role: 'caseHandler', post: '法官助理' },
    { id: 'decider', role: 'decider', post: '审判长' },
    { id: 'panel', role: 'decider', post: '另行组成的合议庭审判长' },
  ],
  justiceBureau: [
    { id: 'handler', role: 'caseHandler', post: '社区矫正工作人员' },
    { id: 'decider', role: 'decider', post: '社区矫正机构负责人' },
  ],
  police: [
    { id: 'handler', role: 'caseHandler', post: '办案民警' },
    { id: 'decider', role: 'decider', post: '公安机关负责人' },
  ],
};

/** Steps that are not taken at the desk of the handler or of the decider. */
const otherDesk: Readonly<Partial<Record<CommandName, string>>> = {
  recordDepartmentReview: 'section',
  recordCommitteeReview: 'committee',
  makeRetrialRuling: 'panel',
};

/** Whose desk in this agency takes the step, so that different people sit where the procedure asks for them. */
export const demonstrationUserFor = (agency: AgencyId, command: CommandName): string => {
  const decides = command !== 'openCase' && steps[command].role === 'decider';
  return `${agency}-${otherDesk[command] ?? (decides ? 'decider' : 'handler')}`;
};

/** Who is met first: the seat of the published Shanghai case, which takes synthetic cases as well. */
const named: Readonly<Record<string, readonly string[]>> = {
  'prison-baimaoling': ['沈立言', '周明远', '韩知微', '秦若水'],
  'procuratorate-shanghai-3': ['陆知行', '顾守正'],
  'court-shanghai-3': ['徐若谷', '陈秉衡', '叶观澜'],
  'justice-shanghai': ['钱以宁', '孙怀远'],
  'police-shanghai': ['郑行简', '冯慎思'],
};

const usersOf = (agency: Agency): DemonstrationUser[] =>
  desks[agency.kind as AgencyKind | 'police'].map(({ id, role, post }, index) => ({
    id: PrincipalId(`${agency.id}-${id}`),
    name: `${named[agency.id]?.[index] ?? `${agency.name.zh}${post}`}（演示）`,
    role,
    agency,
    post,
    staffNumber: `演示${String(index + 1).padStart(2, '0')}`,
    group: named[agency.id] === undefined ? 'others' : 'first',
  }));

const oversight: readonly DemonstrationUser[] = [
  user('supervisor', '何清越（演示）', 'supervisor', politicalLegalCommittee),
  user('auditor', '严思齐（演示）', 'auditor', null),
  user('analyst', '方可量（演示）', 'analyst', null),
  user('administrator', '吴维宁（演示）', 'administrator', null),
];

function user(id: string, name: string, role: Role, agency: Agency | null): DemonstrationUser {
  return {
    id: PrincipalId(id),
    name,
    role,
    agency,
    post: roleNames[role].zh,
    staffNumber: '演示01',
    group: 'oversight',
  };
}

const agenciesOf = (seats: Readonly<Record<string, Seat>>): readonly string[] =>
  Object.values(seats).flatMap((seat) => agencyKinds.map((kind) => seat[kind].id));

const workingAgencies: readonly Agency[] = [
  ...new Set([
    ...Object.keys(named),
    ...agenciesOf(publishedCaseSeats),
    ...agenciesOf(districtSeats),
  ]),
].map((id) => findAgency(id)!);

/** Everybody at a desk of an agency that works on a case, and those who watch. */
export const demonstrationUsers: readonly DemonstrationUser[] = [
  ...workingAgencies.flatMap(usersOf),
  ...oversight,
];

/** What identity is given of the demonstration: every agency that handles cases has a system. */
export const demonstration: Demonstration = {
  password: demonstrationPassword,
  passwordHash: 'scrypt$NbqYDFMJstCERuIVKbxZ8Q$v-JDfzyAjPfAMJsLYDPh_dsO5M8FylUhmS7EZfSpyoU',
  users: demonstrationUsers,
  agencies: agenciesWithSystem,
};
