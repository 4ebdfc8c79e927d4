import type { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  checkMaterials,
  isMaterialCode,
  requiredMaterials,
  type MaterialCode,
  type MaterialQuestion,
  type MaterialStep,
  type RequiredMaterials,
} from '#domain/law/materials/index.ts';
import type { CaseState } from './case-state.ts';
import { heldInDetentionCentre } from './detention-centre.ts';
import { refuse, type Refusal } from './refusal.ts';

/** States in which nothing of the property judgment is left to perform (法释〔2024〕5号第二条). */
const performed = new Set<unknown>([
  'none',
  'fullyPerformed',
  'jointlyPerformed',
  'paidByRelatives',
]);

/** RULE-3: what must travel with a step of this case on that day, each with its article. */
export const materialsOf = (
  state: CaseState,
  step: MaterialStep,
  asOf: LegalDate,
): RequiredMaterials => requiredMaterials(questionOf(state, step, asOf));

/** Codes of what must travel to the court on that day, or on the latest that the case knows. */
export function requiredMaterialCodes(
  state: CaseState,
  on: LegalDate | null,
): readonly MaterialCode[] {
  const asOf = on ?? state.lastOn;
  if (asOf === null) return [];
  return materialsOf(state, 'courtFiling', asOf).materials.flatMap(({ code, mandatory }) =>
    mandatory ? [code] : [],
  );
}

/**
 * What is missing from the file for the court, each with its article; null when it is complete.
 * A fact without which the list may be too short is asked for by the law gate of the same step.
 */
export function missingMaterials(
  state: CaseState,
  given: readonly string[],
  on: LegalDate | null,
): Refusal | null {
  if (state.provenance.kind === 'published' || on === null) return null;
  const { violations } = checkMaterials(
    questionOf(state, 'courtFiling', on),
    given.filter(isMaterialCode).map((code) => ({ code })),
  );
  return refuse('refused-by-materials', ...violations);
}

function questionOf(state: CaseState, step: MaterialStep, asOf: LegalDate): MaterialQuestion {
  const { facts } = state;
  const property = facts.property ?? null;
  return {
    step,
    measure: state.measure === 'parole' ? 'parole' : 'commutation',
    sentence: facts.currentSentence ?? facts.originalSentence ?? null,
    executingOrgan: heldInDetentionCentre(state) ? 'detentionCentre' : 'prison',
    hasPropertyJudgment: property === null ? null : property !== 'none',
    propertyUnperformed: property === null ? null : !performed.has(property),
    procuratorateOpinionExists: state.procuratorateOpinion !== null,
    asOf,
  };
}
