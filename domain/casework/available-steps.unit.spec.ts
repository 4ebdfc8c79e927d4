import { AgencyId } from '#domain/kernel/ids.ts';
import { availableSteps } from './available-steps.ts';
import { agencyKinds } from './agencies.ts';
import { after, decide, journey, journeyUntil, parties } from './testing/scenario.ts';

describe('what an agency may do now', () => {
  test('names every step of the journey to the agency whose step it is, and to no other', () => {
    for (let done = 1; done < journey.length; done += 1) {
      const state = after(journey.slice(0, done));
      const next = journey[done]!.kind;
      const offered = agencyKinds.filter(
        (kind) => availableSteps(state, parties[kind]).primary === next,
      );
      expect([next, offered]).toEqual([next, [expect.any(String)]]);
    }
  });

  test('offers beside it what the stage allows', () => {
    const state = after(journey.slice(0, 9));
    expect(state.stage).toBe('acceptance');
    expect(availableSteps(state, parties.court)).toMatchObject({
      primary: 'acceptCase',
      others: expect.arrayContaining(['returnForSupplement', 'refuseFiling', 'attachDocument']),
    });
    expect(availableSteps(state, parties.procuratorate)).toMatchObject({
      primary: null,
      others: expect.arrayContaining(['giveWrittenOpinion']),
    });
  });

  test('offers nothing of which there is nothing to be done', () => {
    const offered = (until: Parameters<typeof journeyUntil>[0], kind: keyof typeof parties) => {
      const { primary, others } = availableSteps(after(journeyUntil(until)), parties[kind]);
      return [primary, ...others];
    };
    for (const kind of ['prison', 'court'] as const) {
      for (const name of ['excerptDocument', 'refileDocument', 'withdrawDocument'] as const) {
        expect(offered('acceptCase', kind)).not.toContain(name);
      }
    }
    expect(offered('postPrisonNotice', 'prison')).not.toContain('endPrisonNotice');
    expect(offered('endPrisonNotice', 'prison')).not.toContain('postPrisonNotice');
    expect(offered('endCourtNotice', 'court')).not.toContain('postCourtNotice');
  });

  test('offers what is done with a document where there is one', () => {
    const state = after(journeyUntil('acceptCase'));
    const document = { documentId: 'd' } as (typeof state.documents)[number];
    expect(availableSteps({ ...state, documents: [document] }, parties.court).others).toContain(
      'excerptDocument',
    );
  });

  test('offers nothing to a stranger', () => {
    const state = after(journey.slice(0, 3));
    expect(availableSteps(state, AgencyId('court-b'))).toEqual({ primary: null, others: [] });
  });

  test('offers nothing that the procedure would call out of order', () => {
    const state = after(journey.slice(0, 5));
    for (const kind of agencyKinds) {
      for (const name of availableSteps(state, parties[kind]).others) {
        const answer = decide({ kind: name, data: { on: null } } as never, state, parties[kind]);
        const rules = answer.kind === 'refused' ? answer.violations.map(({ rule }) => rule) : [];
        expect(rules).not.toContain('PROC-STAGE');
        expect(rules).not.toContain('PROC-PARTY');
      }
    }
  });
});
