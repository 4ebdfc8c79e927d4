import type { Bilingual } from '#domain/kernel/violation.ts';

/** The closed list of materials that travel with a case. */
export const materialKinds = {
  proposal: { zh: '减刑（假释）建议书', en: 'Proposal for commutation or parole' },
  proposedOpinion: {
    zh: '执行机关拟提请减刑（假释）意见',
    en: 'Intended proposal of the executing organ',
  },
  judgmentExecutionNoticeAndPriorRulings: {
    zh: '终审法院裁判文书、执行通知书、历次减刑裁定书的复印件',
    en: 'Copies of the final judgment, execution notice and earlier commutation rulings',
  },
  meritEvidence: {
    zh: '确有悔改或者立功、重大立功表现的具体事实的书面证明材料',
    en: 'Written evidence of the facts of repentance, merit or major merit',
  },
  appraisalAndRewardForms: {
    zh: '罪犯评审鉴定表、奖惩审批表等',
    en: 'Appraisal and reward forms',
  },
  scoringDetailsAppraisalRewardForms: {
    zh: '罪犯计分考核明细表、评审鉴定表、奖惩审批表',
    en: 'Details of the points scored, appraisal and reward forms',
  },
  reviewForm: { zh: '罪犯减刑（假释）审核表', en: 'Review form for commutation or parole' },
  meetingMinutes: {
    zh: '监区长办公会议或者人民警察集体研究会议的记录',
    en: 'Minutes of the ward meetings',
  },
  provincialReviewForm: {
    zh: '省级监狱管理机关审核意见',
    en: 'Review by the provincial prison authority',
  },
  communityImpactAssessment: {
    zh: '对所居住社区影响的调查评估报告',
    en: 'Assessment of the impact on the community',
  },
  procuratorateOpinion: { zh: '人民检察院的检察意见', en: 'Opinion of the procuratorate' },
  propertyPerformanceRecords: {
    zh: '财产性判项执行、履行情况的有关材料',
    en: 'Records of the performance of the property judgment',
  },
  propertyPerformanceStatus: {
    zh: '刑事裁判涉财产部分、附带民事裁判的执行、履行情况',
    en: 'State of performance of the property part and of civil compensation',
  },
  enforcementRecords: {
    zh: '执行裁定、缴付款票据、有无拒不履行或者妨害执行行为等材料',
    en: 'Enforcement rulings, receipts, records of refusal or obstruction',
  },
  assetDeclaration: { zh: '罪犯对其个人财产的申报材料', en: 'Declaration of assets' },
  assetStatementByOrganisations: {
    zh: '有关组织、单位对罪犯实际拥有财产情况的说明',
    en: 'Statement of organisations on the assets actually held',
  },
  adverseConsequenceNotice: {
    zh: '不履行财产性判项可能承担不利后果的告知材料',
    en: 'Notice of the adverse consequences of not performing',
  },
  inPrisonSpendingRecords: {
    zh: '在监狱、看守所内消费及账户余额情况的材料',
    en: 'Records of in-prison spending and account balance',
  },
  supremeCourtApproval: {
    zh: '最高人民法院核准特殊情况假释的裁定',
    en: "Approval of a parole for special circumstances by the Supreme People's Court",
  },
  otherPropertyRecords: {
    zh: '其他反映罪犯财产性判项执行情况的材料',
    en: 'Other records of the performance of the property judgment',
  },
  serviceReceipts: { zh: '裁定书送达回证（回执）', en: 'Receipts of service of the ruling' },
  executionRecords: {
    zh: '裁定执行的有关材料（执行通知、释放或者假释证明等）',
    en: 'Records of the execution of the ruling (notice, certificate of release or parole …)',
  },
  correctionReceipts: {
    zh: '社区矫正文书交接、接收回执',
    en: 'Receipts of hand-over to and reception into community correction',
  },
  otherMaterials: {
    zh: '其他根据案件审理需要应予移送的材料',
    en: 'Other materials that the trial needs',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type MaterialCode = keyof typeof materialKinds;

/** True for a code of {@link materialKinds}. */
export const isMaterialCode = (text: string): text is MaterialCode =>
  Object.hasOwn(materialKinds, text);
