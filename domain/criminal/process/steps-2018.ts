import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CriminalStepName } from '../steps/index.ts';
import type { CriminalProcess, CriminalProcessStep } from './process-definition.ts';

const named = (zh: string, en: string): Bilingual => ({ zh, en });

const ofInvestigation = {
  executeDetention: {
    from: ['investigation'],
    articles: ['DL-A6'],
    instrument: named('拘留证', 'Detention warrant'),
  },
  extendDetention: {
    from: ['investigation'],
    articles: ['DL-A6'],
    instrument: named('延长拘留期限通知书', 'Notice of lengthened detention'),
  },
  requestArrest: {
    from: ['investigation'],
    articles: ['DL-A6'],
    instrument: named('提请批准逮捕书', 'Request for arrest'),
  },
  receiveArrestRequest: { from: ['arrestReview'], articles: ['DL-D1', 'DL-D2'], instrument: null },
  decideArrest: {
    from: ['arrestReview'],
    articles: ['DL-D1', 'DL-D2'],
    instrument: named('批准逮捕决定书或者不批准逮捕决定书', 'Decision on the arrest'),
  },
  executeArrest: {
    from: ['investigation'],
    articles: ['DL-B1'],
    instrument: named('逮捕证', 'Arrest warrant'),
  },
  receiveNonApproval: {
    from: ['investigation'],
    articles: ['DL-B2'],
    instrument: named('释放通知书', 'Notice of release'),
  },
  returnArrestReceipt: {
    from: [
      'investigation',
      'arrestReview',
      'prosecutionReview',
      'supplement',
      'filingReview',
      'trial',
    ],
    articles: ['DL-B1', 'DL-B2'],
    instrument: named('执行回执', 'Receipt of the execution'),
    follows: ['ArrestExecuted', 'NonApprovalReceived', 'ArrestDecided'],
  },
  changeMeasure: {
    from: ['investigation', 'prosecutionReview', 'supplement', 'filingReview', 'trial'],
    articles: [],
    instrument: named('变更强制措施决定书', 'Decision on the change of measure'),
  },
  requestCustodyExtension: {
    from: ['investigation'],
    articles: ['DL-A2', 'DL-A3', 'DL-A4', 'DL-F1'],
    instrument: named('提请批准延长侦查羁押期限意见书', 'Request for longer custody'),
  },
  decideCustodyExtension: {
    from: ['investigation'],
    articles: ['DL-F2'],
    instrument: named('延长侦查羁押期限决定书', 'Decision on longer custody'),
  },
  restartCustody: {
    from: ['investigation'],
    articles: ['DL-A1'],
    instrument: named('重新计算侦查羁押期限决定书', 'Decision to count custody anew'),
  },
  beginEvaluation: {
    from: ['investigation', 'prosecutionReview', 'supplement', 'trial'],
    articles: ['CPL-149', 'SIX-040'],
    instrument: named('鉴定聘请书', 'Appointment of the evaluator'),
  },
  endEvaluation: {
    from: ['investigation', 'prosecutionReview', 'supplement', 'trial'],
    articles: ['CPL-149', 'SIX-040'],
    instrument: named('鉴定意见', 'Opinion of the evaluator'),
  },
  dropCase: {
    from: ['investigation', 'supplement'],
    articles: [],
    instrument: named('撤销案件决定书', 'Decision to drop the case'),
  },
} as const satisfies Partial<Record<CriminalStepName, CriminalProcessStep>>;

const ofProsecution = {
  transferForProsecution: {
    from: ['investigation', 'supplement'],
    articles: ['DL-C1', 'DL-E1'],
    instrument: named('起诉意见书', 'Opinion for prosecution'),
  },
  receiveCaseFile: { from: ['prosecutionReview'], articles: ['DL-E1', 'DL-E2'], instrument: null },
  extendProsecutionReview: { from: ['prosecutionReview'], articles: ['DL-E1'], instrument: null },
  returnForSupplement: {
    from: ['prosecutionReview'],
    articles: ['DL-C1'],
    instrument: named('退回补充侦查决定书', 'Decision to return the case'),
  },
  receiveReturn: { from: ['supplement'], articles: ['DL-C1'], instrument: null },
  decideProsecution: {
    from: ['prosecutionReview'],
    articles: ['DL-E1', 'DL-E2'],
    instrument: named('起诉书或者不起诉决定书', 'Indictment, or decision not to prosecute'),
  },
} as const satisfies Partial<Record<CriminalStepName, CriminalProcessStep>>;

const ofTrial = {
  receiveIndictment: { from: ['filingReview'], articles: ['DL-G1'], instrument: null },
  decideAcceptance: { from: ['filingReview'], articles: ['DL-G1'], instrument: null },
  extendTrialTerm: {
    from: ['trial'],
    articles: ['DL-G2'],
    instrument: named('延长审限决定书', 'Decision to lengthen the trial'),
  },
  adjournForSupplement: { from: ['trial'], articles: ['DL-C2'], instrument: null },
  requestResumption: {
    from: ['trial'],
    articles: ['DL-C2'],
    instrument: named('提请恢复审理通知书', 'Request that the trial go on'),
  },
  suspendTrial: {
    from: ['trial'],
    articles: ['DL-G2'],
    instrument: named('中止审理裁定书', 'Ruling to suspend the trial'),
  },
  resumeTrial: { from: ['trial'], articles: ['DL-G2'], instrument: null },
  scheduleHearing: { from: ['trial'], articles: ['DL-H1', 'DL-H2', 'DL-H3'], instrument: null },
  recordHearingService: {
    from: ['trial'],
    articles: ['DL-H1', 'DL-H2', 'DL-H3'],
    instrument: named('送达回证', 'Proof of service'),
    follows: ['AcceptanceDecided'],
  },
  holdHearing: {
    from: ['trial'],
    articles: ['DL-H1'],
    instrument: named('庭审笔录', 'Record of the hearing'),
  },
  pronounceJudgment: {
    from: ['trial'],
    articles: ['DL-G2', 'DL-H4'],
    instrument: named('刑事判决书', 'Judgment'),
  },
  serveJudgment: {
    from: ['judgment', 'delivery', 'transfer', 'correctionEntry'],
    articles: ['DL-H4'],
    instrument: named('送达回证', 'Proof of service'),
    follows: ['JudgmentPronounced'],
  },
} as const satisfies Partial<Record<CriminalStepName, CriminalProcessStep>>;

const ofEnforcement = {
  recordEffect: { from: ['judgment'], articles: ['DL-I1', 'DL-J1'], instrument: null },
  notifyCorrection: {
    from: ['delivery'],
    articles: ['DL-J1'],
    instrument: named('社区矫正通知书', 'Notice of community correction'),
  },
  deliverDocuments: {
    from: ['delivery'],
    articles: ['DL-I1', 'DL-J2'],
    instrument: named('执行通知书', 'Notice of enforcement'),
  },
  receiveDocuments: { from: ['transfer'], articles: ['DL-I2'], instrument: null },
  admitToPrison: { from: ['transfer'], articles: ['DL-I2'], instrument: null },
  sendFamilyNotice: {
    from: ['admitted'],
    articles: ['DL-I3'],
    instrument: named('罪犯入监通知书', 'Notice of admission'),
  },
  receiveCorrectionDocuments: {
    from: ['correctionEntry', 'closed'],
    articles: ['DL-J2', 'DL-J3'],
    instrument: null,
    follows: ['EnforcementDocumentsDelivered'],
  },
  returnCorrectionReceipt: {
    from: ['correctionEntry', 'closed'],
    articles: ['DL-J3'],
    instrument: named('社区矫正法律文书送达回执', 'Receipt for the documents'),
    follows: ['CorrectionDocumentsReceived'],
  },
  enterCorrection: {
    from: ['correctionEntry'],
    articles: ['DL-J4'],
    instrument: named('社区矫正宣告书', 'Declaration of community correction'),
  },
} as const satisfies Partial<Record<CriminalStepName, CriminalProcessStep>>;

/** Where the steps have their place since the Criminal Procedure Law of 2018. */
export const steps2018: CriminalProcess['steps'] = {
  ...ofInvestigation,
  ...ofProsecution,
  ...ofTrial,
  ...ofEnforcement,
};
