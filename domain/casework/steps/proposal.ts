import { z } from 'zod';
import { count, decision, flag, longText, on, override, text } from '../fields.ts';
import { inconsistencies } from '../case-consistency.ts';
import { consentRequired, consentUnknown, lawGate, pastTheLaw, summarise } from '../law-gate.ts';
import { missingMaterials } from '../case-materials.ts';
import { checkDecidedAfterNotice } from '../notice-period.ts';
import { checkContent } from '../proposal-content.ts';
import { step, withOverride } from '../step.ts';
import type { CaseState } from '../case-state.ts';
import { articleAsks, procedural, refuse, together, type Refusal } from '../refusal.ts';

export const proposalFields = z
  .strictObject({
    reductionMonths: count(300, '提请减刑月数', 'Reduction proposed (months)').nullable(),
    reductionDays: count(30, '提请减刑天数', 'Reduction proposed (days)').nullable(),
    resultTermMonths: count(300, '提请减为有期徒刑月数', 'Resulting term (months)').nullable(),
    probationMonths: count(
      60,
      '缓刑考验期缩减至（月）',
      'Probation of a suspended sentence shortened to (months)',
    ).nullish(),
    parole: flag('提请假释', 'Parole is proposed'),
  })
  .meta({ zh: '提请内容', en: 'Proposal' });

/** What a ruling grants: the same figures, no longer proposed. */
export const grantedFields = proposalFields
  .extend({
    reductionMonths: count(300, '减刑月数', 'Reduction (months)').nullable(),
    reductionDays: count(30, '减刑天数', 'Reduction (days)').nullable(),
    resultTermMonths: count(300, '减为有期徒刑月数', 'Resulting term (months)').nullable(),
    parole: flag('准予假释', 'Parole is granted'),
  })
  .meta({ zh: '裁定内容', en: 'What is granted' });

export const decideProposal = step({
  command: 'decideProposal',
  event: 'ProposalDecided',
  title: { zh: '监狱长办公会决定', en: "Decide on the proposal (warden's meeting)" },
  consequence: {
    zh: '决定提请的，案件进入提请环节；决定不予提请的，案件终结。',
    en: 'A decision to propose moves the case on; a decision not to propose ends it.',
  },
  agency: 'prison',
  role: 'decider',
  schema: z.strictObject({
    on,
    propose: decision('是否提请', 'Decision on the proposal', {
      yes: { zh: '决定提请', en: 'To propose' },
      no: { zh: '决定不予提请', en: 'Not to propose' },
    }),
    proposal: proposalFields.nullable(),
    reasons: longText('理由', 'Reasons').nullable(),
    replyToProcuratorate: longText(
      '对检察意见未采纳的回复',
      "Reply to the procuratorate's opinion that is not followed",
    ).nullable(),
    override,
  }),
  check: (data, state) => {
    const early = checkDecidedAfterNotice(state, data.on);
    if (!data.propose || early !== null) return early;
    if (data.proposal === null) {
      return refuse(
        'schema-violation',
        procedural('PROC-PROPOSAL', '决定提请的，应当写明提请内容', 'The proposal is missing', {
          field: '/proposal',
        }),
      );
    }
    const empty = checkContent(state, data.proposal, '/proposal');
    if (empty !== null) return empty;
    const act = { filingDate: data.on, proposal: data.proposal };
    return together(
      replyMissing(data, state),
      lawGate(
        state,
        { ...act, override: data.override, under: '/proposal' },
        consentUnknown(state, act),
      ),
    );
  },
  derive: (data, state) => {
    if (!data.propose || data.proposal === null) return {};
    const act = { filingDate: data.on, proposal: data.proposal };
    return {
      review: summarise(state, act),
      provincialConsentRequired: consentRequired(state, act),
      ...pastTheLaw(state, { ...act, override: data.override }, consentUnknown(state, act)),
    };
  },
  evolve: (state, data) =>
    data.propose
      ? {
          proposal: data.proposal,
          provincialConsentRequired: data.provincialConsentRequired === true,
          overrides: withOverride(state, 'ProposalDecided', data),
          stage: data.provincialConsentRequired === true ? 'provincialConsent' : 'proposal',
        }
      : { stage: 'closed', outcome: 'notProposed' },
});

/** 司发通〔2014〕38号: a differing opinion that is not followed is answered. */
function replyMissing(
  { replyToProcuratorate }: { readonly replyToProcuratorate: string | null },
  { procuratorateOpinion }: CaseState,
): Refusal | null {
  if (procuratorateOpinion?.stance !== 'disagree' || replyToProcuratorate !== null) return null;
  return refuse(
    'refused-by-law',
    articleAsks(
      'MOJ38-OPN',
      '对检察机关提出的不同意见未予采纳的，应当及时予以回复或者在决定书中说明理由',
      'A differing opinion of the procuratorate that is not followed must be answered with reasons',
      { field: '/replyToProcuratorate' },
    ),
  );
}

export const recordProvincialConsent = step({
  command: 'recordProvincialConsent',
  event: 'ProvincialConsentRecorded',
  title: { zh: '省级监狱管理机关审核', en: 'Record the provincial consent' },
  consequence: {
    zh: '审核同意的，可以提请法院；不同意的，案件终结。',
    en: 'With consent the case may go to the court; without it ends.',
  },
  agency: 'prison',
  role: 'decider',
  schema: z.strictObject({
    on,
    consents: decision('审核结论', 'Outcome', {
      yes: { zh: '审核同意', en: 'Consents' },
      no: { zh: '审核不同意', en: 'Does not consent' },
    }),
    authority: text(200, { zh: '审核机关', en: 'Authority', personal: 'freeText' }).nullable(),
    opinion: longText('审核意见', 'Opinion').nullable(),
  }),
  evolve: (_, data) =>
    data.consents ? { stage: 'proposal' } : { stage: 'closed', outcome: 'notProposed' },
});

export const submitProposal = step({
  command: 'submitProposal',
  event: 'ProposalSubmitted',
  title: { zh: '提请法院裁定', en: 'Submit the proposal to the court' },
  consequence: {
    zh: '建议书送达法院，副本抄送检察院；法院自收到之日起一个月内裁定。',
    en: 'The proposal goes to the court, a copy to the procuratorate; the court has one month.',
  },
  agency: 'prison',
  role: 'decider',
  schema: z.strictObject({
    on,
    materials: z
      .array(text(80, { zh: '材料', en: 'Material', personal: 'freeText' }))
      .max(60)
      .meta({ zh: '随案移送材料', en: 'Materials that travel with the case' }),
    override,
  }),
  check: (data, state) =>
    checkContent(state, state.proposal, '/proposal') ??
    together(
      missingMaterials(state, data.materials, data.on),
      lawGate(
        state,
        { filingDate: data.on, proposal: state.proposal, override: data.override, under: null },
        inconsistencies(state, data.on),
      ),
    ),
  derive: (data, state) => ({
    review: summarise(state, { filingDate: data.on, proposal: state.proposal }),
    ...pastTheLaw(
      state,
      { filingDate: data.on, proposal: state.proposal, override: data.override },
      inconsistencies(state, data.on),
    ),
  }),
  evolve: (state, data) => ({
    stage: 'acceptance',
    overrides: withOverride(state, 'ProposalSubmitted', data),
    filingDate: data.on,
    materials: data.materials,
  }),
});
