import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState, Proposal, Ruling } from '#domain/casework/case-state.ts';
import { parties } from '#domain/casework/testing/scenario.ts';
import { journeyWith } from '../testing/case-events.ts';
import { caseTallies } from '../testing/case-tallies.ts';

const amounts = { reductionMonths: null, reductionDays: null, resultTermMonths: null };
const unpublished: Proposal = { ...amounts, parole: false };
const months = (reductionMonths: number): Proposal => ({ ...unpublished, reductionMonths });

function decidedCase(): CaseState {
  let state: CaseState | null = null;
  for (const event of journeyWith()) state = caseDecider.evolve(state, event);
  return state!;
}

/** Departures counted for a case with this proposal and this ruling. */
function departures(proposal: Proposal | null, ruling: Partial<Ruling>): number {
  const state = decidedCase();
  const rulings = [{ ...state.rulings[0]!, ...ruling }];
  const decided = caseTallies({ ...state, proposal, rulings }, 0).filter(
    ({ dimensions }) => dimensions['kind'] === 'decided' && dimensions['party'] === null,
  );
  return decided.reduce((sum, { counts }) => sum + counts['departures']!, 0);
}

describe('a ruling departs from the proposal', () => {
  test('when it grants another amount, or refuses', () => {
    expect(departures(months(6), { outcome: 'adjust', granted: months(5) })).toBe(1);
    expect(departures(months(6), { outcome: 'refuse', granted: null })).toBe(1);
  });

  test('not when it grants what was proposed', () => {
    expect(departures(months(6), { outcome: 'grant', granted: months(6) })).toBe(0);
  });

  test('not when the proposal was not published and the ruling adjusts nothing', () => {
    expect(departures(unpublished, { outcome: 'grant', granted: months(6) })).toBe(0);
    expect(departures(null, { outcome: 'grant', granted: months(6) })).toBe(0);
  });

  test('when the proposal was not published and the ruling says that it adjusts', () => {
    expect(departures(unpublished, { outcome: 'adjust', granted: months(6) })).toBe(1);
  });

  test('when parole was proposed and something else was granted', () => {
    const parole = { ...unpublished, parole: true };
    expect(departures(parole, { outcome: 'grant', granted: parole })).toBe(0);
    expect(departures(parole, { outcome: 'adjust', granted: months(6) })).toBe(1);
  });
});

test('a case counts the same among all cases and among those of each of its parties', () => {
  const tallies = caseTallies(decidedCase(), 2);
  const of = (party: string | null) =>
    tallies
      .filter(({ dimensions }) => dimensions['party'] === party)
      .map(({ dimensions, counts }) => ({ ...dimensions, party: null, counts }));
  expect(of(null)).not.toHaveLength(0);
  for (const party of Object.values(parties)) expect(of(party)).toEqual(of(null));
  expect(of('prison-b')).toEqual([]);
  expect(new Set(tallies.map(({ key }) => key)).size).toBe(tallies.length);
});
