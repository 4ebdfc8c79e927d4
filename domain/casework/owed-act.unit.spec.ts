import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import { owedAct } from './owed-act.ts';
import { after, journey, journeyUntil } from './testing/scenario.ts';

/** A parole whose ruling was served on 2026-04-14. */
function served(): CaseState {
  const state = after(journeyUntil('executeRuling'));
  const ruling = state.rulings[0]!;
  return {
    ...state,
    measure: 'parole',
    rulings: [{ ...ruling, granted: { ...ruling.granted!, parole: true } }],
  };
}

test('who is served a ruling of parole is told what to do and by when, though another has the turn', () => {
  expect(owedAct(served(), 'justiceBureau')).toMatchObject({
    step: 'receiveIntoCorrection',
    due: LegalDate('2026-04-24'),
  });
  expect(owedAct(served(), 'prison')).toMatchObject({ step: 'executeRuling' });
});

test('at its turn an agency owes the ordinary step, by the time limit that runs', () => {
  expect(owedAct(after(journeyUntil('makeRuling')), 'court')).toMatchObject({
    step: 'makeRuling',
    due: expect.stringMatching(/^2026-/) as unknown,
  });
  expect(owedAct(after(journeyUntil('recordWardReview')), 'prison')).toEqual({
    step: 'recordWardReview',
    notBefore: null,
    limit: null,
    due: null,
    article: null,
  });
});

test('the limit has its own name, and what cannot be done yet its first day', () => {
  expect(owedAct(after(journeyUntil('acceptCase')), 'court')).toMatchObject({
    step: 'acceptCase',
    limit: 'ruling',
    notBefore: null,
  });
  expect(owedAct(after(journeyUntil('endCourtNotice')), 'court')).toMatchObject({
    step: 'endCourtNotice',
    limit: 'ruling',
    notBefore: LegalDate('2026-03-31'),
  });
});

test('nothing is owed by who waits, nor in a closed case', () => {
  expect(owedAct(after(journeyUntil('recordWardReview')), 'court')).toBeNull();
  expect(owedAct(after(journey), 'procuratorate')).toBeNull();
  expect(owedAct(after(journey), 'prison')).toBeNull();
});
