import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { inForce, rule, type RuleId } from '../rules/index.ts';
import type { ComputedDeadline } from './compute-deadline.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from './question.ts';
import { joined } from './texts.ts';

type Named = Omit<
  DeadlineAnswer,
  'kind' | 'rules' | 'computed' | 'arithmetic' | 'reviewReasons' | 'missing'
>;

/** Puts an answer together from the limits behind it; arithmetic and reasons are theirs. */
export function answerOf(
  kind: string,
  rules: readonly RuleId[],
  computed: Readonly<Record<string, ComputedDeadline>>,
  named: Named,
  reasons: readonly Bilingual[] = [],
): DeadlineAnswer {
  const all = Object.values(computed);
  return {
    kind,
    rules,
    ...named,
    computed,
    arithmetic: joined(all.map(({ arithmetic }) => arithmetic)),
    reviewReasons: [...all.flatMap(({ reviewReasons }) => reviewReasons), ...reasons],
    missing: [],
  };
}

/** `due`, `status` and their kin of the one limit that a question is about. */
export function mainOf(limit: ComputedDeadline): Named {
  const extended =
    limit.rawDueIfExtended === null && limit.dueIfExtended === null
      ? {}
      : { dueIfExtended: limit.dueIfExtended, rawExtended: limit.rawDueIfExtended };
  return { due: limit.due, rawDue: limit.rawDue, status: limit.status, ...extended };
}

/** An answer that waits for facts. */
export const lacking = (
  kind: string,
  rules: readonly RuleId[],
  missing: readonly string[],
): DeadlineAnswer => ({
  kind,
  rules,
  computed: {},
  arithmetic: { zh: '', en: '' },
  reviewReasons: [],
  missing,
});

/** The day on which a question turns: what is done, and the day of asking. */
export const actOf = (
  { asOf, inCustody, suspended, restarted }: DeadlineQuestion,
  done: LegalDate | undefined,
) => ({
  ...(done === undefined ? {} : { done }),
  ...(asOf === undefined ? {} : { asOf }),
  ...(inCustody === undefined ? {} : { inCustody }),
  ...(suspended === undefined ? {} : { suspended }),
  ...(restarted === undefined ? {} : { restarted }),
});

/** The rules of a list that are in force on a day. */
export const inForceOn = <Id extends RuleId>(ids: readonly Id[], day: LegalDate): readonly Id[] =>
  ids.filter((id) => inForce(rule(id), day));

/** The earlier of two days of which either may not be known. */
export const earlier = (a: LegalDate | null, b: LegalDate | null): LegalDate | null =>
  a === null ? b : b === null || a < b ? a : b;

/** A question form in one line. */
export const form = (
  kind: string,
  zh: string,
  en: string,
  needs: QuestionForm['needs'],
  reads: QuestionForm['reads'],
  answer: QuestionForm['answer'],
): QuestionForm => ({ kind, title: { zh, en }, needs, reads, answer });
