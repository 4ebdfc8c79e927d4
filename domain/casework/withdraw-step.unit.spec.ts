import { LegalDate } from '#domain/kernel/legal-date.ts';
import { availableSteps } from './available-steps.ts';
import { caseDeadlines } from './case-deadlines.ts';
import { caseDecider } from './case-decider.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand, CaseEvent } from './events.ts';
import { caseQuality } from './quality.ts';
import {
  after,
  changed,
  decide,
  eventsOf,
  journey,
  parties,
  personFor,
} from './testing/scenario.ts';

const on = LegalDate;
const reason = '日期录入错误，撤回后重新办理。';
const withdrawal: CaseCommand = { kind: 'withdrawStep', data: { on: on('2026-11-20'), reason } };

const upTo = (kind: CaseCommand['kind']): readonly CaseCommand[] =>
  journey.slice(0, journey.findIndex((command) => command.kind === kind) + 1);
const agencyOf: Partial<Record<CaseCommand['kind'], keyof typeof parties>> = {
  giveProcuratorateOpinion: 'procuratorate',
  acceptCase: 'court',
  postCourtNotice: 'court',
  endCourtNotice: 'court',
  chooseTrialMode: 'court',
  recordTrial: 'court',
  makeRuling: 'court',
  serveRuling: 'court',
};
const withdrawn = (kind: CaseCommand['kind']) => {
  const state = after(upTo(kind));
  const decision = decide(withdrawal, state, parties[agencyOf[kind] ?? 'prison'], personFor(kind));
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
  return caseDecider.evolve(state, decision.events[0]!)!;
};
/** What is left of a state when nobody can tell that a step was there. */
const settled = (state: CaseState) => ({ ...state, reversible: null });

describe('the last step', () => {
  test.each(journey.slice(1).map(({ kind }) => kind))(
    '%s is withdrawn, and the case is as before',
    (kind) => {
      const at = journey.findIndex((command) => command.kind === kind);
      expect(settled(withdrawn(kind))).toEqual(settled(after(journey.slice(0, at))));
    },
  );

  test('is taken again on another day, and deadlines and quality follow', () => {
    const before = withdrawn('submitProposal');
    expect(caseDeadlines(before).map(({ id }) => id)).not.toContain('ruling');
    const again = changed('submitProposal', { on: on('2026-03-18') });
    const decision = decide(again, before);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
    const state = caseDecider.evolve(before, decision.events[0]!)!;
    expect(caseDeadlines(state).find(({ id }) => id === 'ruling')?.from).toBe('2026-03-18');
    expect(caseQuality(state)).toEqual(
      caseQuality(after([...journey.slice(0, upTo('submitProposal').length - 1), again])),
    );
  });

  const refusedTo = (agency: keyof typeof parties, staffOf: CaseCommand['kind']) => {
    const decision = decide(
      withdrawal,
      after(upTo('submitProposal')),
      parties[agency],
      personFor(staffOf),
    );
    return decision.kind === 'refused' ? decision.violations.map(({ rule }) => rule) : [];
  };
  test('is withdrawn by nobody else, of the own agency or of another', () => {
    expect(refusedTo('prison', 'submitProposal')).toEqual([]);
    expect(refusedTo('prison', 'decideProposal')).toEqual(['PROC-WITHDRAW']);
    expect(refusedTo('court', 'submitProposal')).toEqual(['PROC-WITHDRAW']);
  });

  test('stays when somebody has acted on it, and so does an opening', () => {
    const rules = (state: CaseState | null, kind: CaseCommand['kind'] = 'openCase') => {
      const decision = decide(withdrawal, state, parties.prison, personFor(kind));
      return decision.kind === 'refused' ? decision.violations.map(({ rule }) => rule) : [];
    };
    expect(rules(after(upTo('openCase')))).toEqual(['PROC-WITHDRAW']);
    const opinion: CaseCommand = {
      kind: 'giveWrittenOpinion',
      data: { on: on('2026-03-21'), objects: true, text: '有异议' },
    };
    expect(rules(after([...upTo('submitProposal'), opinion]), 'submitProposal')).toEqual([
      'PROC-WITHDRAW',
    ]);
    expect(rules(withdrawn('submitProposal'), 'submitProposal')).toEqual(['PROC-WITHDRAW']);
  });

  test('stays as an event, with the reason beside it', () => {
    const events = eventsOf([...upTo('recordWardReview')]);
    const decision = decide(
      withdrawal,
      after(upTo('recordWardReview')),
      parties.prison,
      personFor('recordWardReview'),
    );
    expect([...events, ...(decision as { events: readonly CaseEvent[] }).events]).toMatchObject([
      { type: 'CaseOpened' },
      { type: 'WardReviewed' },
      { type: 'StepWithdrawn', data: { reason, person: personFor('recordWardReview') } },
    ]);
  });

  test('can be withdrawn also when it closed the case', () => {
    const refusal = changed('recordWardReview', { agreed: false });
    const closed = after([journey[0]!, refusal]);
    expect(closed.stage).toBe('closed');
    const decision = decide(withdrawal, closed, parties.prison, personFor('recordWardReview'));
    expect(decision.kind).toBe('accepted');
    expect(availableSteps(closed, parties.prison).others).toContain('withdrawStep');
  });
});
