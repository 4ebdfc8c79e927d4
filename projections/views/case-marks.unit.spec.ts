import { caseDeadlines } from '#domain/casework/case-deadlines.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { after, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { journeyWith } from '../testing/case-events.ts';
import { caseMemory } from './case-folding.ts';
import { caseMarks, marksOf } from '#domain/casework/case-marks.ts';
import { caseTallies } from '../testing/case-tallies.ts';

function finished(): CaseState {
  let state: CaseState | null = null;
  for (const event of journeyWith()) state = caseDecider.evolve(state, event);
  return state!;
}
const marks = (state: CaseState, documents = 0) => marksOf(state, caseDeadlines(state), documents);

describe('the marks of a case', () => {
  test('say that it is open, then that the court ruled, then that nobody waits for it', () => {
    expect(marks(after(journeyUntil('recordWardReview')))).toEqual(['open']);
    expect(marks(after(journeyUntil('serveRuling')))).toEqual(
      expect.arrayContaining(['open', 'ruled', 'opined']),
    );
    expect(marks(finished())).not.toContain('open');
    expect(marks(finished())).toEqual(expect.arrayContaining(['closed', 'ruled']));
  });

  test('say when the procuratorate spoke against it, before the court or before that', () => {
    const state = finished();
    expect(marks(state)).not.toContain('objected');
    expect(marks({ ...state, procuratorateObjects: true })).toContain('objected');
    const procuratorateOpinion = { stance: 'disagree', text: null };
    expect(marks({ ...state, procuratorateOpinion })).toContain('objected');
  });

  const override = {
    event: 'ProposalDecided',
    on: null,
    reason: '另有说明',
    person: null,
    overridden: null,
  };

  test('say that documents are attached, and that a finding was overridden', () => {
    expect(marks(finished(), 1)).toContain('documented');
    const overrides = [override];
    expect(marks({ ...finished(), overrides })).toContain('overridden');
  });

  test('are the same from what a view keeps of the case', () => {
    const state = { ...finished(), overrides: [override] };
    expect(marks(caseMemory(state), 2)).toEqual(marks(state, 2));
  });
});

test('a case counts once for each of its marks, where it stands and by the month of its opening', () => {
  const state = after(journeyUntil('serveRuling'));
  const tallies = caseTallies(state, 3).filter(({ dimensions }) => dimensions['party'] === null);
  const of = (kind: string) => tallies.filter(({ dimensions }) => dimensions['kind'] === kind);
  expect(of('marked').map(({ dimensions }) => dimensions['mark'])).toEqual(marks(state, 3));
  expect(of('opened').map(({ counts }) => counts['documents'])).toEqual([3]);
  for (const { dimensions } of ['open', 'opened', 'decided', 'marked'].flatMap(of)) {
    expect(dimensions).toMatchObject({
      stage: state.stage,
      opened: state.steps[0]!.on!.slice(0, 7),
    });
  }
  expect(caseMarks).toHaveLength(new Set(caseMarks).size);
});

test('a retried case counts by the ruling that stands', () => {
  const state = finished();
  const [ruling] = state.rulings;
  const refused = { ...ruling!, outcome: 'refuse' as const, granted: null, retrial: true };
  const decided = caseTallies({ ...state, rulings: [ruling!, refused] }, 0).filter(
    ({ dimensions }) => dimensions['kind'] === 'decided' && dimensions['party'] === null,
  );
  expect(decided.map(({ counts }) => counts['departures'])).toEqual([1]);
});
