import {
  findAgency,
  politicalLegalCommittee,
  publishedCaseSeats,
  shanghaiSeatOf,
  type Agency,
  type Seat,
} from '#domain/access/organisation.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
import type { Role } from '#domain/access/principal.ts';

/** Shown on the page of the embedded issuer: there is nothing to protect in a demonstration. */
export const demonstrationPassword = 'andu-demo';

export interface DemonstrationUser {
  readonly id: PrincipalId;
  readonly name: string;
  readonly role: Role;
  readonly agency: Agency | null;
  /** Under which heading the page lists it; the first group is shown open. */
  readonly group: 'shanghai' | 'oversight' | 'others';
}

/** Who is met first: the seat of the published Shanghai case, which takes synthetic cases as well. */
const named: Readonly<Record<string, readonly [handler: string, decider: string]>> = {
  'prison-baimaoling': ['沈立言（演示）', '周明远（演示）'],
  'procuratorate-shanghai-3': ['陆知行（演示）', '顾守正（演示）'],
  'court-shanghai-3': ['徐若谷（演示）', '陈秉衡（演示）'],
  'justice-shanghai': ['钱以宁（演示）', '孙怀远（演示）'],
};

function usersOf(agency: Agency): DemonstrationUser[] {
  const own = named[agency.id];
  const group = own === undefined ? 'others' : 'shanghai';
  const [handler, decider] = own ?? [
    `${agency.name.zh}承办人（演示）`,
    `${agency.name.zh}决定人（演示）`,
  ];
  return [
    { id: PrincipalId(`${agency.id}-handler`), name: handler, role: 'caseHandler', agency, group },
    { id: PrincipalId(`${agency.id}-decider`), name: decider, role: 'decider', agency, group },
  ];
}

const oversight: readonly DemonstrationUser[] = [
  user('supervisor', '何清越（演示）', 'supervisor', politicalLegalCommittee),
  user('auditor', '严思齐（演示）', 'auditor', null),
  user('analyst', '方可量（演示）', 'analyst', null),
  user('administrator', '吴维宁（演示）', 'administrator', null),
];

function user(id: string, name: string, role: Role, agency: Agency | null): DemonstrationUser {
  return { id: PrincipalId(id), name, role, agency, group: 'oversight' };
}

const agenciesOf = (seats: Readonly<Record<string, Seat>>): readonly string[] =>
  Object.values(seats).flatMap((seat) => agencyKinds.map((kind) => seat[kind].id));

const workingAgencies: readonly Agency[] = [
  ...new Set([
    ...Object.keys(named),
    ...agenciesOf(publishedCaseSeats),
    ...agenciesOf(shanghaiSeatOf),
  ]),
].map((id) => findAgency(id)!);

/** A handler and a decider of every agency that works on a case, and those who watch. */
export const demonstrationUsers: readonly DemonstrationUser[] = [
  ...workingAgencies.flatMap(usersOf),
  ...oversight,
];
