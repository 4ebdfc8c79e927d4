import { rule, type RuleId } from '../rules/review-rules.ts';

interface Bracket {
  readonly lt?: number;
  readonly lte?: number;
  readonly gt?: number;
  readonly gte?: number;
}

/**
 * True when a number lies in the bracket that the condition of a rule sets for it: 以上 and 以下
 * include the number, 不满 and 超过 do not (刑法 art.99).
 */
export function inBracket(id: RuleId, fact: string, value: number): boolean {
  const bracket = (rule(id).when as { readonly [fact: string]: unknown })[fact] as
    Bracket | undefined;
  if (!bracket) return true;
  return (
    (bracket.lt === undefined || value < bracket.lt) &&
    (bracket.lte === undefined || value <= bracket.lte) &&
    (bracket.gt === undefined || value > bracket.gt) &&
    (bracket.gte === undefined || value >= bracket.gte)
  );
}
