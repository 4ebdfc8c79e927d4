import type { MaterialCode } from '#domain/law/materials/material-kinds.ts';

/** Words of file names that tell a kind of material; the first that fits is taken, so the narrower stand first. */
const words: readonly (readonly [RegExp, MaterialCode])[] = [
  [/送达回[证执]/, 'serviceReceipts'],
  [/(接收|矫正|交接).*回执/, 'correctionReceipts'],
  [/释放证明|假释证明|裁定执行/, 'executionRecords'],
  [/核准/, 'supremeCourtApproval'],
  [/拟提请|拟报请/, 'proposedOpinion'],
  [/建议书|提请书/, 'proposal'],
  [/检察(院)?意见|检察建议/, 'procuratorateOpinion'],
  [/省(级)?.*审核|监狱管理局.*审核/, 'provincialReviewForm'],
  [/审核表/, 'reviewForm'],
  [/会议记录|会议纪要|研究记录/, 'meetingMinutes'],
  [/社区.*评估|调查评估/, 'communityImpactAssessment'],
  [/财产申报|申报表/, 'assetDeclaration'],
  [/告知/, 'adverseConsequenceNotice'],
  [/消费|账户|余额/, 'inPrisonSpendingRecords'],
  [/缴款|缴纳|票据|收据|执行裁定|终结执行/, 'enforcementRecords'],
  [/财产(性)?判项|履行情况/, 'propertyPerformanceRecords'],
  [/计分|考核/, 'scoringDetailsAppraisalRewardForms'],
  [/鉴定|奖惩|奖励|评审/, 'appraisalAndRewardForms'],
  [/悔改|立功|证明材料/, 'meritEvidence'],
  [/判决|裁定|裁判|执行通知/, 'judgmentExecutionNoticeAndPriorRulings'],
];

/** The kind of material that a file's name speaks of; null where it speaks of none, and somebody must say. */
export const materialOfName = (fileName: string): MaterialCode | null =>
  words.find(([pattern]) => pattern.test(fileName.normalize('NFC')))?.[1] ?? null;
