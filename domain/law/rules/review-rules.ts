import { registryOf, type IdOf, type RuleIn } from './registry.ts';
import { reviewRuleTexts } from './review-rule-texts.ts';

export { citation, inForce } from './force.ts';

type ReviewEntry = (typeof reviewRuleTexts)[number];

/** Id of a rule that the statutory review may read. */
export type RuleId = IdOf<ReviewEntry>;
export type RuleOf<Id extends RuleId> = RuleIn<ReviewEntry, Id>;

/**
 * The part of the law that the review needs, with the names of `index.ts`: the browser and the
 * contract carry only this. The time limits, materials and steps are in `index.ts` as well.
 */
export const { rules, rule, isRuleId } = registryOf<ReviewEntry>(reviewRuleTexts);
