import { z } from 'zod';
import { choice, decision, longText, on } from '../fields.ts';
import { step } from '../step.ts';

/** 法释〔2014〕5号第十六条第二款: before the ruling, in writing; the court decides. */
export const requestWithdrawal = step({
  command: 'requestWithdrawal',
  event: 'WithdrawalRequested',
  title: { zh: '申请撤回建议', en: 'Ask to withdraw the proposal' },
  consequence: {
    zh: '是否准许由人民法院决定，并通报检察院。',
    en: 'The court decides; the procuratorate is informed.',
  },
  agency: 'prison',
  role: 'decider',
  schema: z.strictObject({ on, reason: longText('撤回理由', 'Reason') }),
  evolve: (state, data) => ({
    stage: 'withdrawal',
    withdrawal: { from: state.stage, reason: data.reason },
  }),
});

export const decideWithdrawal = step({
  command: 'decideWithdrawal',
  event: 'WithdrawalDecided',
  title: { zh: '决定是否准许撤回', en: 'Decide on the withdrawal' },
  consequence: {
    zh: '准许的，案件终结；不准许的，恢复原环节。',
    en: 'If permitted the case ends, otherwise it goes on where it was.',
  },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    on,
    permitted: decision('是否准许撤回', 'The withdrawal is', {
      yes: { zh: '准许撤回', en: 'Permitted' },
      no: { zh: '不准许撤回', en: 'Not permitted' },
    }),
    reasons: longText('理由', 'Reasons').nullable(),
  }),
  evolve: (state, data) =>
    data.permitted
      ? { stage: 'closed', outcome: 'withdrawn' }
      : { stage: state.withdrawal!.from, withdrawal: null },
});

/** Before the proposal is with the court the prison may end the case by itself. */
export const abandonCase = step({
  command: 'abandonCase',
  event: 'CaseAbandoned',
  title: { zh: '终止办理', en: 'Abandon the case' },
  consequence: { zh: '案件终结，未提请法院。', en: 'The case ends without a proposal.' },
  agency: 'prison',
  role: 'decider',
  schema: z.strictObject({ on, reason: longText('理由', 'Reason') }),
  evolve: () => ({ stage: 'closed', outcome: 'notProposed' }),
});

export const recordSentenceEnd = step({
  command: 'recordSentenceEnd',
  event: 'SentenceEnded',
  title: { zh: '刑罚终止', en: 'The sentence ended' },
  consequence: { zh: '案件终结。', en: 'The case ends.' },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    ground: choice(['served', 'pardoned', 'died', 'acquitted'], '终止原因', 'Ground'),
  }),
  evolve: () => ({ stage: 'closed', outcome: 'sentenceEnded' }),
});
