import * as arrest from './arrest.ts';
import * as custody from './custody.ts';
import * as enforcement from './enforcement.ts';
import * as prosecution from './prosecution.ts';
import * as trial from './trial.ts';

/** Every step but the filing, in the order of the procedure. */
export const criminalSteps = {
  executeDetention: arrest.executeDetention,
  extendDetention: arrest.extendDetention,
  requestArrest: arrest.requestArrest,
  receiveArrestRequest: arrest.receiveArrestRequest,
  decideArrest: arrest.decideArrest,
  executeArrest: arrest.executeArrest,
  receiveNonApproval: arrest.receiveNonApproval,
  returnArrestReceipt: arrest.returnArrestReceipt,
  changeMeasure: arrest.changeMeasure,
  requestCustodyExtension: custody.requestCustodyExtension,
  decideCustodyExtension: custody.decideCustodyExtension,
  restartCustody: custody.restartCustody,
  beginEvaluation: custody.beginEvaluation,
  endEvaluation: custody.endEvaluation,
  dropCase: custody.dropCase,
  transferForProsecution: prosecution.transferForProsecution,
  receiveCaseFile: prosecution.receiveCaseFile,
  extendProsecutionReview: prosecution.extendProsecutionReview,
  returnForSupplement: prosecution.returnForSupplement,
  receiveReturn: prosecution.receiveReturn,
  decideProsecution: prosecution.decideProsecution,
  receiveIndictment: trial.receiveIndictment,
  decideAcceptance: trial.decideAcceptance,
  extendTrialTerm: trial.extendTrialTerm,
  adjournForSupplement: trial.adjournForSupplement,
  requestResumption: trial.requestResumption,
  suspendTrial: trial.suspendTrial,
  resumeTrial: trial.resumeTrial,
  scheduleHearing: trial.scheduleHearing,
  recordHearingService: trial.recordHearingService,
  holdHearing: trial.holdHearing,
  pronounceJudgment: trial.pronounceJudgment,
  serveJudgment: trial.serveJudgment,
  recordEffect: enforcement.recordEffect,
  notifyCorrection: enforcement.notifyCorrection,
  deliverDocuments: enforcement.deliverDocuments,
  receiveDocuments: enforcement.receiveDocuments,
  admitToPrison: enforcement.admitToPrison,
  sendFamilyNotice: enforcement.sendFamilyNotice,
  receiveCorrectionDocuments: enforcement.receiveCorrectionDocuments,
  returnCorrectionReceipt: enforcement.returnCorrectionReceipt,
  enterCorrection: enforcement.enterCorrection,
} as const;

export type CriminalSteps = typeof criminalSteps;
export type CriminalStepName = keyof CriminalSteps;
export const criminalStepNames = Object.keys(criminalSteps) as readonly CriminalStepName[];
