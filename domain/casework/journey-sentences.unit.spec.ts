import { agencyNames } from './agencies.ts';
import { availableSteps } from './available-steps.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseCommand } from './events.ts';
import { senderOf } from './sender.ts';
import { outcomeName, stageInfo } from './stages.ts';
import { steps } from './steps/index.ts';
import { after, journey, opening, parties } from './testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

const on = LegalDate;
const parole = {
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: true,
} as const;
const otherwise: Readonly<Record<string, object>> = {
  openCase: {
    measure: 'parole',
    facts: { ...opening().facts, noReoffendRisk: true, communityAssessment: true },
  },
  decideProposal: { proposal: parole },
  submitProposal: {
    materials: [
      'proposal',
      'judgmentExecutionNoticeAndPriorRulings',
      'meritEvidence',
      'appraisalAndRewardForms',
      'procuratorateOpinion',
      'communityImpactAssessment',
    ],
  },
  chooseTrialMode: { mode: 'hearing', hearingDate: on('2026-04-03') },
  recordTrial: { on: on('2026-04-03'), procurators: 2 },
  makeRuling: { granted: parole, newEnd: null, paroleProbationEnd: on('2027-09-04') },
  serveRuling: { justiceBureau: on('2026-04-14') },
  executeRuling: { certificateNumber: '（2026）假释证第1号' },
};
const paroleJourney = [
  ...journey.map(({ kind, data }) => ({ kind, data: { ...data, ...otherwise[kind] } })),
  { kind: 'handOver', data: { on: on('2026-04-15') } },
  { kind: 'receiveIntoCorrection', data: { on: on('2026-04-20'), reportedOn: on('2026-04-17') } },
] as unknown as readonly CaseCommand[];

/** What the page of the case says after each step: whose turn it is at what, or how the case ended. */
const said = (commands: readonly CaseCommand[]): string => {
  const { stage, outcome, measure } = after(commands);
  const { turn, zh } = stageInfo[stage];
  return turn === null
    ? `办结：${outcomeName(outcome!, measure).zh}`
    : `${agencyNames[turn].zh}办理“${zh}”`;
};

/** The consequences that promise a time, and the limit of the case that must then run. */
const promised: Readonly<Record<string, string>> = {
  submitProposal: 'ruling',
  acceptCase: 'courtNoticePosting',
  postPrisonNotice: 'prisonNoticePeriod',
  postCourtNotice: 'courtNoticePeriod',
  makeRuling: 'service',
  serveRuling: 'correctionOpinion',
  handOver: 'correctionReceipt',
};

describe.each([
  ['commutation', journey, '办结：裁定减刑并执行'],
  ['parole', paroleJourney, '办结：假释并接受社区矫正'],
] as const)('on the way of a %s', (_, commands, end) => {
  const places = commands.map(({ kind }, index) => [kind, index] as const);

  test.each(places)(
    'after %s the page names whose turn it is, and the button is theirs',
    (_k, index) => {
      const state = after(commands.slice(0, index + 1));
      const next = commands[index + 1];
      if (next === undefined) return expect(said(commands)).toBe(end);
      const turn = senderOf(next.kind);
      expect(said(commands.slice(0, index + 1))).toContain(`${agencyNames[turn].zh}办理`);
      expect(availableSteps(state, parties[turn]).primary).toBe(next.kind);
      for (const other of Object.values(parties)) {
        if (other !== parties[turn]) expect(availableSteps(state, other).primary).toBeNull();
      }
    },
  );

  test.each(places.filter(([kind]) => kind in promised))(
    'the time that %s promises runs from it, with its last day and its article',
    (kind, index) => {
      const [before, state] = [commands.slice(0, index), commands.slice(0, index + 1)].map(after);
      const { data } = commands[index]!;
      const limit = caseDeadlines(state!).find(({ id }) => id === promised[kind])!;
      expect(caseDeadlines(before!).map(({ id }) => id)).not.toContain(promised[kind]);
      expect(limit).toMatchObject({ done: false, from: data.on });
      expect(limit.due! > data.on!).toBe(true);
      expect(limit.article.zh).toMatch(/第/);
      expect(steps[kind as keyof typeof steps].consequence.zh).toMatch(/[日月]/);
    },
  );
});
