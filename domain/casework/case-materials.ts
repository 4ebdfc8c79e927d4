import { citation, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import { procedural, refuse, type Refusal } from './step.ts';

/** 法释〔2014〕5号第二条: what every proposal carries. */
const always: readonly RuleId[] = [
  'SPC2014-002-M1',
  'SPC2014-002-M2',
  'SPC2014-002-M3',
  'SPC2014-002-M4',
];
/** 法释〔2024〕5号第五条: where a property judgment is not fully performed. */
const property: readonly RuleId[] = [
  'SPC2024-005-M1',
  'SPC2024-005-M2',
  'SPC2024-005-M3',
  'SPC2024-005-M4',
  'SPC2024-005-M5',
];
const performed = new Set<unknown>([
  'none',
  'fullyPerformed',
  'jointlyPerformed',
  'paidByRelatives',
]);

/** Rules whose materials must travel with this proposal. */
export function materialRules(state: CaseState, on: LegalDate | null): readonly RuleId[] {
  const known = state.facts.property ?? null;
  const unperformed = known !== null && !performed.has(known);
  return [
    ...always,
    ...(state.measure === 'parole' ? (['SPC2014-002-M6'] as const) : []),
    ...(state.procuratorateOpinion === null ? [] : (['SPC2014-002-M7'] as const)),
    ...(unperformed && (on ?? '9999') >= rule('SPC2024-005-M1').from ? property : []),
  ];
}

/** Material codes that a rule asks for. */
const required = (id: RuleId): readonly string[] => {
  const { limit } = rule(id) as { limit?: { requires?: readonly string[] } };
  return limit?.requires ?? [];
};

/** Codes of all materials that must travel with this proposal. */
export const requiredMaterialCodes = (state: CaseState, on: LegalDate | null): readonly string[] =>
  materialRules(state, on).flatMap(required);

/** What is missing, each with its article; null when the file is complete. */
export function missingMaterials(
  state: CaseState,
  given: readonly string[],
  on: LegalDate | null,
): Refusal | null {
  if (state.provenance.kind === 'published') return null;
  const have = new Set(given);
  const missing = materialRules(state, on).flatMap((id) =>
    required(id)
      .filter((code) => !have.has(code))
      .map((code) => ({ id, code })),
  );
  return refuse(
    'refused-by-materials',
    ...missing.map(({ id, code }) =>
      procedural(id, `${rule(id).title.zh}（${code}）`, `${rule(id).title.en} (${code})`, {
        article: citation(rule(id)).zh,
        field: '/materials',
        expected: code,
      }),
    ),
  );
}
