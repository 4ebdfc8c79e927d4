import type { Instrument } from './instrument.ts';
import { ruleOf, type Rule, type RuleText } from './rule.ts';

/** A rule text together with its instrument, as `textsOf` gives it. */
export interface Entry {
  readonly instrument: Instrument;
  readonly text: RuleText;
}

/** The ids of a list of entries. */
export type IdOf<E extends Entry> = E['text']['id'];

/** The rule with this id, with its exact figures. */
export type RuleIn<E extends Entry, Id extends IdOf<E>> = Rule<Extract<E['text'], { id: Id }>>;

/** Rules by id. */
export interface Registry<E extends Entry> {
  readonly rules: readonly (Rule & { readonly id: IdOf<E> })[];
  readonly rule: <const Id extends IdOf<E>>(id: Id) => RuleIn<E, Id>;
  readonly isRuleId: (text: string) => text is IdOf<E>;
}

/** The registry of these entries, in their order; every id must be there once. */
export function registryOf<const E extends Entry>(entries: readonly E[]): Registry<E> {
  const rules = entries.map(({ instrument, text }) => ruleOf(instrument, text));
  const byId: ReadonlyMap<string, Rule> = new Map(rules.map((each) => [each.id, each]));
  return {
    rules,
    rule: (id) => byId.get(id) as RuleIn<E, typeof id>,
    isRuleId: (text): text is IdOf<E> => byId.has(text),
  };
}
