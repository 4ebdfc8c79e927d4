import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadline } from '../deadlines/index.ts';
import { deadlineQuestionSchema } from '../deadlines/question.schema.ts';
import type { Finding, ProposalJudgement, Review } from '../review/answer.ts';
import { explain } from '../review/explain.ts';
import { review } from '../review/review.ts';
import { factsOf } from './cases.ts';

/**
 * A case with the whole answer that was read and kept. The answer is evidence of what the law
 * module said, so that nothing in it changes unseen; that it is right is shown by the worked and
 * published cases and by the second calculation.
 */
export interface KeptCase {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly answer: readonly string[];
  /** Explanations in Chinese and English, for the cases that are told apart by them. */
  readonly texts?: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** A question about a time limit with the whole answer; null where no form answers it. */
export interface KeptQuestion {
  readonly question: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

export const keptFiles = {
  review: join(import.meta.dirname, 'data/kept-cases.json'),
  deadlines: join(import.meta.dirname, 'data/kept-questions.json'),
};
const kept = (name: keyof typeof keptFiles): unknown =>
  JSON.parse(readFileSync(keptFiles[name], 'utf8'));
export const keptCases = (): readonly KeptCase[] => kept('review') as KeptCase[];
export const keptQuestions = (): readonly KeptQuestion[] => kept('deadlines') as KeptQuestion[];

const pairs = (record: object): string =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');

function findingLine(finding: Finding): string {
  const { rule, result, effect, soft, passesFrom, facts, arithmetic } = finding;
  const words = [rule, result, effect, soft && 'soft', passesFrom && `from ${passesFrom}`];
  return [...words.filter(Boolean), pairs(facts), arithmetic && `| ${arithmetic}`]
    .filter((word) => word !== '')
    .join(' ');
}

function proposalLines({ violations, ...judged }: ProposalJudgement): string[] {
  return [
    `proposal ${pairs(judged)}`,
    ...violations.map(
      ({ rule, field, expected, actual, passesFrom }) =>
        `violation ${rule} ${pairs({ field, expected, actual, passesFrom })}`,
    ),
  ];
}

/** All that an answer says apart from prose, one thing a line. */
export function answerLines(answer: Review): string[] {
  const { findings, missing, reviewReasons, proposal, facts: _, ...rest } = answer;
  return [
    ...Object.entries(rest).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...findings.map(findingLine),
    ...reviewReasons.map(({ rule, question, decisive }) =>
      ['person', rule, question, decisive && 'decisive'].filter(Boolean).join(' '),
    ),
    ...missing.map(({ field, neededBy }) => `missing ${field} for ${neededBy.join(', ')}`),
    ...(proposal === null ? [] : proposalLines(proposal)),
  ];
}

/** The answer of today to the facts of a kept case. */
export function answerTo({ facts, texts }: Pick<KeptCase, 'facts' | 'texts'>): KeptCase {
  const answer = review(factsOf(facts));
  return {
    facts,
    answer: answerLines(answer),
    ...(texts && {
      texts: { zh: explain(answer, 'zh').split('\n'), en: explain(answer, 'en').split('\n') },
    }),
  };
}

/** The answer of today to a kept question; a refusal is an answer as well. */
export function answerToQuestion({ question }: Pick<KeptQuestion, 'question'>): KeptQuestion {
  const parsed = deadlineQuestionSchema.safeParse(question);
  if (!parsed.success) return { question, answer: parsed.error.issues };
  try {
    return { question, answer: JSON.parse(JSON.stringify(deadline(parsed.data))) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { question, answer: error.message };
  }
}
