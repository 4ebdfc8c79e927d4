import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { actOf, answerOf, earlier, form, lacking, mainOf } from '../answering.ts';
import { computeDeadline } from '../compute-deadline.ts';
import { custodyWindow } from '../detention.ts';
import { suspend } from '../suspension.ts';
import { timeLimit } from '../time-limit.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from '../question.ts';

const chain = ['DL-A1', 'DL-A2', 'DL-A3', 'DL-A4'] as const;

/** 拘留、逮捕与侦查羁押的期限. */
export const arrestQuestions: readonly QuestionForm[] = [
  form(
    'detentionAfterArrest',
    '逮捕后侦查羁押期限',
    'Custody for investigation after arrest',
    ['arrestExecuted'],
    ['transferredForProsecution', 'detentionExtensions', 'extensionRequestFiled'],
    detentionAfterArrest,
  ),
  form(
    'arrestReceipt',
    '批准逮捕执行回执',
    'Receipt for the execution of an arrest',
    ['arrestExecuted'],
    ['receiptReceived'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DL-B1',
        from: question.arrestExecuted!,
        ...actOf(question, question.receiptReceived),
      });
      return answerOf('arrestReceipt', ['DL-B1', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'nonApprovalReceipt',
    '不批准逮捕执行回执',
    'Receipt for a refused arrest',
    ['nonApprovalReceived'],
    ['released', 'receiptReceived'],
    (question) => {
      // 公安部令159号 art.140 counts from the release, the other texts from receipt: the earlier.
      const { nonApprovalReceived, released } = question;
      const from =
        released === undefined ? nonApprovalReceived! : earlier(released, nonApprovalReceived!)!;
      const limit = computeDeadline({
        rule: 'DL-B2',
        from,
        ...actOf(question, question.receiptReceived),
      });
      return answerOf('nonApprovalReceipt', ['DL-B2', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'arrestRequest',
    '拘留后提请批准逮捕',
    'Request for arrest after detention',
    ['criminalDetentionExecuted'],
    ['detentionClass', 'arrestRequestFiled'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DL-A6',
        part: question.detentionClass ?? 'ordinary',
        from: question.criminalDetentionExecuted!,
        ...actOf(question, question.arrestRequestFiled),
      });
      return answerOf('arrestRequest', ['DL-A6', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'arrestReview',
    '审查批准逮捕',
    'Review of a request for arrest',
    ['arrestRequestReceived'],
    ['detained', 'majorComplex', 'decisionMade'],
    (question) => {
      const { detained } = question;
      if (detained === undefined) return lacking('arrestReview', ['DL-D1', 'DL-D2'], ['detained']);
      const rule = detained ? 'DL-D1' : 'DL-D2';
      const limit = computeDeadline({
        rule,
        from: question.arrestRequestReceived!,
        extended: question.majorComplex === true,
        ...actOf(question, question.decisionMade),
      });
      return answerOf('arrestReview', [rule, 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'arrestReviewOwnCase',
    '检察院自侦案件审查逮捕',
    'Review of arrest in a case investigated by the procuratorate',
    ['arrestOpinionReceived'],
    ['detained', 'majorComplex', 'decisionMade'],
    (question) => {
      const { detained } = question;
      if (detained === undefined) return lacking('arrestReviewOwnCase', ['DL-D3'], ['detained']);
      const limit = computeDeadline({
        rule: 'DL-D3',
        part: detained ? 'detained' : 'notDetained',
        from: question.arrestOpinionReceived!,
        extended: question.majorComplex === true,
        ...actOf(question, question.decisionMade),
      });
      return answerOf('arrestReviewOwnCase', ['DL-D3', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'detentionExtension',
    '提请延长侦查羁押期限',
    'Request to extend custody',
    ['detentionExpires'],
    ['extensionRequestFiled', 'decisionMade'],
    (question) => {
      const expires = question.detentionExpires!;
      const request = extensionRequest(question, expires);
      return answerOf(
        'detentionExtension',
        ['DL-F1', 'DL-F2'],
        { request },
        {
          due: request.due,
          rawDue: request.rawDue,
          status: request.status,
          extensionRequestLatest: request.due!,
          extensionDecisionLatest: expires,
          holidayExtends: false,
        },
      );
    },
  ),
];

const extensionRequest = (question: DeadlineQuestion, expires: LegalDate) =>
  computeDeadline({
    rule: 'DL-F1',
    from: expires,
    ...(question.extensionRequestFiled && { done: question.extensionRequestFiled }),
    ...(question.asOf && { asOf: question.asOf }),
  });

/**
 * The first period and its three extensions, running on without a gap. Time that is not counted
 * (art.149) lengthens the period in which it falls and moves those after it.
 */
function detentionAfterArrest(question: DeadlineQuestion): DeadlineAnswer {
  const kind = 'detentionAfterArrest';
  const granted = question.detentionExtensions ?? 0;
  const windows: (readonly [LegalDate, LegalDate])[] = [];
  let before = question.restarted ?? question.arrestExecuted!;
  for (const id of chain) {
    const limit = timeLimit(id);
    const first = addDays(before, 1);
    const months = limit.kind === 'detention' ? limit.months : 0;
    const plain = custodyWindow(first, months).last;
    const moved = suspend(before, plain, question.suspended ?? []);
    if (moved.kind === 'standing') break;
    windows.push([first, moved.date]);
    before = moved.date;
  }
  const rules = [...chain, 'DL-F1', 'DL-F2', 'CPL-105'] as const;
  const current = windows[granted];
  const id = chain[granted];
  if (current === undefined || id === undefined)
    return { ...answerOf(kind, rules, {}, { windows, status: 'suspended', due: null }) };
  // The windows already begin on the day of the restart.
  const { restarted: _, ...sinceWindow } = question;
  const limit = computeDeadline({
    rule: id,
    from: addDays(current[0], -1),
    ...actOf(sinceWindow, question.transferredForProsecution),
  });
  const request = extensionRequest(question, current[1]);
  return answerOf(
    kind,
    rules,
    { detention: limit, extensionRequest: request },
    {
      due: limit.due,
      rawDue: limit.rawDue,
      status: limit.status,
      windows,
      extensionRequestLatest: request.due!,
      extensionDecisionLatest: current[1],
      holidayExtends: false,
    },
  );
}
