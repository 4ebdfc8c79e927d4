import type { MaterialCode } from '#domain/law/materials/index.ts';
import type { CaseState } from './case-state.ts';
import { processOf } from './process/index.ts';

/** Kinds of material that a closed case takes, by its version of the procedure; null for an open one, which takes every kind. */
export const kindsWhenClosed = ({
  stage,
  processVersion,
}: Pick<CaseState, 'stage' | 'processVersion'>): readonly MaterialCode[] | null =>
  stage === 'closed' ? processOf(processVersion).documentsWhenClosed : null;
