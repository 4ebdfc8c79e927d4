import type { CaseState } from '#domain/casework/case-state.ts';
import type { Tally } from '../ports/projector.ts';
import { cockpitProjector } from '../views/cockpit.ts';

/** What the cockpit counts of a case in this state with so many documents. */
export const caseTallies = (state: CaseState, documents: number): readonly Tally[] =>
  cockpitProjector.tallies!(
    cockpitProjector.complete!({ id: state.caseId, figures: [], documents, state }),
  );
