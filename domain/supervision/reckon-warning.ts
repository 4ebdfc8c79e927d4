import { laterOf, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { WatchedLimit } from './watched-limits.ts';
import type { WarningEvent } from './warning-events.ts';
import { isHigher, verdictOn, type Verdict } from './warning-level.ts';
import { isSettled, type Warning } from './warning.ts';

/** What the warning of one limit is reckoned by. */
export interface Reckoning {
  readonly caseId: string;
  /** As the case stands; null when the case has no such limit any more. */
  readonly limit: WatchedLimit | null;
  /** The day at the agencies. */
  readonly today: LegalDate;
  /** So many days before the last one the limit is upcoming. */
  readonly threshold: number;
  /** Since when the limits are watched: what was done late before is not warned of. */
  readonly began: LegalDate;
}

/**
 * What has to be recorded so that the warning of a limit says what is so on a day: nothing when it does. A clock
 * that was set back says nothing new, and what a late event made untrue is moved, withdrawn or revived, each
 * with its reason. The same facts twice give nothing the second time.
 */
export function reckonWarning(
  warning: Warning | null,
  { caseId, limit, today, threshold, began }: Reckoning,
): readonly WarningEvent[] {
  const on = warning === null ? today : laterOf(today, warning.reckonedOn);
  const verdict = limit === null ? null : verdictOn(limit, on, threshold);
  if (warning === null) {
    if (limit === null || verdict === null) return [];
    if (verdict.doneOn !== null && verdict.doneOn < began) return [];
    return [raising(caseId, limit, verdict, on), ...resolving(caseId, verdict, on)];
  }
  if (isSettled(warning)) return reviving(warning, limit, verdict, on);
  const turned =
    limit === null || verdict === null
      ? ending(warning, limit, on)
      : turning(warning, limit, verdict, on);
  const isWithdrawn = turned.some(({ type }) => type === 'WarningWithdrawn');
  return isWithdrawn ? turned : [...turned, ...escalating(warning, on)];
}

const factsOf = ({ from, due, rule, article, arithmetic }: WatchedLimit) => ({
  from,
  due: due!,
  rule,
  article,
  arithmetic,
});

const raising = (
  caseId: string,
  limit: WatchedLimit,
  { level }: Verdict,
  on: LegalDate,
): WarningEvent => ({
  type: 'WarningRaised',
  data: {
    caseId,
    limit: limit.limit,
    instance: limit.instance,
    agencyKind: limit.agencyKind,
    agency: limit.agency,
    level,
    ...factsOf(limit),
    on,
  },
});

const resolving = (caseId: string, { doneOn }: Verdict, on: LegalDate): readonly WarningEvent[] =>
  doneOn === null ? [] : [{ type: 'WarningResolved', data: { caseId, doneOn, late: true, on } }];

/** One that had come to its end is true again: withdrawn too early, or closed and then worse. */
function reviving(
  warning: Warning,
  limit: WatchedLimit | null,
  verdict: Verdict | null,
  on: LegalDate,
): readonly WarningEvent[] {
  if (limit === null || verdict === null) return [];
  const { caseId } = warning;
  const isNearer = isHigher(verdict.level, warning.level);
  if (warning.state === 'closed' && !isNearer) return [];
  const reason = warning.state === 'closed' ? 'nearer' : 'trueAgain';
  const data = { caseId, reason, level: verdict.level, ...factsOf(limit), on } as const;
  return [{ type: 'WarningRevived', data }, ...resolving(caseId, verdict, on)];
}

/** Nothing is to be warned of now: the act was done in time, or what was warned of is not so. */
function ending(
  warning: Warning,
  limit: WatchedLimit | null,
  on: LegalDate,
): readonly WarningEvent[] {
  const { caseId } = warning;
  const withdrawing = (
    reason: Extract<WarningEvent, { type: 'WarningWithdrawn' }>['data']['reason'],
  ): readonly WarningEvent[] => [
    {
      type: 'WarningWithdrawn',
      data: { caseId, reason, doneOn: limit?.doneOn ?? null, due: limit?.due ?? null, on },
    },
  ];
  if (limit === null) return withdrawing('takenBack');
  if (limit.standing === 'void') return withdrawing('voided');
  if (limit.due === null) return withdrawing('open');
  if (limit.standing === 'met') {
    const { doneOn } = limit;
    if (warning.level === 'overdue' || warning.resolved?.late === true) {
      return withdrawing('doneInTime');
    }
    if (warning.resolved !== null && warning.resolved.doneOn === doneOn) return [];
    return [{ type: 'WarningResolved', data: { caseId, doneOn, late: false, on } }];
  }
  // It runs, and is not near: by another threshold that is no reason, by another last day it is.
  if (limit.due !== warning.due) return withdrawing('moved');
  return warning.resolved === null ? [] : withdrawing('takenBack');
}

/** It is true, and may be so in another way than it was said. */
function turning(
  warning: Warning,
  limit: WatchedLimit,
  { level, doneOn }: Verdict,
  on: LegalDate,
): readonly WarningEvent[] {
  const { caseId, resolved } = warning;
  const facts = factsOf(limit);
  if (doneOn === null && resolved !== null) {
    const data = { caseId, reason: 'actTakenBack', level, ...facts, on } as const;
    return [{ type: 'WarningRevived', data }];
  }
  const changed =
    facts.due !== warning.due || facts.from !== warning.from || facts.rule !== warning.rule;
  const turned: readonly WarningEvent[] = changed
    ? [
        {
          type: 'WarningMoved',
          data: { caseId, level, ...facts, dueBefore: warning.due, on },
        },
      ]
    : isHigher(level, warning.level)
      ? [{ type: 'WarningAdvanced', data: { caseId, level, on } }]
      : [];
  const isKnown = doneOn === null || (resolved?.late === true && resolved.doneOn === doneOn);
  return isKnown ? turned : [...turned, ...resolving(caseId, { level, doneOn }, on)];
}

/** The day by which the agency was to explain itself has passed. */
const escalating = (
  { caseId, answerBy, escalated }: Warning,
  on: LegalDate,
): readonly WarningEvent[] =>
  answerBy === null || escalated || on <= answerBy
    ? []
    : [{ type: 'WarningEscalated', data: { caseId, answerBy, on } }];
