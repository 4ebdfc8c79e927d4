import {
  after,
  changed,
  decide,
  journeyUntil,
  refusing,
} from '#domain/casework/testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { lawfulStep } from './lawful-step.ts';

test('a parole that was refused is not served on community correction', () => {
  const ruling = { ...after(journeyUntil('makeRuling')), measure: 'parole' } as const;
  const decision = decide(changed('makeRuling', refusing), ruling);
  expect(decision.kind).toBe('accepted');
  const state = {
    ...ruling,
    stage: 'service',
    rulings: [{ ...refusing, on: LegalDate('2026-04-10'), retrial: false }],
  } as never;
  const plan = { index: 0, proposal: null, chance: null } as never;
  const command = lawfulStep(state, LegalDate('2026-04-14'), plan);
  expect(command).toMatchObject({ kind: 'serveRuling', data: { justiceBureau: null } });
  expect(decide(command, state).kind).toBe('accepted');
});
