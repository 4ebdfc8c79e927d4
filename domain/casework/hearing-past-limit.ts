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
 * Whether the ruling is to come too late by the day that is set for the hearing; null where it is not. The
 * hearing is lawful all the same, and the court may extend its time: it is told, not refused.
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
