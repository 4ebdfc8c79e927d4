import { arrestQuestions } from './questions/arrest.ts';
import { commutationQuestions } from './questions/commutation.ts';
import { executionQuestions } from './questions/execution.ts';
import { trialQuestions } from './questions/trial.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from './question.ts';

export { computeDeadline } from './compute-deadline.ts';
export type { ComputedDeadline, DeadlineInput, DeadlineStatus } from './compute-deadline.ts';
export type { DeadlineRuleId } from './time-limit.ts';
export type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from './question.ts';

/** Every kind of question, in the order of the procedure. */
export const questionForms: readonly QuestionForm[] = [
  ...arrestQuestions,
  ...trialQuestions,
  ...executionQuestions,
  ...commutationQuestions,
];

/**
 * Answers a question about a statutory time limit. Without `kind` the form is taken whose needed
 * days are all given and that reads the most of the fields given; among equals the earlier one.
 *
 * @returns null when no form fits, or `kind` is unknown, or a day it needs is missing.
 * @throws RangeError for contradicting days (a suspension that ends before it begins).
 */
export function deadline(question: DeadlineQuestion): DeadlineAnswer | null {
  const form = formFor(question);
  return form === null ? null : withEvaluations(form.answer(question), question);
}

/** 刑诉法 art.149 leaves psychiatric evaluation out of the time, 六机关规定第40条 no other. */
function withEvaluations(
  answer: DeadlineAnswer,
  { suspended = [] }: DeadlineQuestion,
): DeadlineAnswer {
  const other = suspended.some(({ ground }) => ground === 'otherEvaluation');
  const psychiatric = suspended.some(({ ground }) => ground === 'psychiatricEvaluation');
  if (!other && !psychiatric) return answer;
  return { ...answer, rules: [...answer.rules, 'CPL-149', ...(other ? ['SIX-040' as const] : [])] };
}

/** The form that answers a question; see {@link deadline}. */
export function formFor(question: DeadlineQuestion): QuestionForm | null {
  const candidates = questionForms.filter(
    (form) =>
      (question.kind === undefined || form.kind === question.kind) &&
      form.needs.every((day) => question[day] !== undefined),
  );
  const read = (form: QuestionForm): number =>
    [...form.needs, ...form.reads].filter((field) => question[field] !== undefined).length;
  return candidates.reduce<QuestionForm | null>(
    (best, form) => (best === null || read(form) > read(best) ? form : best),
    null,
  );
}
