import { requiredMaterialCodes } from '#domain/casework/case-materials.ts';
import { factsFor } from '#domain/casework/case-facts.ts';
import { latestRuling, type CaseState, type Proposal } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { Stage } from '#domain/casework/stages.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { review } from '#domain/law/index.ts';
import type { Random } from './random.ts';

/** A command of the stage that a case is at; null ends it there. */
type NextStep = (state: CaseState, on: LegalDate, random: Random) => CaseCommand | null;

const override = { reason: '合成数据：由人决定的事项按已作出肯定判断处理。' };
const opinion = (on: LegalDate, random: Random) => ({
  on,
  agreed: !random.chance(0.01),
  opinion: random.chance(0.3) ? '考核期内表现稳定，同意。' : null,
});

/** What is proposed: at most what the law allows on that day. */
function proposalOf(state: CaseState, on: LegalDate, random: Random): Proposal {
  if (state.measure === 'parole') {
    return { reductionMonths: null, reductionDays: null, resultTermMonths: null, parole: true };
  }
  const answer = review(factsFor(state, { filingDate: on }));
  if (state.facts.currentSentence === 'life') {
    const resultTermMonths = answer.resultTermMonths ?? 264;
    return { reductionMonths: null, reductionDays: null, resultTermMonths, parole: false };
  }
  const most = answer.maxReductionMonths ?? 6;
  const reductionMonths = Math.max(1, random.between(Math.min(3, most), most));
  return { reductionMonths, reductionDays: null, resultTermMonths: null, parole: false };
}

function ruling(state: CaseState, on: LegalDate, random: Random): CaseCommand {
  const kind = random.next();
  const { proposal } = state;
  const refuses = kind < 0.06 || proposal === null;
  const months = proposal?.reductionMonths ?? null;
  const adjusts = !refuses && kind < 0.14 && months !== null && months > 1;
  const granted = adjusts ? { ...proposal!, reductionMonths: months - 1 } : proposal;
  const reckoned = refuses
    ? null
    : review(factsFor(state, { filingDate: state.filingDate, rulingDate: on, proposal: granted }))
        .proposal;
  return {
    kind: 'makeRuling',
    data: {
      on,
      outcome: refuses ? 'refuse' : adjusts ? 'adjust' : 'grant',
      granted: refuses ? null : granted,
      newEnd: (reckoned?.newEnd ?? null) as LegalDate | null,
      paroleProbationEnd: (reckoned?.paroleProbationEnd ?? null) as LegalDate | null,
      resultSentence: !refuses && granted?.resultTermMonths != null ? 'fixedTerm' : null,
      politicalRightsYears: null,
      reasons: refuses || adjusts ? '合成数据：综合考察后认为幅度或者条件应予调整。' : null,
      override,
    },
  } as CaseCommand;
}

/** Stage by stage, what comes next; odds and ends come up now and then. */
export const nextStep: Readonly<Partial<Record<Stage, NextStep>>> = {
  wardReview: (_, on, random) => ({ kind: 'recordWardReview', data: opinion(on, random) }),
  departmentReview: (_, on, random) => ({
    kind: 'recordDepartmentReview',
    data: opinion(on, random),
  }),
  committeeReview: (_, on, random) => ({
    kind: 'recordCommitteeReview',
    data: { ...opinion(on, random), members: 9 },
  }),
  prisonNotice: ({ prisonNotice }, on) =>
    prisonNotice === null
      ? { kind: 'postPrisonNotice', data: { on } }
      : { kind: 'endPrisonNotice', data: { on, objections: [] } },
  procuratorateOpinion: (_, on, random) => ({
    kind: 'giveProcuratorateOpinion',
    data: random.chance(0.05)
      ? { on, stance: 'suggestChange', text: '建议减刑幅度适当从严掌握。' }
      : { on, stance: 'agree', text: null },
  }),
  proposalDecision: (state, on, random) => ({
    kind: 'decideProposal',
    data: {
      on,
      propose: true,
      proposal: proposalOf(state, on, random),
      reasons: null,
      replyToProcuratorate:
        state.procuratorateOpinion === null ? null : '已经评审委员会复议，意见予以说明。',
      override,
    },
  }),
  provincialConsent: (_, on) => ({
    kind: 'recordProvincialConsent',
    data: { on, consents: true, authority: '上海市监狱管理局', opinion: null },
  }),
  proposal: (state, on) => ({
    kind: 'submitProposal',
    data: { on, materials: [...requiredMaterialCodes(state, on)], override },
  }),
  acceptance: (state, on, random) =>
    state.returns.length === 0 && random.chance(0.07)
      ? {
          kind: 'returnForSupplement',
          data: {
            on,
            items: [{ material: 'meritEvidence', reason: '缺少考核期内奖励审批表复印件。' }],
            property: false,
          },
        }
      : {
          kind: 'acceptCase',
          data: {
            on,
            courtCaseNumber: `合成（${on.slice(0, 4)}）沪刑更${random.between(1, 99_999)}号`,
          },
        },
  supplement: (_, on) => ({
    kind: 'submitSupplement',
    data: { on, answers: [{ material: 'meritEvidence', note: '已补送奖励审批表。' }] },
  }),
  courtNotice: ({ courtNotice }, on) =>
    courtNotice === null
      ? { kind: 'postCourtNotice', data: { on } }
      : { kind: 'endCourtNotice', data: { on, objections: [] } },
  trial: ({ trialMode }, on, random) =>
    trialMode === null
      ? { kind: 'chooseTrialMode', data: { on, mode: 'hearing', hearingDate: null } }
      : {
          kind: 'recordTrial',
          data: {
            on,
            procurators: 2 + random.between(0, 1),
            offenderInterviewed: true,
            summary: null,
          },
        },
  ruling,
  service: (state, on) => {
    const bureau = latestRuling(state)?.granted?.parole === true ? on : null;
    return {
      kind: 'serveRuling',
      data: { on, prison: on, procuratorate: on, offender: on, justiceBureau: bureau },
    };
  },
  execution: (state, on, random) => ({
    kind: 'executeRuling',
    data: {
      on,
      certificateNumber:
        latestRuling(state)?.granted?.parole === true ? `合成${random.between(1, 99_999)}` : null,
    },
  }),
  handover: (_, on) => ({ kind: 'handOver', data: { on } }),
  correctionReceipt: (_, on) => ({ kind: 'receiveIntoCorrection', data: { on, reportedOn: on } }),
};

/** Days from one step to the next, at least and at most, by the stage that is left. */
export const daysAt: Readonly<Partial<Record<Stage, readonly [number, number]>>> = {
  prisonNotice: [1, 12],
  procuratorateOpinion: [2, 10],
  acceptance: [1, 6],
  supplement: [1, 3],
  courtNotice: [1, 9],
  trial: [1, 8],
  ruling: [1, 12],
  service: [1, 7],
};
