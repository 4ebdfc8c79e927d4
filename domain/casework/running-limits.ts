import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import type { AgencyKind } from './agencies.ts';
import type { CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { dayAfterNotice } from './notice-period.ts';
import { processOf } from './process/index.ts';
import { stepNames, type StepCommand } from './step-names.ts';

const firstDueFirst = (a: CaseDeadline, b: CaseDeadline): number =>
  (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1;

/** Time limits that are owed, the first due first: leaving the act undone would be a default. */
const owedDeadlines = (deadlines: readonly CaseDeadline[]): readonly CaseDeadline[] =>
  deadlines
    .filter(
      ({ standing, kind, optional }) => standing === 'running' && kind === 'atMost' && !optional,
    )
    .sort(firstDueFirst);

/** The limit by which an agency is reminded, wherever its case is shown; undefined where it owes nothing by a day. */
export const owedBy = (
  agency: AgencyKind,
  deadlines: readonly CaseDeadline[],
): CaseDeadline | undefined => owedDeadlines(deadlines).find(({ owner }) => owner === agency);

/** Rights that may be used until a day and left unused: to leave one is no default. */
export const openRights = (deadlines: readonly CaseDeadline[]): readonly CaseDeadline[] =>
  deadlines
    .filter(
      ({ standing, kind, optional }) => standing === 'running' && kind === 'atMost' && optional,
    )
    .sort(firstDueFirst);

/** The step by which a right is used; null for what is owed, and where it cannot be used at this stage. */
export function stepOfRight({ id, optional }: CaseDeadline, state: CaseState): StepCommand | null {
  if (!optional) return null;
  const definition = processOf(state.processVersion);
  const { until } = definition.limits.find((limit) => limit.id === id)!;
  const names = Object.keys(stepNames) as StepCommand[];
  return (
    names.find(
      (name) =>
        until.includes(stepNames[name]) && definition.steps[name].from.includes(state.stage),
    ) ?? null
  );
}

/** What must be over before a step can be taken. */
export interface PeriodBefore extends Pick<CaseDeadline, 'due' | 'article' | 'arithmetic'> {
  readonly of: 'notice' | 'hearing';
}

/**
 * The period that must be over before this step can be taken: a public notice runs, or the day of the
 * hearing that was announced has not come; null where none holds the step up. `due` is the first day on
 * which it can be taken.
 */
export function periodBefore(
  step: StepCommand,
  deadlines: readonly CaseDeadline[],
  state: CaseState,
): PeriodBefore | null {
  if (step === 'recordTrial') return untilHearing(state);
  const { limits } = processOf(state.processVersion);
  const ids = new Set(
    limits
      .filter(({ kind, until }) => kind === 'notBefore' && until.includes(stepNames[step]))
      .map(({ id }) => id),
  );
  const notice = deadlines.find(({ id, standing }) => standing === 'running' && ids.has(id));
  if (notice === undefined) return null;
  const { due } = notice;
  return { ...notice, due: due === null ? null : dayAfterNotice(due), of: 'notice' };
}

/** 法释〔2014〕5号第九条: the parties and the public were told of that day. */
function untilHearing({ trialMode, hearingDate }: CaseState): PeriodBefore | null {
  if (trialMode !== 'hearing' || hearingDate === null) return null;
  return {
    of: 'hearing',
    due: hearingDate,
    article: citation(rule('SPC2014-009')),
    arithmetic: {
      zh: `已通知并公告于${hearingDate}开庭`,
      en: `the hearing is announced for ${hearingDate}`,
    },
  };
}

/**
 * Whether a time limit still says something on a day: what is owed until it is done; a right as
 * long as it can be used, up to its last day.
 */
export const stillRuns = (limit: CaseDeadline, state: CaseState, day: LegalDate): boolean => {
  if (limit.standing !== 'running') return false;
  if (!limit.optional) return true;
  return stepOfRight(limit, state) !== null && (limit.due === null || limit.due >= day);
};
