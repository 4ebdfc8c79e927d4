import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { caseQuality } from './quality.ts';
import { after, changed, decide, eventsOf, journeyUntil, opening } from './testing/scenario.ts';

const on = LegalDate;
const parole = { reductionMonths: null, reductionDays: null, resultTermMonths: null, parole: true };

/** A parole of which nobody has said whether there is a risk, nor asked the community. */
const opened = (facts: object): CaseCommand => ({
  kind: 'openCase',
  data: opening({
    measure: 'parole',
    facts: { ...opening().facts, noReoffendRisk: true, communityAssessment: true, ...facts },
  }),
});
const unknown = { noReoffendRisk: null, communityAssessment: null };
const prepared = (facts: object): readonly CaseCommand[] => [
  opened(facts),
  ...journeyUntil('decideProposal').slice(1),
];
const proposing = (override: { reason: string } | null = null): CaseCommand =>
  changed('decideProposal', { proposal: parole, override });
const reason = { reason: '社区影响评估已委托，集体研究决定先行提请。' };
const submitting = (override: { reason: string } | null = null): CaseCommand =>
  changed('submitProposal', {
    materials: [
      'proposal',
      'judgmentExecutionNoticeAndPriorRulings',
      'meritEvidence',
      'appraisalAndRewardForms',
      'procuratorateOpinion',
      'communityImpactAssessment',
    ],
    override,
  });

describe('a fact that the verdict turns on and that is missing', () => {
  test('does not stop the preparation, which says what is missing', () => {
    const [event] = eventsOf([opened(unknown)]);
    expect(event).toMatchObject({
      type: 'CaseOpened',
      data: {
        review: { verdict: 'humanReview', missing: ['noReoffendRisk', 'communityAssessment'] },
      },
    });
    expect(after(prepared(unknown)).stage).toBe('proposalDecision');
  });

  test.each([
    ['null', unknown],
    ['left out', { noReoffendRisk: undefined, communityAssessment: undefined }],
  ])('stops the decision to propose (%s)', (_, facts) => {
    expect(decide(proposing(), after(prepared(facts)))).toMatchObject({
      kind: 'refused',
      code: 'refused-by-law',
      violations: [
        {
          field: '/facts/noReoffendRisk',
          article: expect.stringContaining('法释〔2016〕23号'),
          text: {
            zh: '尚不能判断：缺少“没有再犯罪的危险”',
            en: 'Cannot be judged yet: “No risk of reoffending” is missing',
          },
        },
        { field: '/facts/communityAssessment' },
      ],
    });
  });

  test('is no hindrance where it is there', () => {
    expect(decide(proposing(), after(prepared({})))).toMatchObject({
      kind: 'accepted',
      events: [{ data: { review: { verdict: 'eligible', missing: [] } } }],
    });
  });

  test('is gone past with the written reason of who decides, and the event says without what', () => {
    const decision = decide(proposing(reason), after(prepared(unknown)));
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        {
          data: {
            override: reason,
            review: { verdict: 'humanReview', missing: ['noReoffendRisk', 'communityAssessment'] },
          },
        },
      ],
    });
  });

  test('stops submission and ruling again, each with its own reason', () => {
    const decided = [...prepared(unknown), proposing(reason)];
    expect(decide(submitting(), after(decided))).toMatchObject({ kind: 'refused' });
    const submitted = [...decided, submitting(reason)];
    expect(after(submitted).overrides.map(({ event }) => event)).toEqual([
      'ProposalDecided',
      'ProposalSubmitted',
    ]);
    const state: CaseState = { ...after(submitted), stage: 'ruling' };
    const ruling = (override: { reason: string } | null): CaseCommand =>
      changed('makeRuling', {
        granted: parole,
        newEnd: null,
        paroleProbationEnd: on('2027-09-04'),
        override,
      });
    expect(decide(ruling(null), state)).toMatchObject({
      kind: 'refused',
      violations: [{ field: '/facts/noReoffendRisk' }, { field: '/facts/communityAssessment' }],
    });
    expect(decide(ruling(reason), state)).toMatchObject({ kind: 'accepted' });
  });

  test('is to be mended until somebody has decided, and only noted afterwards', () => {
    const missing = (state: CaseState) =>
      caseQuality(state).defects.filter(({ code }) => code === 'missingFact');
    const before = after(prepared(unknown));
    expect(missing(before)).toMatchObject([{ severity: 'blocking' }, { severity: 'blocking' }]);
    const decided = after([...prepared(unknown), proposing(reason)]);
    expect(missing(decided)).toMatchObject([{ severity: 'advisory' }, { severity: 'advisory' }]);
  });
});

test('who opens a case writes no reasons of a decision', () => {
  const command: CaseCommand = { kind: 'openCase', data: opening({ override: reason }) };
  expect(decide(command, null)).toMatchObject({
    kind: 'refused',
    violations: [{ rule: 'PROC-OVERRIDE', field: '/override' }],
  });
});

describe('a proposal that does not say what is to become of the sentence', () => {
  const nothing = { ...parole, parole: false };
  const life = {
    ...opening().facts,
    originalSentence: 'life',
    currentSentence: 'life',
    termMonths: null,
    sentenceStart: null,
    sentenceEnd: null,
    crimeDate: on('2020-03-01'),
    judgmentEffective: on('2022-01-10'),
    deliveryDate: on('2022-02-10'),
  } as CaseState['facts'];

  test('is not decided on', () => {
    expect(
      decide(
        changed('decideProposal', { proposal: nothing }),
        after(journeyUntil('decideProposal')),
      ),
    ).toMatchObject({
      kind: 'refused',
      code: 'refused-by-law',
      violations: [{ field: '/proposal/reductionMonths', text: { zh: '没有写明减去的刑期' } }],
    });
  });

  test.each([
    ['parole', { measure: 'parole' } as const, '/proposal/parole'],
    ['life', { facts: life } as const, '/proposal/resultTermMonths'],
  ])('of %s, names what it lacks', (_, changes, field) => {
    const state = { ...after(journeyUntil('decideProposal')), ...changes };
    expect(decide(changed('decideProposal', { proposal: nothing }), state)).toMatchObject({
      kind: 'refused',
      violations: [{ field }],
    });
  });

  test.each(['submitProposal', 'acceptCase'] as const)(
    'decided before by an earlier version, it stops at %s',
    (kind) => {
      const state = { ...after(journeyUntil(kind)), proposal: nothing };
      const command = changed(kind, {});
      expect(decide(command, state)).toMatchObject({
        kind: 'refused',
        violations: [{ field: '/proposal/reductionMonths' }],
      });
    },
  );

  test('is not granted', () => {
    const state = after(journeyUntil('makeRuling'));
    expect(decide(changed('makeRuling', { granted: nothing }), state)).toMatchObject({
      kind: 'refused',
      violations: [{ field: '/granted/reductionMonths' }],
    });
  });

  test('days alone are enough', () => {
    const days = { ...nothing, reductionDays: 20 };
    const state = after(journeyUntil('decideProposal'));
    expect(decide(changed('decideProposal', { proposal: days }), state)).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('whether the authority above must agree', () => {
  const deciding = (facts: object) => {
    const state = after(journeyUntil('decideProposal'));
    const changedFacts = { ...state.facts, ...facts } as CaseState['facts'];
    return decide(changed('decideProposal', {}), { ...state, facts: changedFacts });
  };
  /** Five years for abuse of power, two of them served since delivery. */
  const duty = {
    categories: ['dutyCrime'],
    chapter: 9,
    termMonths: 60,
    sentenceStart: '2023-01-05',
    sentenceEnd: '2028-01-04',
    judgmentEffective: '2023-02-20',
    deliveryDate: '2023-03-10',
  };

  test('is not taken for no where the rank is not told', () => {
    expect(deciding(duty)).toMatchObject({
      kind: 'refused',
      violations: [{ rule: 'MOJ38-COUNTY', field: '/facts/formerRank' }],
    });
    expect(deciding({ ...duty, formerRank: 'section' })).toMatchObject({ kind: 'accepted' });
  });

  test.each(['正司级', '市委书记', 'bureau'])('is needed for %s', (formerRank) => {
    expect(deciding({ ...duty, formerRank })).toMatchObject({
      kind: 'accepted',
      events: [{ data: { provincialConsentRequired: true } }],
    });
  });

  test('is for a person where the organ does not say what it is', () => {
    expect(deciding({ executionAgency: '看守所（已转监）' })).toMatchObject({
      kind: 'refused',
      violations: [{ rule: 'DET2013-034', field: '/facts/executionAgency' }],
    });
    expect(deciding({ executionAgency: 'detentionCentre' })).toMatchObject({
      events: [{ data: { provincialConsentRequired: true } }],
    });
  });
});
