import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyKind } from './agencies.ts';
import { availableSteps } from './available-steps.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { stepOfEvent } from './events.ts';
import { processOf } from './process/index.ts';
import { owedBy, periodBefore } from './running-limits.ts';
import type { StepCommand } from './step-names.ts';
import { steps } from './steps/index.ts';

/** What an agency has to do in a case, and until when. */
export interface OwedAct {
  readonly step: StepCommand;
  /** First day on which it can be done, where a notice runs or a hearing is set; null where nothing holds it up. */
  readonly notBefore: LegalDate | null;
  /** Id of the time limit, which may be that of a later act; null where none runs. */
  readonly limit: string | null;
  /** Last day of the limit; null where none runs, or the calendar does not know the year. */
  readonly due: LegalDate | null;
  /** Where the time limit comes from; null where none runs. */
  readonly article: Bilingual | null;
}

/**
 * The act that this agency owes next: at its turn the ordinary step, else that whose time limit ends first
 * while another has the turn; null where it owes none.
 */
export function owedAct(state: CaseState, kind: AgencyKind): OwedAct | null {
  const deadlines = caseDeadlines(state);
  const limit = owedBy(kind, deadlines);
  const { primary } = availableSteps(state, state.agencies[kind]);
  const step =
    primary !== null && steps[primary].agency === kind
      ? primary
      : limit === undefined
        ? null
        : stepThatMeets(limit.id, kind, state);
  if (step === null) return null;
  return {
    step,
    notBefore: periodBefore(step, deadlines, state)?.due ?? null,
    limit: limit?.id ?? null,
    due: limit?.due ?? null,
    article: limit?.article ?? null,
  };
}

/** The step of this agency with which a time limit is met, the ordinary one first. */
function stepThatMeets(limit: string, kind: AgencyKind, state: CaseState): StepCommand | null {
  const { until } = processOf(state.processVersion).limits.find(({ id }) => id === limit)!;
  return (
    until.map(stepOfEvent).find((name) => name !== undefined && steps[name].agency === kind) ?? null
  );
}
