import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { staffCounts } from './staff-counts.ts';

test('counts people by kind of agency and role; who belongs to none, or to an unknown one, is left out', () => {
  expect(
    staffCounts(
      [
        { role: 'caseHandler', agency: 'court-a' },
        { role: 'caseHandler', agency: 'court-b' },
        { role: 'decider', agency: 'court-a' },
        { role: 'caseHandler', agency: 'prison-a' },
        { role: 'supervisor', agency: 'plc' },
        { role: 'auditor', agency: null },
        { role: 'decider', agency: 'nowhere' },
      ],
      smallDirectory(),
    ),
  ).toEqual([
    { agencyKind: 'court', role: 'caseHandler', people: 2 },
    { agencyKind: 'court', role: 'decider', people: 1 },
    { agencyKind: 'prison', role: 'caseHandler', people: 1 },
    { agencyKind: 'politicalLegalCommittee', role: 'supervisor', people: 1 },
  ]);
});
