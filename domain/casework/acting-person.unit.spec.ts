import { fold, type Decision } from '#domain/kernel/decider.ts';
import { caseDecider } from './case-decider.ts';
import type { CaseState } from './case-state.ts';
import type { CaseEvent } from './events.ts';
import {
  after,
  changed,
  decide,
  eventsOf,
  journey,
  journeyUntil,
  parties,
  personFor,
} from './testing/scenario.ts';

const rulesOf = (decision: Decision<CaseEvent>): readonly string[] =>
  decision.kind === 'refused' ? decision.violations.map(({ rule }) => rule) : [];

describe('a step by which somebody decides', () => {
  const review = journey[1]!;
  const rules = (person: Parameters<typeof decide>[3]) =>
    rulesOf(decide(review, after(journeyUntil('recordWardReview')), parties.prison, person));
  const person = personFor('recordWardReview');

  test('is refused when nobody is named', () => {
    expect(rules(null)).toEqual(['PROC-PERSON']);
    expect(rules({ ...person, at: null })).toEqual(['PROC-PERSON']);
    expect(rules({ ...person, at: '2026-11-23T16:00:00Z' })).toEqual(['PROC-PERSON']);
    expect(rules({ ...person, at: '2026-11-23T15:59:59Z' })).toEqual([]);
  });

  test('keeps who took it; posting a notice needs nobody', () => {
    expect(after(journeyUntil('endPrisonNotice')).steps.at(-3)?.person).toEqual(
      personFor('recordDepartmentReview'),
    );
    const posted = decide(
      journey[4]!,
      after(journeyUntil('postPrisonNotice')),
      parties.prison,
      null,
    );
    expect(posted).toMatchObject({ kind: 'accepted' });
  });

  test('that was recorded before anybody was named is still read', () => {
    const events = eventsOf(journey).map(({ type, data }) => {
      const { person: _, ...before } = data as { person?: unknown };
      return { type, data: before };
    });
    const state = fold<CaseState | null, CaseEvent>(
      caseDecider,
      events as unknown as readonly CaseEvent[],
    )!;
    expect(state.stage).toBe('closed');
    expect(state.steps.map((step) => step.person)).toEqual(events.map(() => null));
  });
});

test('a reason that goes past the law has a name to it', () => {
  const state = after(journeyUntil('decideProposal'));
  const command = changed('decideProposal', { override: { reason: '经研究决定' } });
  expect(decide(command, state, parties.prison, null)).toMatchObject({
    code: 'schema-violation',
    violations: [{ rule: 'PROC-PERSON' }],
  });
  expect(decide(command, state)).toMatchObject({ kind: 'accepted' });
});
