import { LegalDate } from '#domain/kernel/legal-date.ts';
import { availableSteps } from './available-steps.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseCommand } from './events.ts';
import { hearingPastLimit } from './hearing-past-limit.ts';
import { hindrance } from './hindrance.ts';
import { owedAct } from './owed-act.ts';
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
    // Set before its time was reckoned so: no such day is set any more.
    const later = { ...hearingOn('2026-05-20', [extension]), hearingDate: on('2026-05-21') };
    expect(hearingPastLimit(later)).toMatchObject({
      due: '2026-05-20',
      dueIfExtended: null,
    });
  });
});

describe('a hearing after every day that the ruling can have', () => {
  const chosen = (day: string, more: readonly CaseCommand[] = [], chosenOn = '2026-03-31') =>
    decide(
      changed('chooseTrialMode', {
        on: on(chosenOn),
        mode: 'hearing',
        hearingDate: on(day),
      }),
      after([...journeyUntil('chooseTrialMode'), ...more]),
    );

  test.each([
    ['2026-04-20', []],
    ['2026-05-20', []],
    ['2026-05-20', [extension]],
  ])('up to the last of them (%s) it can be set', (day, more) => {
    expect(chosen(day, more).kind).not.toBe('refused');
  });

  test.each([
    ['2026-05-21', []],
    ['2026-05-21', [extension]],
    ['2027-01-04', []],
  ])('on %s it is refused with the last of them (法释〔2014〕5号第一条)', (day, more) => {
    expect(chosen(day, more)).toMatchObject({
      kind: 'refused',
      violations: [{ field: '/hearingDate', expected: '2026-05-20', actual: day }],
    });
  });

  test('is set all the same where no day is left that would not be', () => {
    expect(chosen('2026-05-25', [], '2026-05-18').kind).not.toBe('refused');
  });
});

test('until its time is extended, the extension is the act of a court whose hearing comes after it', () => {
  const late = hearingOn('2026-05-11');
  expect(availableSteps(late, parties.court).primary).toBe('extendRulingTerm');
  // Its turn is not put off to the day of the hearing, and its limit is that of the ruling.
  expect(owedAct(late, 'court')).toMatchObject({
    step: 'extendRulingTerm',
    notBefore: null,
    due: '2026-04-20',
  });
  const extended = hearingOn('2026-05-11', [extension]);
  expect(owedAct(extended, 'court')).toMatchObject({
    step: 'recordTrial',
    notBefore: '2026-05-11',
    due: '2026-05-20',
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
