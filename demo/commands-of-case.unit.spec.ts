import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { publishedCaseSeats } from '#demo/directory.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { commandsOfCase } from './commands-of-case.ts';
import { publishedCases, type PublishedCase } from './published-case.ts';

const today = LegalDate('2026-11-23');

function carried(published: PublishedCase): CaseState {
  const seat = publishedCaseSeats[published.id]!;
  let state: CaseState | null = null;
  for (const { agency, caseId, command, person } of commandsOfCase(published, today)) {
    const decision = caseDecider.decide(command, state, {
      caseId,
      today,
      agency: seat[agency].id,
      person,
    });
    if (decision.kind === 'refused') throw new Error(decision.code);
    for (const event of decision.events) state = caseDecider.evolve(state, event);
  }
  return state!;
}

describe('the ten published cases', () => {
  test.each(publishedCases().map((published) => [published.id, published] as const))(
    '%s is carried by its agencies to its published outcome',
    (_, published) => {
      const state = carried(published);
      const ruling = state.rulings.at(-1)!;
      expect(state.stage).toBe('closed');
      expect(state.outcome).toBe(
        published.outcome.paroleGranted === true
          ? 'paroleBegun'
          : published.input.measure === 'reprieveExpiry'
            ? 'converted'
            : 'granted',
      );
      expect(ruling.newEnd).toBe(published.outcome.newEnd);
      expect(ruling.paroleProbationEnd).toBe(published.outcome.paroleProbationEnd);
      expect(ruling.granted?.reductionMonths).toBe(published.outcome.reductionMonths);
    },
  );

  test('what the source leaves out stays unknown', () => {
    const state = carried(publishedCases().find(({ id }) => id === 'PC06')!);
    expect(state.prisonNotice?.postedOn).toBeNull();
    expect(state.trialMode).toBe('notPublished');
    expect(state.servedOn?.offender).toBeNull();
  });
});
