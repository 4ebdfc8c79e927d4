import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { citation, isRuleId, rule, type RuleId } from '../rules/review-rules.ts';
import type {
  Effect,
  FactValue,
  FileCheck,
  Figures,
  Finding,
  OpenQuestion,
  ReviewReason,
} from './answer.ts';
import type { Gate } from './gate.ts';

/** What the rules write down while they are applied; the verdict is read from it at the end. */
export interface Notebook {
  readonly explain: boolean;
  /** True when the rule is in force on the day by whose law the case is judged. */
  readonly applies: (id: RuleId) => boolean;
  readonly findings: Finding[];
  readonly missing: Map<string, (RuleId | FileCheck)[]>;
  readonly reasons: ReviewReason[];
  readonly gates: Gate[];
  readonly figures: Figures;
}

export const newNotebook = (explain: boolean, applies: Notebook['applies']): Notebook => ({
  explain,
  applies,
  findings: [],
  missing: new Map(),
  reasons: [],
  gates: [],
  figures: {},
});

export interface FindingInput {
  readonly result: Finding['result'];
  readonly facts?: Readonly<Record<string, FactValue>>;
  /** The statement; the title of the rule where left out. */
  readonly text?: Bilingual;
  /** The steps of the calculation, asked for only when an explanation is wanted. */
  readonly steps?: () => readonly Bilingual[];
  readonly passesFrom?: LegalDate | null;
  readonly effect?: Effect;
  readonly soft?: boolean;
}

const outsideItsTime: Bilingual = {
  zh: '该条在所适用法律之日不施行，当日的规定不在本程序数据内，由人决定',
  en: 'The rule is not in force on the day of the law applied, and that day’s rules are not in the data: a person decides',
};

const noFacts: Readonly<Record<string, FactValue>> = {};

/**
 * Writes down how a rule (or a check on the file) came out. No rule speaks before its first day or
 * after its last: what it would have decided then goes to a person.
 */
export function record(notes: Notebook, id: RuleId | FileCheck, input: FindingInput): void {
  if (isRuleId(id) && !notes.applies(id)) {
    if ((input.effect ?? 'none') !== 'none')
      leaveToPerson(notes, id, outsideItsTime, { decisive: input.result !== 'met' });
    return;
  }
  const text = input.text ?? titleOf(id);
  const steps = notes.explain && input.steps ? input.steps() : [];
  notes.findings.push({
    rule: id,
    article: articleOf(id),
    textZh: text.zh,
    textEn: text.en,
    result: input.result,
    facts: input.facts ?? noFacts,
    arithmetic: steps.map((step) => step.zh).join('；'),
    arithmeticEn: steps.map((step) => step.en).join('; '),
    passesFrom: input.passesFrom ?? null,
    effect: input.effect ?? 'none',
    soft: input.soft ?? false,
  });
}

/** Writes down that a rule needs a fact which the file does not have. */
export function miss(notes: Notebook, field: string, neededBy: RuleId | FileCheck): void {
  const rules = notes.missing.get(field);
  if (!rules) notes.missing.set(field, [neededBy]);
  else if (!rules.includes(neededBy)) rules.push(neededBy);
}

/** Writes down what the law leaves to a person; `decisive` when the verdict turns on it. */
export function leaveToPerson(
  notes: Notebook,
  id: RuleId | FileCheck,
  text: Bilingual,
  { decisive, question = null }: { decisive: boolean; question?: OpenQuestion | null },
): void {
  notes.reasons.push({
    question,
    rule: id,
    article: articleOf(id),
    textZh: text.zh,
    textEn: text.en,
    decisive,
  });
}

const citations = new Map<RuleId, string>();

/** The article of a rule as a lawyer cites it, in Chinese; null for a check on the file. */
export function articleOf(id: RuleId | FileCheck): string | null {
  if (!isRuleId(id)) return null;
  let text = citations.get(id);
  if (text === undefined) {
    text = citation(rule(id)).zh;
    citations.set(id, text);
  }
  return text;
}

const fileChecks: Readonly<Record<FileCheck, Bilingual>> = {
  'CALC-TERM': { zh: '刑期止日的推算', en: 'End of the term, reckoned' },
  'FILE-ORDER': { zh: '案卷日期先后', en: 'Order of dates in the file' },
  'FILE-SENTENCE': { zh: '案卷刑罚记载', en: 'Sentence as the file gives it' },
  'FILE-REDUCTIONS': { zh: '案卷历次减刑', en: 'Earlier reductions in the file' },
  'FILE-PERSON': { zh: '案卷罪犯情况', en: 'Person in the file' },
  'FILE-CLASS': { zh: '案卷罪犯类别', en: 'Class of prisoner in the file' },
  'FILE-END': { zh: '案卷刑期止日', en: 'End of the term in the file' },
};

/** What a rule is called. */
export const titleOf = (id: RuleId | FileCheck): Bilingual =>
  isRuleId(id) ? rule(id).title : fileChecks[id];
