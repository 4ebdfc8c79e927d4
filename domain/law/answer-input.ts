import { deadline, questionForms, type DeadlineAnswer } from './deadlines/index.ts';
import { isDeadlineQuestion, parseQuestion } from './deadlines/read-question.ts';
import { parseFacts, type FactError } from './facts.schema.ts';
import type { Review } from './review/answer.ts';
import { review, type ReviewOptions } from './review/review.ts';

/** What the law says to an input from outside: the verdict, a time limit, or what cannot be read. */
export type LawAnswer =
  | { readonly kind: 'review'; readonly answer: Review }
  | { readonly kind: 'deadline'; readonly answer: DeadlineAnswer }
  | { readonly kind: 'errors'; readonly errors: readonly FactError[] };

/**
 * Answers JSON of unknown shape: facts with a review, a question about a time limit with the day
 * and its arithmetic. The day of the law (`options.lawDate`) is that of a review only; a question
 * says itself of which day it is.
 */
export function answerInput(input: unknown, options: ReviewOptions): LawAnswer {
  if (!isDeadlineQuestion(input)) {
    const parsed = parseFacts(input);
    return parsed.ok
      ? { kind: 'review', answer: review(parsed.facts, options) }
      : { kind: 'errors', errors: parsed.errors };
  }
  const parsed = parseQuestion(input);
  if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
  const answer = deadline(parsed.question);
  return answer === null
    ? { kind: 'errors', errors: [unanswered(parsed.question.kind)] }
    : { kind: 'deadline', answer };
}

/** No form fits: what the kind needs, or which kinds there are. */
function unanswered(kind: string | undefined): FactError {
  const needs = questionForms.find((form) => form.kind === kind)?.needs.join('、');
  return {
    field: 'kind',
    code: 'unanswered',
    text:
      needs === undefined
        ? {
            zh: `没有这样的期限问题；已知的有：${kinds}`,
            en: `No such question about a time limit; there are: ${kinds}`,
          }
        : { zh: `还需要的日期：${needs}`, en: `Days that it needs: ${needs}` },
  };
}

const kinds = questionForms.map(({ kind }) => kind).join('、');
