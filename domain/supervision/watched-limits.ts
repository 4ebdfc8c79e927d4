import { caseDeadlines, type CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { lastDay } from '#domain/law/deadlines/last-day.ts';
import { countingOf, type DeadlineRuleId } from '#domain/law/deadlines/time-limit.ts';
import type { WatchedAgencyKind } from './watched-agencies.ts';

/** On another reading of the law, or with a calendar that is not known here, an act would be in time until this day. */
export interface OpenReading {
  readonly until: LegalDate;
  readonly reason: Bilingual;
}

/** A time limit that an agency of a case is held to: what a warning can be about. */
export interface WatchedLimit {
  /** Id of the limit in the process definition. */
  readonly limit: string;
  /** How often the limit has begun in this case, from 1: each return of the file has a time of its own. */
  readonly instance: number;
  readonly agencyKind: WatchedAgencyKind;
  readonly agency: AgencyId;
  readonly rule: string;
  readonly article: Bilingual;
  readonly arithmetic: Bilingual;
  readonly from: LegalDate;
  /** Null when the calendar does not know the year: a person reckons it, and nothing is warned of. */
  readonly due: LegalDate | null;
  readonly open: OpenReading | null;
  readonly standing: 'running' | 'met' | 'void';
  /** Of a limit that is met the day of the act; null while it is owed. */
  readonly doneOn: LegalDate | null;
}

/**
 * The time limits of a case by which an agency can be overdue, as the case stands: acts that are owed until a
 * day. A right that may be left unused is none (passing its day is no default), nor a notice that must last.
 * Of a case that was entered from a publication there is none: nobody handles it here.
 */
export function watchedLimits(
  state: CaseState,
  deadlines: readonly CaseDeadline[] = caseDeadlines(state),
): readonly WatchedLimit[] {
  if (state.provenance.kind === 'published') return [];
  const begun = new Map<string, number>();
  return deadlines.flatMap((deadline) => {
    const instance = (begun.get(deadline.id) ?? 0) + 1;
    begun.set(deadline.id, instance);
    if (deadline.kind !== 'atMost' || deadline.optional) return [];
    return [watched(deadline, instance, state)];
  });
}

const watched = (deadline: CaseDeadline, instance: number, state: CaseState): WatchedLimit => ({
  limit: deadline.id,
  instance,
  agencyKind: deadline.owner,
  agency: state.agencies[deadline.owner],
  rule: deadline.rule,
  article: deadline.article,
  arithmetic: deadline.arithmetic,
  from: deadline.from,
  due: deadline.due,
  open: openReading(deadline),
  standing: deadline.standing === 'lapsed' ? 'void' : deadline.standing,
  doneOn: deadline.doneOn,
});

/** What 刑诉法第一百零五条 leaves open about the last day; null where it leaves nothing open. */
function openReading({ due, rule }: CaseDeadline): OpenReading | null {
  if (due === null) return null;
  const { arguableUntil, reasons } = lastDay(
    due,
    countingOf(rule as DeadlineRuleId, undefined, true),
  );
  return arguableUntil === null ? null : { until: arguableUntil, reason: reasons[0]! };
}

/** Names a limit within its case. */
export const limitKey = ({ limit, instance }: Pick<WatchedLimit, 'limit' | 'instance'>): string =>
  `${limit}#${instance}`;
