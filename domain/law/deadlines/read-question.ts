import { factErrors, factsSchema, type FactError } from '../facts.schema.ts';
import { deadlineQuestionSchema } from './question.schema.ts';
import { questionDays, type DeadlineQuestion, type QuestionDay } from './question.ts';

/** The names under which the rules themselves speak of the day that starts their clock. */
const namesOfTheRules: Readonly<Record<string, QuestionDay>> = {
  courtAdjourns: 'courtAdjourned',
  courtReceivesCorrectionOpinion: 'correctionReceivedByCourt',
  courtReceivesIndictmentAndFile: 'indictmentReceived',
  courtReceivesProposalAndEvidence: 'revocationProposalReceived',
  courtReceivesRevocationProposal: 'revocationProposalReceived',
  enforcementCourtReceivesInquiry: 'inquiryReceived',
  expiryOfCurrentDetentionPeriod: 'detentionExpires',
  nonApprovalDecisionReceived: 'nonApprovalReceived',
  noticeToExecutingOrgan: 'supplementNoticeReceived',
  procuratorateReceivesArrestRequest: 'arrestRequestReceived',
  procuratorateReceivesCaseFile: 'caseFileReceived',
  procuratorateReceivesProposalCopy: 'proposalCopyReceived',
  procuratorateReceivesRuling: 'rulingReceivedByProcuratorate',
  procuratorateReceivesRulingCopy: 'rulingCopyReceived',
  publicSecurityReceivesDocuments: 'documentsReceivedByPolice',
  publicSecurityReceivesReturnDocuments: 'returnDocumentsReceived',
};

const daysOfQuestions: ReadonlySet<string> = new Set(questionDays);

/** Names by which an input is known as a question: days that are no facts of a review. */
const ofQuestionsOnly: ReadonlySet<string> = new Set([
  'kind',
  ...questionDays.filter((name) => !(name in factsSchema.shape)),
  ...Object.keys(namesOfTheRules),
]);

/**
 * Whether an input asks for a time limit and not for a review: it names a day that only time
 * limits know, or it names such a day at all and no measure.
 */
export function isDeadlineQuestion(input: unknown): input is Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  const names = Object.keys(input);
  return (
    names.some((name) => ofQuestionsOnly.has(name)) ||
    (!names.includes('measure') && names.some((name) => daysOfQuestions.has(name)))
  );
}

/** Which names are known to the facts of a case only, and which to questions only. */
export const sidesOf = (names: readonly string[]) => ({
  facts: names.filter(
    (name) =>
      Object.hasOwn(factsSchema.shape, name) && !Object.hasOwn(deadlineQuestionSchema.shape, name),
  ),
  questions: names.filter((name) => ofQuestionsOnly.has(name)),
});

export type ParsedQuestion =
  | { readonly ok: true; readonly question: DeadlineQuestion }
  | { readonly ok: false; readonly errors: readonly FactError[] };

/**
 * Reads a question from JSON. `null` says "not known", as for the facts of a review; a day may
 * bear the name that its rule gives it. Every field that cannot be read is named.
 */
export function parseQuestion(input: Readonly<Record<string, unknown>>): ParsedQuestion {
  const known = Object.entries(input).filter(([, value]) => value !== null);
  const named = known.map(([name, value]) => [
    Object.hasOwn(namesOfTheRules, name) ? namesOfTheRules[name]! : name,
    value,
  ]);
  const parsed = deadlineQuestionSchema.safeParse(Object.fromEntries(named));
  return parsed.success
    ? { ok: true, question: parsed.data }
    : { ok: false, errors: factErrors(parsed.error.issues) };
}
