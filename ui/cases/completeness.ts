import type { AttachedDocument, CaseState } from '#domain/casework/case-state.ts';
import { materialsOf } from '#domain/casework/case-materials.ts';
import type { Stage } from '#domain/casework/stages.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { MaterialStep, RequiredMaterials } from '#domain/law/materials/index.ts';

type RequiredMaterial = RequiredMaterials['materials'][number];

/** A material that the law asks for at this stage, and how far it is there. */
export interface MaterialState {
  readonly required: RequiredMaterial;
  readonly documents: readonly AttachedDocument[];
  /** `declared`: the prison said that it travels with the file, but no electronic document is here. */
  readonly state: 'present' | 'declared' | 'missing' | 'whereAny';
}

export interface Completeness {
  readonly step: MaterialStep;
  readonly asOf: LegalDate;
  readonly materials: readonly MaterialState[];
  /** Facts without which the list may be too short, by their names among the facts of the case. */
  readonly missingFacts: readonly ('currentSentence' | 'property')[];
}

const inPrison: ReadonlySet<Stage> = new Set([
  'wardReview',
  'departmentReview',
  'committeeReview',
  'prisonNotice',
]);

/** The step with which the file travels next, or with which it came to where the case is. */
const stepOf = (stage: Stage): MaterialStep =>
  inPrison.has(stage)
    ? 'wardReport'
    : stage === 'procuratorateOpinion'
      ? 'procuratorateReview'
      : 'courtFiling';

/** RULE-3 at the stage of the case: what must be there, by the law of its last step, and what is. */
export function completenessOf(state: CaseState, today: LegalDate): Completeness {
  const step = stepOf(state.stage);
  const asOf = state.lastOn ?? today;
  const { materials, missing } = materialsOf(state, step, asOf);
  return {
    step,
    asOf,
    materials: materials.map((required) => materialState(state, required)),
    missingFacts: [
      ...new Set(missing.map((each) => (each === 'sentence' ? 'currentSentence' : 'property'))),
    ],
  };
}

function materialState(state: CaseState, required: RequiredMaterial): MaterialState {
  const documents = state.documents.filter(({ material }) => material === required.code);
  if (documents.length > 0) return { required, documents, state: 'present' };
  if (state.materials.includes(required.code)) return { required, documents, state: 'declared' };
  return { required, documents, state: required.mandatory ? 'missing' : 'whereAny' };
}
