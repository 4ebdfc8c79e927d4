import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseQuality } from '#domain/casework/defects.ts';
import { caseQuality } from '#domain/casework/quality.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, foldCase } from './case-folding.ts';

/** The data quality of one case (CASE-6). */
export interface CheckedCase {
  readonly id: string;
  readonly quality: CaseQuality;
  /** What is needed to go on and to be checked again. */
  readonly state: CaseState;
}

const unchecked: CaseQuality = { shares: [], defects: [] };

export const qualityProjector: Projector<CheckedCase> = {
  view: 'quality',
  version: 6,
  eventTypes: caseEvents,
  ofOneStream: true,
  keys: caseKeys,
  apply: (doc, event, key) => ({
    id: key,
    quality: unchecked,
    state: foldCase(doc?.state ?? null, event),
  }),
  complete: ({ id, state }) => ({ id, quality: caseQuality(state), state: checkedMemory(state) }),
};

/** What the checks read beside what every later step does. */
const checkedMemory = (state: CaseState): CaseState => {
  const { facts, documents, materials } = state;
  return { ...caseMemory(state), facts, documents, materials };
};
