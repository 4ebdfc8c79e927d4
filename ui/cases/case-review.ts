import { factsFor } from '#domain/casework/facts-of-act.ts';
import { latestRuling, type CaseState } from '#domain/casework/case-state.ts';
import { review, type Review } from '#domain/law/index.ts';

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
