import { instruments } from './instruments.ts';
import { procedureRuleTexts } from './procedure-rule-texts.ts';
import { registryOf, type IdOf, type RuleIn } from './registry.ts';
import { reviewRuleTexts } from './review-rule-texts.ts';

export { citation, inForce } from './force.ts';

type AnyEntry = (typeof reviewRuleTexts)[number] | (typeof procedureRuleTexts)[number];
type AnyText = AnyEntry['text'];

/** Id of a rule that exists: a wrong one does not compile. */
export type RuleId = IdOf<AnyEntry>;

/** Ids of the rules that are left to a person. */
export type ForPersonId = Extract<AnyText, { treatment: 'forPerson' }>['id'];

/** Ids of the rules with a clock: the statutory time limits of the ten overdue warnings. */
export type ClockId = Extract<AnyText, { clock: object }>['id'];

/** The rule with this id, with its exact figures. */
export type RuleOf<Id extends RuleId> = RuleIn<AnyEntry, Id>;

const place = new Map<unknown, number>(instruments.map((each, index) => [each, index]));

/** Every rule, in the order of the instruments. */
export const { rules, rule, isRuleId } = registryOf<AnyEntry>(
  [...reviewRuleTexts, ...procedureRuleTexts].sort(
    (a, b) => place.get(a.instrument)! - place.get(b.instrument)!,
  ),
);
