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
  const content = { ...state.proposal!, reductionMonths: 5 };
  const newEnd = LegalDate('2027-04-04');
  const adjusted = { outcome: 'adjust', granted: content, newEnd, reasons: '从严掌握' } as const;
  expect(refusalOf(changed('makeRuling', adjusted), state)).toEqual([]);
});

test('what was proposed is granted, and what was not is adjusted', () => {
  const state = after(journeyUntil('makeRuling'));
  const proposal = state.proposal!;
  const newEnd = LegalDate('2027-04-04');
  const other = { granted: { ...proposal, reductionMonths: 5 }, newEnd, reasons: '从严掌握' };
  const untrue = [['SPC2014-016', '/outcome']];
  expect(refusalOf(changed('makeRuling', { outcome: 'grant', ...other }), state)).toEqual(untrue);
  const same = { granted: { ...proposal, reductionDays: 0 }, reasons: '从严掌握' };
  expect(refusalOf(changed('makeRuling', { outcome: 'adjust', ...same }), state)).toEqual(untrue);
  expect(refusalOf(changed('makeRuling', { outcome: 'grant', ...same }), state)).toEqual([]);
});
