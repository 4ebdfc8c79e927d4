import { acceptCase, refuseFiling, returnForSupplement, submitSupplement } from './acceptance.ts';
import { endCourtNotice, postCourtNotice } from './court-notice.ts';
import { attachDocument, excerptDocument, refileDocument, withdrawDocument } from './documents.ts';
import { correctFacts } from './open-case.ts';
import { endPrisonNotice, postPrisonNotice } from './prison-notice.ts';
import {
  recordCommitteeReview,
  recordDepartmentReview,
  recordWardReview,
} from './prison-review.ts';
import {
  fileCorrectionOpinion,
  giveProcuratorateOpinion,
  giveWrittenOpinion,
} from './procuratorate.ts';
import { decideProposal, recordProvincialConsent, submitProposal } from './proposal.ts';
import { orderRetrial } from './retrial.ts';
import { makeRetrialRuling, makeRuling } from './ruling.ts';
import { executeRuling, handOver, receiveIntoCorrection, serveRuling } from './service.ts';
import { chooseTrialMode, extendRulingTerm, recordTrial } from './trial.ts';
import { withdrawStep } from './withdraw-step.ts';
import { abandonCase, decideWithdrawal, recordSentenceEnd, requestWithdrawal } from './ways-out.ts';

/** Every step after the opening, in the order of the procedure. */
import type { StepCommand, stepNames } from '../step-names.ts';

export const steps = {
  correctFacts,
  recordWardReview,
  recordDepartmentReview,
  recordCommitteeReview,
  postPrisonNotice,
  endPrisonNotice,
  giveProcuratorateOpinion,
  decideProposal,
  recordProvincialConsent,
  submitProposal,
  acceptCase,
  returnForSupplement,
  submitSupplement,
  refuseFiling,
  giveWrittenOpinion,
  postCourtNotice,
  endCourtNotice,
  chooseTrialMode,
  recordTrial,
  extendRulingTerm,
  makeRuling,
  serveRuling,
  fileCorrectionOpinion,
  orderRetrial,
  makeRetrialRuling,
  executeRuling,
  handOver,
  receiveIntoCorrection,
  requestWithdrawal,
  decideWithdrawal,
  abandonCase,
  recordSentenceEnd,
  attachDocument,
  excerptDocument,
  withdrawStep,
  refileDocument,
  withdrawDocument,
} as const satisfies { readonly [C in StepCommand]: Named<C> };

export type Steps = typeof steps;

/** The step of a command as the list of names has it. */
interface Named<C extends StepCommand> {
  readonly command: C;
  readonly event: (typeof stepNames)[C];
}
