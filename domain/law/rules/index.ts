import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ruleOf, type Rule } from './rule.ts';
import { ruleTexts } from './rule-texts.ts';

type AnyText = (typeof ruleTexts)[number]['text'];

/** Id of a rule that exists: a wrong one does not compile. */
export type RuleId = AnyText['id'];

/** Ids of the rules that are left to a person. */
export type ForPersonId = Extract<AnyText, { treatment: 'forPerson' }>['id'];

/** Ids of the rules with a clock: the statutory time limits of the ten overdue warnings. */
export type ClockId = Extract<AnyText, { clock: object }>['id'];

/** The rule with this id, with its exact figures. */
export type RuleOf<Id extends RuleId> = Rule<Extract<AnyText, { id: Id }>>;

/** Every rule, in the order of the instruments. */
export const rules: readonly (Rule & { readonly id: RuleId })[] = ruleTexts.map(
  ({ instrument, text }) => ruleOf(instrument, text) as Rule & { readonly id: RuleId },
);

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((each) => [each.id, each]));

/** The rule with this id. */
export const rule = <const Id extends RuleId>(id: Id): RuleOf<Id> => byId.get(id) as RuleOf<Id>;

/** True when a rule with this id exists. */
export const isRuleId = (text: string): text is RuleId => byId.has(text);

/** True when `date` lies between the first and the last day of the rule, both included. */
export const inForce = (each: Pick<Rule, 'from' | 'to'>, date: LegalDate): boolean =>
  each.from <= date && (each.to === null || date <= each.to);

/** The article as a lawyer cites it: 《…》（法释〔2016〕23号）第六条. */
export const citation = (each: Pick<Rule, 'instrument' | 'article'>): Bilingual => ({
  zh: `《${each.instrument.name.zh}》（${each.instrument.docNo}）${each.article}`,
  en: `${each.instrument.name.en} (${each.instrument.docNo}) ${each.article}`,
});
