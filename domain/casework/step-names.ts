/**
 * Every step of the procedure: the command that asks for it and the event that records it. The process
 * definitions are written in these names; what each step does stands in `steps/`, which is held to them.
 */
export const stepNames = {
  correctFacts: 'FactsCorrected',
  recordWardReview: 'WardReviewed',
  recordDepartmentReview: 'DepartmentReviewed',
  recordCommitteeReview: 'CommitteeReviewed',
  postPrisonNotice: 'PrisonNoticePosted',
  endPrisonNotice: 'PrisonNoticeEnded',
  giveProcuratorateOpinion: 'ProcuratorateOpinionGiven',
  decideProposal: 'ProposalDecided',
  recordProvincialConsent: 'ProvincialConsentRecorded',
  submitProposal: 'ProposalSubmitted',
  acceptCase: 'CaseAccepted',
  returnForSupplement: 'ReturnedForSupplement',
  submitSupplement: 'SupplementSubmitted',
  refuseFiling: 'FilingRefused',
  giveWrittenOpinion: 'WrittenOpinionGiven',
  postCourtNotice: 'CourtNoticePosted',
  endCourtNotice: 'CourtNoticeEnded',
  chooseTrialMode: 'TrialModeChosen',
  recordTrial: 'TrialHeld',
  extendRulingTerm: 'RulingTermExtended',
  makeRuling: 'RulingMade',
  serveRuling: 'RulingServed',
  fileCorrectionOpinion: 'CorrectionOpinionFiled',
  orderRetrial: 'RetrialOrdered',
  makeRetrialRuling: 'RetrialRulingMade',
  executeRuling: 'RulingExecuted',
  handOver: 'HandedOver',
  receiveIntoCorrection: 'ReceivedIntoCorrection',
  requestWithdrawal: 'WithdrawalRequested',
  decideWithdrawal: 'WithdrawalDecided',
  abandonCase: 'CaseAbandoned',
  recordSentenceEnd: 'SentenceEnded',
  attachDocument: 'DocumentAttached',
  excerptDocument: 'DocumentExcerpted',
  withdrawStep: 'StepWithdrawn',
  refileDocument: 'DocumentRefiled',
  withdrawDocument: 'DocumentWithdrawn',
} as const;

export type StepCommand = keyof typeof stepNames;
export type StepEvent = (typeof stepNames)[StepCommand];
