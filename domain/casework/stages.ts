import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyKind } from './agencies.ts';
import type { Measure } from './measure.ts';

/** Where a case waits, in the order of the procedure (CASE-2). */
export const stages = [
  'wardReview',
  'departmentReview',
  'committeeReview',
  'prisonNotice',
  'procuratorateOpinion',
  'proposalDecision',
  'provincialConsent',
  'proposal',
  'acceptance',
  'supplement',
  'courtNotice',
  'trial',
  'ruling',
  'withdrawal',
  'service',
  'retrial',
  'execution',
  'handover',
  'correctionReceipt',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

interface StageInfo extends Bilingual {
  /** Whose turn it is; null when nothing is left to do. */
  readonly turn: AgencyKind | null;
}

export const stageInfo: Readonly<Record<Stage, StageInfo>> = {
  wardReview: { zh: '监区审核', en: 'Ward review', turn: 'prison' },
  departmentReview: { zh: '刑罚执行科审查', en: 'Penalty-execution review', turn: 'prison' },
  committeeReview: { zh: '评审委员会评审', en: 'Review committee', turn: 'prison' },
  prisonNotice: { zh: '监内公示', en: 'Public notice in prison', turn: 'prison' },
  procuratorateOpinion: { zh: '检察院意见', en: "Procuratorate's opinion", turn: 'procuratorate' },
  proposalDecision: { zh: '监狱长办公会决定', en: "Warden's meeting decides", turn: 'prison' },
  provincialConsent: { zh: '省级监狱管理机关审核', en: 'Provincial consent', turn: 'prison' },
  proposal: { zh: '提请法院', en: 'Proposal to the court', turn: 'prison' },
  acceptance: { zh: '立案审查', en: 'Acceptance review', turn: 'court' },
  supplement: { zh: '退回补送', en: 'Returned for supplement', turn: 'prison' },
  courtNotice: { zh: '法院公示', en: 'Public notice by the court', turn: 'court' },
  trial: { zh: '审理', en: 'Hearing or paper review', turn: 'court' },
  ruling: { zh: '裁定', en: 'Ruling', turn: 'court' },
  withdrawal: { zh: '撤回申请审查', en: 'Withdrawal before the court', turn: 'court' },
  service: { zh: '送达', en: 'Service', turn: 'court' },
  retrial: { zh: '重新审理', en: 'Retrial', turn: 'court' },
  execution: { zh: '执行', en: 'Execution', turn: 'prison' },
  handover: { zh: '移交社区矫正', en: 'Hand-over', turn: 'prison' },
  correctionReceipt: { zh: '社区矫正接收', en: 'Community correction', turn: 'justiceBureau' },
  closed: { zh: '办结', en: 'Closed', turn: null },
};

/** How a case ended, where cases of several measures are meant; of one case `outcomeName` says it. */
export const outcomes = {
  granted: { zh: '裁定减刑并执行', en: 'Commutation executed' },
  paroleBegun: { zh: '假释并接受社区矫正', en: 'Parole begun' },
  converted: { zh: '死缓减为无期（有期）徒刑并执行', en: 'Reprieve converted' },
  refused: { zh: '裁定不予减刑或者假释', en: 'Commutation or parole refused' },
  notProposed: { zh: '监狱决定不予提请', en: 'Not proposed by the prison' },
  notFiled: { zh: '不予立案', en: 'Not filed by the court' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  sentenceEnded: { zh: '刑罚终止', en: 'The sentence ended' },
} as const satisfies Record<string, Bilingual>;
export type Outcome = keyof typeof outcomes;

/**
 * How a case of this measure ended: what the court refused is the measure that was asked for
 * (法释〔2014〕5号第十六条). Null for the measure where cases of several are meant, as in a filter.
 */
export function outcomeName(outcome: Outcome, measure: Measure | null): Bilingual {
  if (outcome !== 'refused' || measure === null) return outcomes[outcome];
  return measure === 'parole'
    ? { zh: '裁定不予假释', en: 'Parole refused' }
    : { zh: '裁定不予减刑', en: 'Commutation refused' };
}
