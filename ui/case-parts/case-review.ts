import { factsFor } from '#domain/casework/facts-of-act.ts';
import { latestRuling, type CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { review, type Review } from '#domain/law/index.ts';

/** The day on which the case is to be filed, where that is announced only; null once it is filed, or where no day is. */
export const plannedFilingOf = (
  state: Pick<CaseState, 'filingDate' | 'plannedFilingDate'>,
): LegalDate | null => (state.filingDate === null ? state.plannedFilingDate : null);

/** The statutory review of a case as it stands, with its arithmetic, by the rules of the server. */
export function caseReview(state: CaseState): Review {
  const ruling = latestRuling(state);
  return review(
    factsFor(state, {
      filingDate: state.filingDate ?? state.plannedFilingDate,
      rulingDate: ruling?.on ?? null,
      proposal: ruling?.granted ?? state.proposal,
    }),
    { explain: true },
  );
}
