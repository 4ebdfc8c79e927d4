import type { OrganisationKind, PrincipalAgency, Role } from '#domain/access/principal.ts';
import { directoryOf, type Directory } from '#domain/directory/directory.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Demonstration, DemonstrationUser } from '../demonstration.ts';

const agency = (id: string, kind: OrganisationKind): PrincipalAgency => ({
  id: AgencyId(id),
  kind,
  name: { zh: id, en: id },
  district: '990101',
});
const agencies: readonly PrincipalAgency[] = [
  agency('court-shanghai-3', 'court'),
  agency('prison-liaocheng', 'prison'),
  agency('prison-baimaoling', 'prison'),
];
const find = (id: string): PrincipalAgency => agencies.find((each) => each.id === id)!;

/** A directory of the agencies of these few people. */
export const theirDirectory: Directory = directoryOf({
  revision: 1,
  at: LegalDate('2026-01-01'),
  organisations: agencies.map((each) => ({
    ...each,
    code: null,
    parent: null,
    from: LegalDate('2000-01-01'),
    until: null,
  })),
  districts: [],
  competences: [],
});

const user = (
  id: string,
  name: string,
  role: Role,
  agency: string | null,
  group: DemonstrationUser['group'],
): DemonstrationUser => ({
  id: PrincipalId(id),
  name,
  role,
  agency: agency === null ? null : find(agency),
  post: '职务',
  staffNumber: '01',
  group,
});

/** A demonstration of a few people and one system, for tests of identity. */
export const fewPeople: Demonstration = {
  password: 'andu-demo',
  passwordHash: 'scrypt$NbqYDFMJstCERuIVKbxZ8Q$v-JDfzyAjPfAMJsLYDPh_dsO5M8FylUhmS7EZfSpyoU',
  users: [
    user('court-shanghai-3-decider', '陈秉衡（演示）', 'decider', 'court-shanghai-3', 'first'),
    user('court-shanghai-3-handler', '徐若谷（演示）', 'caseHandler', 'court-shanghai-3', 'first'),
    user('auditor', '严思齐（演示）', 'auditor', null, 'oversight'),
    user('analyst', '方可量（演示）', 'analyst', null, 'oversight'),
    user('administrator', '吴维宁（演示）', 'administrator', null, 'oversight'),
    user(
      'prison-liaocheng-handler',
      '监区民警（演示）',
      'caseHandler',
      'prison-liaocheng',
      'others',
    ),
  ],
  agencies: [find('prison-liaocheng'), find('prison-baimaoling')],
};
