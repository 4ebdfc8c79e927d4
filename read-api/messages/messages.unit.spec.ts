import type { Principal } from '#domain/access/principal.ts';
import { after, caseId, journeyUntil, parties } from '#domain/casework/testing/scenario.ts';
import type { ViewStores } from '#projections/ports/views.ts';
import { happeningsOf } from './messages.ts';

const state = after(journeyUntil('acceptCase'));
const happened = ['ProposalDecided', 'ProposalSubmitted'].map((event, index) => ({
  caseId,
  position: index + 1,
  recordedAt: '2026-03-20T08:00:00Z',
  event,
  on: null,
  actor: { id: 'somebody', kind: 'person', agency: parties.prison, role: 'decider' },
}));
const dossiers = {
  list: () =>
    Promise.resolve({ asOf: 2, total: 1, dossiers: [{ ...state, id: caseId, position: 2 }] }),
  happenings: () => Promise.resolve(happened),
} as unknown as ViewStores['dossiers'];

/** What the messages of an agency say that it has to do, the newest first. */
async function owedBy(kind: 'court' | 'procuratorate'): Promise<readonly unknown[]> {
  const principal = { agency: { id: parties[kind], kind } } as unknown as Principal;
  const messages = await happeningsOf({ dossiers }, principal);
  return messages.map(({ detail }) => [detail['event'], detail['owed']]);
}

test('what happened in a case says to whom it concerns what is to be done, once', async () => {
  expect(await owedBy('court')).toMatchObject([
    ['ProposalSubmitted', { step: 'acceptCase', due: expect.anything() as unknown }],
  ]);
  expect(await owedBy('procuratorate')).toEqual([
    ['ProposalSubmitted', null],
    ['ProposalDecided', null],
  ]);
});
