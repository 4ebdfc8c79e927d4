import { after, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { notAsked } from './asked-fields.ts';

const before = (name: 'decideProposal' | 'makeRuling' | 'executeRuling' | 'recordTrial') =>
  after(journeyUntil(name));

test('a commutation is not asked for what only a parole has', () => {
  expect([...notAsked('makeRuling', before('makeRuling'), {})]).toContain('/paroleProbationEnd');
  expect([...notAsked('executeRuling', before('executeRuling'), {})]).toEqual([
    '/certificateNumber',
  ]);
});

test('a parole is not asked for months', () => {
  const parole = { ...before('decideProposal'), measure: 'parole' } as const;
  expect([...notAsked('decideProposal', parole, {})]).toContain('/proposal');
});

test('who decides not to propose states no proposal', () => {
  const state = before('decideProposal');
  expect(notAsked('decideProposal', state, { propose: false }).has('/proposal')).toBe(true);
  expect(notAsked('decideProposal', state, { propose: true }).has('/proposal')).toBe(false);
});

test('a paper review is not asked who attended, a hearing is', () => {
  const state = before('recordTrial');
  expect(notAsked('recordTrial', state, {}).has('/procurators')).toBe(true);
  expect(notAsked('recordTrial', { ...state, trialMode: 'hearing' }, {}).size).toBe(0);
});

test('what is filled in all the same is shown', () => {
  const state = before('makeRuling');
  expect(
    notAsked('makeRuling', state, { paroleProbationEnd: '2027-09-04' }).has('/paroleProbationEnd'),
  ).toBe(false);
});
