import { requiredMaterialCodes } from '#domain/casework/case-materials.ts';
import { factsFor } from '#domain/casework/facts-of-act.ts';
import { latestRuling, type CaseState, type Proposal } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { mandatoryHearingGrounds } from '#domain/casework/law-gate.ts';
import type { Stage } from '#domain/casework/stages.ts';
import { review } from '#domain/law/index.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Chance } from './random.ts';
import { officeDay } from './synthetic-days.ts';

/** What the agencies of one synthetic case have in mind. */
export interface Plan {
  readonly index: number;
  readonly proposal: Proposal;
  readonly chance: Chance;
}

type Next = (state: CaseState, on: LegalDate, plan: Plan) => CaseCommand;

const reviewed = (on: LegalDate, { chance }: Plan) => {
  const agreed = !chance.share(0.01);
  return { on, agreed, opinion: agreed ? null : '合成数据：考核材料尚不充分，暂不提请。' };
};

const objection = (chance: Chance) =>
  chance.share(0.03)
    ? [{ by: 'public', text: '合成数据：对考核计分有疑问。', founded: false } as const]
    : [];

/** The step that the agency whose turn it is takes next, by the stage in which the case waits. */
const steps: Readonly<Record<Exclude<Stage, 'closed'>, Next>> = {
  wardReview: (_, on, plan) => ({ kind: 'recordWardReview', data: reviewed(on, plan) }),
  departmentReview: (_, on, plan) => ({ kind: 'recordDepartmentReview', data: reviewed(on, plan) }),
  committeeReview: (_, on, plan) => ({
    kind: 'recordCommitteeReview',
    data: { ...reviewed(on, plan), members: plan.chance.pick([9, 9, 11]) },
  }),
  prisonNotice: (state, on, { chance }) =>
    state.prisonNotice === null
      ? { kind: 'postPrisonNotice', data: { on } }
      : { kind: 'endPrisonNotice', data: { on, objections: objection(chance) } },
  procuratorateOpinion: ({ measure }, on, { chance }) => {
    const agrees = !chance.share(0.06);
    const text = agrees ? null : '合成数据：建议从严掌握减刑幅度。';
    const differing = measure === 'parole' ? 'disagree' : 'suggestChange';
    const stance = agrees ? 'agree' : chance.pick(['disagree', differing] as const);
    return { kind: 'giveProcuratorateOpinion', data: { on, stance, text } };
  },
  proposalDecision: (state, on, { proposal, chance }) => {
    const propose = !chance.share(0.02);
    const differs = state.procuratorateOpinion?.stance !== 'agree';
    return {
      kind: 'decideProposal',
      data: {
        on,
        propose,
        proposal: propose ? proposal : null,
        reasons: propose ? null : '合成数据：采纳检察意见，本次不予提请。',
        replyToProcuratorate: differs ? '合成数据：已复核考核材料，维持提请意见。' : null,
        override: null,
      },
    };
  },
  provincialConsent: (_, on, { chance }) => ({
    kind: 'recordProvincialConsent',
    data: { on, consents: !chance.share(0.03), authority: '上海市监狱管理局', opinion: null },
  }),
  proposal: (state, on) => ({
    kind: 'submitProposal',
    data: { on, materials: [...new Set(requiredMaterialCodes(state, on))], override: null },
  }),
  acceptance: (state, on, { index, chance }) =>
    state.returns.length === 0 && chance.share(0.1)
      ? {
          kind: 'returnForSupplement',
          data: {
            on,
            property: false,
            items: [{ material: 'meritEvidence', reason: '合成数据：缺少考核期间的证明材料。' }],
          },
        }
      : {
          kind: 'acceptCase',
          data: { on, courtCaseNumber: `（${on.slice(0, 4)}）沪合成刑更${index + 1}号` },
        },
  supplement: (state, on) => ({
    kind: 'submitSupplement',
    data: {
      on,
      answers: state.returns.at(-1)!.items.map(({ material }) => ({
        material,
        note: '合成数据：已补送。',
      })),
    },
  }),
  courtNotice: (state, on, { chance }) =>
    state.courtNotice === null
      ? { kind: 'postCourtNotice', data: { on } }
      : { kind: 'endCourtNotice', data: { on, objections: objection(chance) } },
  trial: (state, on, { chance }) => {
    if (state.trialMode === null) {
      const hearing = mandatoryHearingGrounds(state).length > 0 || chance.share(0.1);
      const mode = hearing ? 'hearing' : 'paper';
      const hearingDate = hearing ? officeDay(addDays(on, 4)) : null;
      return { kind: 'chooseTrialMode', data: { on, mode, hearingDate } };
    }
    return {
      kind: 'recordTrial',
      // Only a hearing has procurators who attend it.
      data: {
        on,
        procurators: state.trialMode === 'hearing' ? 2 : null,
        offenderInterviewed: true,
        summary: null,
      },
    };
  },
  ruling: ruling,
  withdrawal: (_, on) => ({
    kind: 'decideWithdrawal',
    data: { on, permitted: true, reasons: '合成数据：准许撤回。' },
  }),
  service: (state, on) => ({
    kind: 'serveRuling',
    data: {
      on,
      prison: on,
      procuratorate: on,
      offender: on,
      justiceBureau: latestRuling(state)?.granted?.parole === true ? on : null,
    },
  }),
  retrial: (state, on, plan) => {
    const { data } = ruling(state, on, plan) as Extract<CaseCommand, { kind: 'makeRuling' }>;
    return { kind: 'makeRetrialRuling', data: { ...data, newPanel: true } };
  },
  execution: (state, on, { index }) => ({
    kind: 'executeRuling',
    data: {
      on,
      certificateNumber: state.measure === 'parole' ? `合成假释证字第${index + 1}号` : null,
    },
  }),
  handover: (_, on) => ({ kind: 'handOver', data: { on } }),
  correctionReceipt: (_, on) => ({ kind: 'receiveIntoCorrection', data: { on, reportedOn: on } }),
};

/** The next step of a case that is not closed, done on this day. */
export const lawfulStep: Next = (state, on, plan) =>
  steps[state.stage as Exclude<Stage, 'closed'>](state, on, plan);

/** Mostly what the prison proposes; now and then less, or nothing, with reasons. */
function ruling(state: CaseState, on: LegalDate, { chance }: Plan): CaseCommand {
  const months = state.proposal?.reductionMonths ?? null;
  const refuses = state.measure !== 'reprieveExpiry' && chance.share(0.05);
  const adjusts = !refuses && months !== null && months > 2 && chance.share(0.05);
  const granted = adjusts ? { ...state.proposal!, reductionMonths: months - 1 } : state.proposal;
  const act = { filingDate: state.filingDate, rulingDate: on, proposal: granted };
  const answer = refuses ? null : review(factsFor(state, act));
  return {
    kind: 'makeRuling',
    data: {
      on,
      outcome: refuses ? 'refuse' : adjusts ? 'adjust' : 'grant',
      granted: refuses ? null : granted,
      // Life has no end; of a reprieve that becomes a term the law gives it without a proposal.
      newEnd:
        answer?.proposal?.newEnd ??
        (answer?.resultSentence === 'fixedTerm' ? (answer.newEnd ?? null) : null),
      paroleProbationEnd: answer?.proposal?.paroleProbationEnd ?? null,
      resultSentence: answer?.resultSentence ?? null,
      politicalRightsYears: null,
      reasons: refuses || adjusts ? '合成数据：综合犯罪情节与改造表现，裁定如上。' : null,
      override: null,
    },
  };
}
