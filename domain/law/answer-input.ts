import { deadline, questionForms, type DeadlineAnswer } from './deadlines/index.ts';
import { isDeadlineQuestion, parseQuestion, sidesOf } from './deadlines/read-question.ts';
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
 * says itself of which day it is. Never throws for what was put in: a day too far to be reckoned
 * from is an error of this input, and costs no other its answer.
 */
export function answerInput(input: unknown, options: ReviewOptions): LawAnswer {
  try {
    return answered(input, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'errors', errors: [beyondReckoning] };
  }
}

function answered(input: unknown, options: ReviewOptions): LawAnswer {
  if (!isDeadlineQuestion(input)) {
    const parsed = parseFacts(input);
    return parsed.ok
      ? { kind: 'review', answer: review(parsed.facts, options) }
      : { kind: 'errors', errors: parsed.errors };
  }
  const mixed = mixedWithFacts(input);
  if (mixed.length > 0) return { kind: 'errors', errors: mixed };
  const parsed = parseQuestion(input);
  if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
  const reversed = reversedSuspensions(parsed.question.suspended ?? []);
  if (reversed.length > 0) return { kind: 'errors', errors: reversed };
  const answer = deadline(parsed.question);
  return answer === null
    ? { kind: 'errors', errors: [unanswered(parsed.question.kind)] }
    : { kind: 'deadline', answer };
}

const beyondReckoning: FactError = {
  field: '',
  code: 'outOfRange',
  text: {
    zh: '推算结果超出 1900 年至 2199 年，请核对日期和期间',
    en: 'The reckoning leads outside the years 1900 to 2199: check the days and periods',
  },
};

/** A field of a time limit among the facts of a case: two things are asked at once. */
const mixedWithFacts = (input: Readonly<Record<string, unknown>>): readonly FactError[] => {
  const names = Object.keys(input);
  const { facts, questions } = sidesOf(names);
  // A question with a stray fact is a question; the more there is of either says what was meant.
  if (facts.length <= questions.length) return [];
  return questions.map((field) => ({
    field,
    code: 'mixedInput',
    text: {
      zh: `“${field}”是期限问题的字段，与案件事实（${facts.slice(0, 5).join('、')}）不能一并填写，请单独提问`,
      en: `“${field}” belongs to a question about a time limit, not to the facts of a case (${facts.slice(0, 5).join(', ')}): ask it by itself`,
    },
  }));
};

const reversedSuspensions = (
  suspended: readonly { readonly from: string; readonly to: string | null }[],
): readonly FactError[] =>
  suspended.flatMap(({ from, to }, index) =>
    to === null || to >= from
      ? []
      : [
          {
            field: `suspended.${index}.to`,
            code: 'outOfRange' as const,
            text: {
              zh: `中止期间止于${to}，早于起日${from}`,
              en: `The suspension ends on ${to}, before it begins on ${from}`,
            },
          },
        ],
  );

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
