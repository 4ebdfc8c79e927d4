import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Period } from '../period.ts';
import type { Confidence, Instrument } from './instrument.ts';

export const ruleKinds = [
  'eligibility',
  'start',
  'interval',
  'amount',
  'deadline',
  'procedure',
  'materials',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export type RuleSubtype =
  'conversion' | 'counting' | 'dataValidation' | 'definition' | 'floor' | 'transition';

/**
 * What the program does with a rule: calculates it, checks it on the course of the case, checks
 * it on the materials, or leaves it to a person (the reason stands in `for-person.ts`).
 */
export type Treatment = 'computed' | 'process' | 'materials' | 'forPerson';

/** What follows when the rule is not met; nothing where the text orders without a sanction. */
export type OnFail = 'block' | 'incomplete' | 'warn' | 'humanReview';

/** The consequence of a rule in figures; only the fields that occur in many rules are named. */
export interface Limit {
  /** `>=` at least, `<=` at most, `before>=` counted backwards, `resultTermRange`, `relax`, … */
  readonly op?: string;
  readonly period?: Period;
  readonly workingDays?: number;
  readonly persons?: number;
  /** Numerator and denominator. */
  readonly fraction?: readonly [number, number];
  readonly minMonths?: number;
  readonly maxMonths?: number;
  /** The words of the article that give the figure. */
  readonly asWritten?: string;
  readonly from?: string;
  readonly to?: string;
  readonly trigger?: string;
  readonly actor?: string;
  readonly extension?: { readonly period: Period; readonly if?: string } | null;
  readonly requires?: string | readonly string[];
  readonly mandatory?: boolean;
  readonly [detail: string]: unknown;
}

/** Who must act from when, what stops, suspends and restarts the time, and how it is counted. */
export interface Clock {
  /** Which of the ten overdue warnings, `a` to `j`. */
  readonly warning: string;
  readonly actor: string;
  readonly trigger: string;
  readonly stops: readonly string[];
  readonly suspends?: readonly string[];
  readonly resets?: readonly string[];
  /** Ids of the rules that lengthen this one. */
  readonly extensions?: readonly string[];
  /** `custody`: never lengthened by holidays (刑诉法 art.105(4)); `ordinary`: to the next working day. */
  readonly counting: 'custody' | 'ordinary';
  readonly maximum?: string;
  readonly warnDays?: number;
}

/** A rule as it is written down: what its instrument already says is left out. */
export interface RuleText {
  readonly id: string;
  readonly title: Bilingual;
  readonly article: string;
  /** The words of the article, verbatim. */
  readonly text: string;
  readonly kind: RuleKind;
  readonly subtype?: RuleSubtype;
  /** `computed` where it is not said. */
  readonly treatment?: Treatment;
  readonly from?: string;
  readonly to?: string;
  readonly confidence?: Confidence;
  /** The facts on which the rule applies. */
  readonly when: { readonly [fact: string]: unknown };
  readonly limit: Limit;
  readonly onFail?: OnFail;
  readonly supersedes?: readonly string[];
  readonly clock?: Clock;
}

/** A rule, whole. `R` keeps the exact figures, so `rule('SPC2016-006-1A').limit.period.years` is 1. */
export interface Rule<R extends RuleText = RuleText> {
  readonly id: R['id'];
  readonly title: Bilingual;
  readonly instrument: Instrument;
  readonly article: string;
  readonly text: string;
  readonly kind: RuleKind;
  readonly subtype: RuleSubtype | null;
  readonly treatment: Treatment;
  /** First day of the rule. */
  readonly from: LegalDate;
  /** Last day of the rule; null while it is in force. */
  readonly to: LegalDate | null;
  readonly confidence: Confidence;
  readonly when: R['when'];
  readonly limit: R['limit'];
  readonly onFail: OnFail | null;
  readonly supersedes: readonly string[];
  readonly clock: R extends { readonly clock: infer C } ? C : Clock | null;
}

/** The texts of one instrument, each carrying the instrument. */
export const textsOf = <const R extends readonly RuleText[]>(
  instrument: Instrument,
  texts: R,
): { readonly [I in keyof R]: { readonly instrument: Instrument; readonly text: R[I] } } =>
  texts.map((text) => ({ instrument, text })) as never;

/** The whole rule from its text; throws RangeError for a day that does not exist. */
export function ruleOf(instrument: Instrument, text: RuleText): Rule {
  const from = text.from ?? instrument.from;
  if (from === null) throw new RangeError(`rule ${text.id} has no first day`);
  return {
    id: text.id,
    title: text.title,
    instrument,
    article: text.article,
    text: text.text,
    kind: text.kind,
    subtype: text.subtype ?? null,
    treatment: text.treatment ?? 'computed',
    from: LegalDate(from),
    to: text.to === undefined ? null : LegalDate(text.to),
    confidence: text.confidence ?? instrument.confidence,
    when: text.when,
    limit: text.limit,
    onFail: text.onFail ?? null,
    supersedes: text.supersedes ?? [],
    clock: (text.clock ?? null) as never,
  };
}
