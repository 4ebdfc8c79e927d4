import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, decide, journeyUntil } from './testing/scenario.ts';

const asParole = (state: CaseState): CaseState => ({ ...state, measure: 'parole' });

const refusalOf = (command: CaseCommand, state: CaseState) => {
  const answer = decide(command, state);
  return answer.kind === 'refused' ? answer.violations.map(({ rule, field }) => [rule, field]) : [];
};

describe('a parole', () => {
  const parole = asParole(after(journeyUntil('makeRuling')));

  test('is not adjusted: there is only grant and refuse', () => {
    const ruling = changed('makeRuling', { outcome: 'adjust', newEnd: null, reasons: '从严掌握' });
    expect(refusalOf(ruling, parole)).toEqual([['SPC2014-016', '/outcome']]);
  });

  test.each([
    ['/resultSentence', { newEnd: null, resultSentence: 'fixedTerm' }],
    ['/politicalRightsYears', { newEnd: null, politicalRightsYears: 3 }],
  ] as const)('has no %s', (field, data) => {
    expect(refusalOf(changed('makeRuling', data), parole)).toEqual([['SPC2014-016', field]]);
  });

  test('is not for the procuratorate to adjust either', () => {
    const state = asParole(after(journeyUntil('giveProcuratorateOpinion')));
    const opinion = (stance: 'suggestChange' | 'disagree') =>
      changed('giveProcuratorateOpinion', { stance, text: '不符合假释条件' });
    expect(refusalOf(opinion('suggestChange'), state)).toEqual([['SPC2014-016', '/stance']]);
    expect(refusalOf(opinion('disagree'), state)).toEqual([]);
  });
});

test('a commutation has no probation of parole, and may be adjusted', () => {
  const state = after(journeyUntil('makeRuling'));
  const probation = changed('makeRuling', { paroleProbationEnd: LegalDate('2027-09-04') });
  expect(refusalOf(probation, state)).toEqual([['SPC2014-016', '/paroleProbationEnd']]);
  const adjusted = changed('makeRuling', { outcome: 'adjust', reasons: '从严掌握' });
  expect(refusalOf(adjusted, state)).toEqual([]);
});
