import { citation, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { ErrorCode } from '#domain/kernel/errors.ts';
import type { Violation } from '#domain/kernel/violation.ts';

/** Why a command is not accepted. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly violations: readonly Violation[];
}

/** A condition of the procedure that does not hold. */
export const procedural = (
  rule: string,
  zh: string,
  en: string,
  more: Partial<Violation> = {},
): Violation => ({ rule, article: null, text: { zh, en }, ...more });

/** What an article asks of an act and does not find, cited as its rule says. */
export const articleAsks = (
  id: RuleId,
  zh: string,
  en: string,
  more: Partial<Violation> = {},
): Violation => procedural(id, zh, en, { article: citation(rule(id)).zh, ...more });

export const refuse = (code: ErrorCode, ...violations: Violation[]): Refusal | null =>
  violations.length === 0 ? null : { code, violations };

/** What several checks say against one act, all of it at once; the first that refuses gives the code. */
export function together(...refusals: readonly (Refusal | null)[]): Refusal | null {
  const found = refusals.filter((each) => each !== null);
  const [first] = found;
  return first === undefined
    ? null
    : { code: first.code, violations: found.flatMap(({ violations }) => violations) };
}

/** A finding, or something missing, that a written reason went past. */
export type Overridden = Pick<Violation, 'rule' | 'article' | 'text'>;
