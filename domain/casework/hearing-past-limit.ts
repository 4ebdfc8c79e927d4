import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseDeadlines, type CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';

/** A hearing that is set for a day after the last one for the ruling. */
export interface HearingPastLimit {
  readonly limit: CaseDeadline;
  readonly due: LegalDate;
  readonly hearingDate: LegalDate;
  /** The last day once the court extends its time (法释〔2014〕5号第一条); null where it cannot, or has. */
  readonly dueIfExtended: LegalDate | null;
}

/**
 * Whether the ruling is to come too late by the day that is set for the hearing; null where it is not. Up to
 * the day to which the court may extend its time it is told, and the extension is what is next to be done;
 * {@link beyondEveryLimit} says of what lies later.
 */
export function hearingPastLimit(state: CaseState): HearingPastLimit | null {
  const { trialMode, hearingDate, rulingTermExtended } = state;
  if (trialMode !== 'hearing' || hearingDate === null) return null;
  const limit = caseDeadlines(state).find(
    ({ id, standing }) => id === 'ruling' && standing === 'running',
  );
  if (limit?.due == null || hearingDate <= limit.due) return null;
  const dueIfExtended = rulingTermExtended ? null : limit.dueIfExtended;
  return { limit, due: limit.due, hearingDate, dueIfExtended };
}

/**
 * The last day for the ruling, where the hearing is set beyond it and beyond every extension (法释〔2014〕5号
 * 第一条) although an earlier day was open: `earliest` is the first on which it can be held. Null where the
 * hearing leaves time for the ruling, or no day that is left would.
 */
export function beyondEveryLimit(state: CaseState, earliest: LegalDate): HearingPastLimit | null {
  const late = hearingPastLimit(state);
  if (late === null) return null;
  const last = late.dueIfExtended ?? late.due;
  return late.hearingDate > last && earliest <= last ? late : null;
}
