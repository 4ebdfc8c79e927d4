import { findAgency } from '#domain/access/organisation.ts';
import type { Role } from '#domain/access/principal.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
import type { Demonstration, DemonstrationUser } from '../demonstration.ts';

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
  agency: agency === null ? null : findAgency(agency)!,
  post: '职务',
  staffNumber: '01',
  group,
});

/** A demonstration of a few people and one system, for tests of identity. */
export const fewPeople: Demonstration = {
  password: 'andu-demo',
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
  agencies: [findAgency('prison-liaocheng')!, findAgency('prison-baimaoling')!],
};
