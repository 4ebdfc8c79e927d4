import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { parts } from './deadlines/time-limit.ts';
import { cardinal } from './numeral.ts';
import type { Period } from './period.ts';
import { forPersonReasons } from './rules/for-person.ts';
import { furtherCitations } from './rules/further-citations.ts';
import { furtherTexts } from './rules/further-texts.ts';
import { citation, inForce, rules, type RuleId } from './rules/index.ts';
import type { Confidence, FurtherText, Instrument } from './rules/instrument.ts';
import { notes } from './rules/notes.ts';
import type { Clock, Limit, OnFail, Rule, RuleKind, RuleSubtype, Treatment } from './rules/rule.ts';
import { instrumentSources, ruleSources } from './rules/sources.ts';

/** One row of the published checklist (前置合约审查清单): a rule and what the program does with it. */
export interface ChecklistRow {
  readonly id: RuleId;
  readonly title: Bilingual;
  readonly kind: RuleKind;
  readonly subtype: RuleSubtype | null;
  readonly instrument: Pick<Instrument, 'id' | 'name' | 'docNo'>;
  readonly article: string;
  readonly citation: Bilingual;
  /** The words of the article, verbatim. */
  readonly text: string;
  /** Other articles that say the same, or more. */
  readonly further: readonly { readonly citation: Bilingual; readonly text: string }[];
  readonly from: LegalDate;
  readonly to: LegalDate | null;
  readonly treatment: Treatment;
  /** Why it is left to a person; null where it is not. */
  readonly reason: Bilingual | null;
  /** Names of the facts on which the rule turns. */
  readonly reads: readonly string[];
  /** Its period or amount; null where it sets none. */
  readonly period: Bilingual | null;
  readonly onFail: OnFail | null;
  readonly clock: Clock | null;
  /** Parts that are calculated one by one (前段、后段). */
  readonly parts: readonly string[];
  readonly confidence: Confidence;
  /** Where the text was read; null when it was not. */
  readonly source: string | null;
  readonly note: Bilingual | null;
}

/** What a reader of the checklist narrows it by; conditions that are left out let all through. */
export interface ChecklistFilter {
  readonly kind?: RuleKind;
  readonly treatment?: Treatment;
  /** Only rules in force on this day. */
  readonly at?: LegalDate;
  /** Id, number or part of the name of an instrument. */
  readonly instrument?: string;
  /** Words that must all occur in id, title, article, text or note. */
  readonly text?: string;
}

/** The checklist, in the order of the instruments. 已公布的规则清单. */
export const checklist = (filter: ChecklistFilter = {}): readonly ChecklistRow[] =>
  rules.filter((rule) => passes(rule, filter)).map(rowOf);

function passes(rule: Rule & { readonly id: RuleId }, filter: ChecklistFilter): boolean {
  const { kind, treatment, at, instrument, text } = filter;
  return (
    (kind === undefined || rule.kind === kind) &&
    (treatment === undefined || rule.treatment === treatment) &&
    (at === undefined || inForce(rule, at)) &&
    (instrument === undefined || named(rule.instrument, instrument)) &&
    (text === undefined || mentions(rule, text))
  );
}

const named = ({ id, docNo, name }: Instrument, wanted: string): boolean =>
  id === wanted || docNo === wanted || name.zh.includes(wanted) || name.en.includes(wanted);

const noteOf = (id: RuleId): Bilingual | null =>
  (notes as Partial<Record<RuleId, Bilingual>>)[id] ?? null;

function mentions(rule: Rule & { readonly id: RuleId }, wanted: string): boolean {
  const note = noteOf(rule.id);
  const texts = [rule.id, rule.title.zh, rule.title.en, rule.article, rule.text];
  const all = (note === null ? texts : [...texts, note.zh, note.en]).join('\n').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function rowOf(rule: Rule & { readonly id: RuleId }): ChecklistRow {
  const { id, title, kind, subtype, instrument, article, text, from, to, treatment } = rule;
  return {
    id,
    title,
    kind,
    subtype,
    instrument: { id: instrument.id, name: instrument.name, docNo: instrument.docNo },
    article,
    citation: citation(rule),
    text,
    further: furtherOf(id),
    from,
    to,
    treatment,
    reason: (forPersonReasons as Partial<Record<RuleId, Bilingual>>)[id] ?? null,
    reads: [...factsOf(rule.when), ...triggerOf(rule)],
    period: periodOf(rule.limit),
    onFail: rule.onFail,
    clock: rule.clock,
    parts: (parts as Partial<Record<RuleId, readonly string[]>>)[id] ?? [],
    confidence: rule.confidence,
    source: sourceOf(rule),
    note: noteOf(id),
  };
}

/** A rule less sure than its instrument was not read where the instrument was. */
const sourceOf = ({ id, confidence, instrument }: Rule & { readonly id: RuleId }) =>
  (ruleSources as Partial<Record<RuleId, string>>)[id] ??
  (confidence === instrument.confidence
    ? (instrumentSources as Record<string, string>)[instrument.id]!
    : null);

function furtherOf(id: RuleId): ChecklistRow['further'] {
  const keys = (
    furtherCitations as Partial<Record<RuleId, readonly (keyof typeof furtherTexts)[]>>
  )[id];
  return (keys ?? []).map((key) => {
    const each: FurtherText = furtherTexts[key];
    return { citation: citation(each), text: each.text };
  });
}

/** The event that starts the clock, without the remark that may follow its name. */
const triggerOf = ({ clock, limit }: Rule): string[] => {
  const trigger = clock?.trigger ?? limit.trigger;
  return trigger === undefined ? [] : [trigger.split(' (')[0]!];
};

/** Connectives of conditions; what stands below them are facts. */
const connectives = new Set(['anyOf', 'allOf', 'not']);

function factsOf(when: unknown): string[] {
  if (Array.isArray(when)) return [...new Set(when.flatMap(factsOf))];
  if (typeof when === 'string') return [when];
  if (when === null || typeof when !== 'object') return [];
  const facts = Object.entries(when).flatMap(([fact, value]) =>
    connectives.has(fact) ? factsOf(value) : fact === 'note' ? [] : [fact],
  );
  return [...new Set(facts)];
}

function periodOf(limit: Limit): Bilingual | null {
  const { asWritten, period, workingDays, fraction, minMonths, maxMonths } = limit;
  const figure = figureOf(period, workingDays, fraction, minMonths, maxMonths);
  if (figure === null) return asWritten === undefined ? null : { zh: asWritten, en: asWritten };
  const sign = signs[limit.op ?? ''] ?? { zh: '', en: '' };
  return { zh: asWritten ?? `${sign.zh}${figure.zh}`, en: `${sign.en}${figure.en}` };
}

const signs: Readonly<Record<string, Bilingual>> = {
  '>=': { zh: '不少于', en: 'at least ' },
  '<=': { zh: '不超过', en: 'at most ' },
  'before>=': { zh: '至迟提前', en: 'at the latest before by ' },
  relax: { zh: '放宽不超过', en: 'relaxed by at most ' },
};

function figureOf(
  period: Period | undefined,
  workingDays: number | undefined,
  fraction: readonly [number, number] | undefined,
  minMonths: number | undefined,
  maxMonths: number | undefined,
): Bilingual | null {
  if (period) return periodText(period);
  if (workingDays !== undefined)
    return { zh: `${cardinal(workingDays)}个工作日`, en: `${workingDays} working days` };
  if (fraction)
    return {
      zh: `${cardinal(fraction[1])}分之${cardinal(fraction[0])}`,
      en: `${fraction[0]}/${fraction[1]}`,
    };
  if (minMonths === undefined) return null;
  if (maxMonths === undefined || maxMonths === minMonths) return periodText(inYears(minMonths));
  return {
    zh: `${periodText(inYears(minMonths)).zh}至${periodText(inYears(maxMonths)).zh}`,
    en: `${periodText(inYears(minMonths)).en} to ${periodText(inYears(maxMonths)).en}`,
  };
}

const inYears = (months: number): Period => ({
  years: Math.trunc(months / 12),
  months: months % 12,
});

const unit = (count: number, zh: string, en: string) =>
  count === 0
    ? []
    : [{ zh: `${cardinal(count)}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }];

function periodText({ years = 0, months = 0, days = 0 }: Period): Bilingual {
  const all = [
    ...unit(years, '年', 'year'),
    ...unit(months, '个月', 'month'),
    ...unit(days, '日', 'day'),
  ];
  return { zh: all.map(({ zh }) => zh).join(''), en: all.map(({ en }) => en).join(' ') };
}
