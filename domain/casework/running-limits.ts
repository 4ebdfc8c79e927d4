import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { processOf } from './process/index.ts';
import { stepNames, type StepCommand } from './step-names.ts';

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

/**
 * The period that must be over before this step can be taken, as a public notice is posted for one;
 * null where none holds the step up. `due` is the first day on which it can be taken.
 */
export const periodBefore = (
  step: StepCommand,
  deadlines: readonly CaseDeadline[],
  state: CaseState,
): CaseDeadline | null => {
  const { limits } = processOf(state.processVersion);
  const ids = new Set(
    limits
      .filter(({ kind, until }) => kind === 'notBefore' && until.includes(stepNames[step]))
      .map(({ id }) => id),
  );
  return deadlines.find(({ id, done }) => !done && ids.has(id)) ?? null;
};

/**
 * Whether a time limit still says something on a day: what is owed until it is done; a right as
 * long as it can be used, up to its last day.
 */
export const stillRuns = (limit: CaseDeadline, state: CaseState, day: LegalDate): boolean => {
  if (limit.done) return false;
  if (!limit.optional) return true;
  return stepOfRight(limit, state) !== null && (limit.due === null || limit.due >= day);
};
