import { agencyOf, criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalSteps } from '#domain/criminal/steps/index.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { verdictOn } from '#domain/supervision/warning-level.ts';
import { watchedCriminalLimits } from '#domain/supervision/watched-criminal-limits.ts';
import { practiceCriminalCases, practiceCriminalName } from './practice-criminal-cases.ts';
import type { AddressedCriminalCommand } from './synthetic/criminal-cases.ts';

/** The case after its lines, as the decider takes them on a day. */
function after(lines: readonly AddressedCriminalCommand[], today: LegalDate): CriminalState {
  let state: CriminalState | null = null;
  for (const { caseId, name, data, person = null } of lines) {
    const by: string | null =
      name === 'fileCase' || state === null
        ? lines[0]!.agency
        : agencyOf(criminalSteps[name], state);
    const context = { caseId, today, agency: by as never, person };
    const decision = criminalDecider.decide({ kind: name, data } as never, state, context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision));
    for (const event of decision.events) state = criminalDecider.evolve(state, event);
  }
  return state!;
}

test.each(['2026-12-01', '2026-10-02', '2027-02-08', '2028-03-01', '2031-01-01'])(
  'on %s one is overdue, one due today and one due tomorrow, also on a holiday or beyond the calendar',
  (day) => {
    const today = LegalDate(day);
    const levels = practiceCriminalCases(today).map((lines) => {
      const [limit] = watchedCriminalLimits(after(lines, today));
      return [limit!.limit, verdictOn(limit!, today, 3)?.level];
    });
    expect(levels).toEqual([
      ['criminal.arrestRequest', 'overdue'],
      ['criminal.arrestRequest', 'dueToday'],
      ['criminal.arrestRequest', 'upcoming'],
    ]);
  },
);

test('each says that it is synthetic, and another day has others', () => {
  const [first] = practiceCriminalCases(LegalDate('2026-12-01'));
  expect(practiceCriminalName(first!)).toMatch('合成');
  expect(practiceCriminalCases(LegalDate('2026-12-02'))[0]![0]!.caseId).not.toBe(first![0]!.caseId);
});
