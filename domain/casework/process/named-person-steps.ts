import type { StepCommand } from '../step-names.ts';

/**
 * The steps by which somebody says yes or no, sends the case back, orders how it is tried, or
 * speaks for an agency. Posting, serving, executing, attaching report what was decided.
 */
export const namedPersonSteps: readonly StepCommand[] = [
  'recordWardReview',
  'recordDepartmentReview',
  'recordCommitteeReview',
  'giveProcuratorateOpinion',
  'decideProposal',
  'recordProvincialConsent',
  'submitProposal',
  'acceptCase',
  'returnForSupplement',
  'refuseFiling',
  'giveWrittenOpinion',
  'chooseTrialMode',
  'recordTrial',
  'extendRulingTerm',
  'makeRuling',
  'fileCorrectionOpinion',
  'orderRetrial',
  'makeRetrialRuling',
  'requestWithdrawal',
  'decideWithdrawal',
  'abandonCase',
];
