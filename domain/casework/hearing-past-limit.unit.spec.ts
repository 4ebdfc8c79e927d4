import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseCommand } from './events.ts';
import { hearingPastLimit } from './hearing-past-limit.ts';
import { hindrance } from './hindrance.ts';
import { periodBefore } from './running-limits.ts';
import { after, changed, decide, journeyUntil, parties, personFor } from './testing/scenario.ts';

const on = LegalDate;
const hearingOn = (day: string, more: readonly CaseCommand[] = []) =>
  after([
    ...journeyUntil('chooseTrialMode'),
    ...more,
    changed('chooseTrialMode', { mode: 'hearing', hearingDate: on(day) }),
  ]);
const extension: CaseCommand = {
  kind: 'extendRulingTerm',
  data: { on: on('2026-03-30'), reason: '案情复杂' },
};

describe('a hearing set for a day after the time for the ruling (2026-04-20)', () => {
  test.each([
    ['2026-04-20', null],
    ['2026-04-21', '2026-05-20'],
  ])('%s is told with the day to which the court may extend it: %s', (day, dueIfExtended) => {
    expect(hearingPastLimit(hearingOn(day))?.dueIfExtended ?? null).toBe(dueIfExtended);
  });

  test('is told of the extended time too, which is extended once', () => {
    expect(hearingPastLimit(hearingOn('2026-05-20', [extension]))).toBeNull();
    expect(hearingPastLimit(hearingOn('2026-05-21', [extension]))).toMatchObject({
      due: '2026-05-20',
      dueIfExtended: null,
    });
  });
});

test('until the day of the hearing nothing is to be recorded of it', () => {
  const state = hearingOn('2026-04-10');
  const stands = (today: string) =>
    hindrance('recordTrial', state, {
      person: personFor('recordTrial'),
      agency: parties.court,
      today: on(today),
    });
  expect(stands('2026-04-09')).toMatchObject({ rule: 'SPC2014-009', passesFrom: '2026-04-10' });
  expect(stands('2026-04-10')).toBeNull();
  expect(periodBefore('recordTrial', caseDeadlines(state), state)).toMatchObject({
    of: 'hearing',
    due: '2026-04-10',
  });
});

test('a review on paper waits for no day', () => {
  const state = after(journeyUntil('recordTrial'));
  expect(periodBefore('recordTrial', caseDeadlines(state), state)).toBeNull();
});

test('a review on paper is not chosen with the day of a hearing', () => {
  const state = after(journeyUntil('chooseTrialMode'));
  const paper = changed('chooseTrialMode', { mode: 'paper', hearingDate: on('2026-04-10') });
  expect(decide(paper, state)).toMatchObject({
    kind: 'refused',
    violations: [{ rule: 'PROC-PAPER', field: '/hearingDate', actual: '2026-04-10' }],
  });
});
