import { politicalLegalCommittee, publishedCaseSeats } from '#domain/access/organisation.ts';
import { staffCounts } from './staff-counts.ts';

const { court, prison } = publishedCaseSeats['PC11']!;

test('counts people by kind of agency and role; who belongs to none, or to an unknown one, is left out', () => {
  expect(
    staffCounts([
      { role: 'caseHandler', agency: court.id },
      { role: 'caseHandler', agency: court.id },
      { role: 'decider', agency: court.id },
      { role: 'caseHandler', agency: prison.id },
      { role: 'supervisor', agency: politicalLegalCommittee.id },
      { role: 'auditor', agency: null },
      { role: 'decider', agency: 'nowhere' },
    ]),
  ).toEqual([
    { agencyKind: 'court', role: 'caseHandler', people: 2 },
    { agencyKind: 'court', role: 'decider', people: 1 },
    { agencyKind: 'prison', role: 'caseHandler', people: 1 },
    { agencyKind: 'politicalLegalCommittee', role: 'supervisor', people: 1 },
  ]);
});
