import type { ReviewFacts, SourceDate } from '#domain/law/facts.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState, Proposal } from './case-state.ts';

/** The legal act that the law is asked about. */
export interface LegalAct {
  readonly filingDate: LegalDate | null;
  readonly rulingDate?: LegalDate | null;
  readonly proposal?: Proposal | null;
  readonly newEnd?: LegalDate | null;
  readonly paroleProbationEnd?: LegalDate | null;
}

/** Everything that is known of the case when the act is done, as the review reads it. */
export function factsFor(state: CaseState, act: LegalAct): ReviewFacts {
  const proposal = act.proposal ?? null;
  return {
    ...(state.facts as Omit<ReviewFacts, 'measure'>),
    measure: state.measure,
    filingDate: act.filingDate as SourceDate | null,
    // The court's time runs from the receipt of the proposal (法释〔2014〕5号第一条); only where that
    // day was not published is the acceptance the first that is known of it.
    courtAcceptDate: act.filingDate === null ? state.acceptedOn : null,
    noticeStart: state.courtNotice?.postedOn ?? null,
    noticeEnd: state.courtNotice?.endedOn ?? null,
    hearingDate: state.hearingDate,
    rulingDate: act.rulingDate ?? null,
    noticeObjection: (state.courtNotice?.objections ?? 0) > 0,
    // A differing opinion before the proposal travels with the file (法释〔2014〕5号第二条第二款).
    procuratorateObjection:
      state.procuratorateObjects || state.procuratorateOpinion?.stance === 'disagree',
    proposedReductionMonths: proposal?.reductionMonths ?? null,
    proposedReductionDays: proposal?.reductionDays ?? null,
    proposedResultTermMonths: proposal?.resultTermMonths ?? null,
    proposedProbationMonths: proposal?.probationMonths ?? null,
    proposedParole: proposal === null ? null : proposal.parole,
  };
}
