import { after, changed, journeyUntil } from '#domain/casework/testing/scenario.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { outcomes, type Outcome } from '#domain/casework/stages.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { isAskedOnceMore, outlookOf } from './step-outlook.ts';

/** What is said before this command of the journey is sent, and whether it is asked about once more. */
function before(command: CaseCommand, isAnswer = false) {
  const state = after(journeyUntil(command.kind));
  const next = after([...journeyUntil(command.kind), command]);
  return {
    ...outlookOf(state, next),
    asked: isAskedOnceMore(command.kind, state, next, isAnswer),
  };
}

test('an agreement says where the case goes, and is not asked about once more', () => {
  expect(before(changed('recordWardReview', { agreed: true }))).toEqual({
    kind: 'goesOn',
    text: {
      zh: '案件进入“刑罚执行科审查”环节，由监狱办理。',
      en: 'The case goes to "Penalty-execution review", with the prison.',
    },
    asked: false,
  });
});

test.each([
  changed('recordWardReview', { agreed: false }),
  changed('recordDepartmentReview', { agreed: false }),
  changed('recordCommitteeReview', { agreed: false }),
  changed('decideProposal', { propose: false }),
])('$kind without agreement ends the case, and is asked about once more', (command) => {
  expect(before(command, true)).toMatchObject({
    kind: 'ends',
    text: { zh: '案件就此终结：监狱决定不予提请。' },
    asked: true,
  });
});

test('a ruling, and a decision that goes to another agency, are asked about once more', () => {
  expect(before(changed('makeRuling', {})).asked).toBe(true);
  expect(before(changed('submitProposal', {})).asked).toBe(true);
  expect(before(changed('acceptCase', {})).asked).toBe(false);
});

test('an opinion that its button says is not asked about once more', () => {
  const opinion = changed('giveProcuratorateOpinion', {});
  expect(before(opinion, true)).toMatchObject({ kind: 'goesOn', asked: false });
});

test('the execution is the end that was asked for, and is asked about once more', () => {
  expect(before(changed('executeRuling', {}))).toMatchObject({ kind: 'done', asked: true });
});

test.each(Object.keys(outcomes) as Outcome[])(
  'whatever step closes a case as "%s" is asked about once more, with what becomes of it',
  (outcome) => {
    const state = after(journeyUntil('executeRuling'));
    const closed = { ...state, stage: 'closed', outcome } as const;
    const names = Object.keys(steps) as StepCommand[];
    expect(names.filter((name) => !isAskedOnceMore(name, state, closed, false))).toEqual([]);
    expect(outlookOf(state, closed)?.kind).not.toBe('goesOn');
  },
);
