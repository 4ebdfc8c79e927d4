import type { AgencyId } from '#domain/kernel/ids.ts';
import { agencyOf } from './criminal-decider.ts';
import type { CriminalState } from './criminal-state.ts';
import { criminalProcess } from './process/index.ts';
import { criminalStepNames, criminalSteps, type CriminalStepName } from './steps/index.ts';

/**
 * The steps that have their place where the case stands and that this agency takes, in the order of the
 * procedure. What of them the law does not let pass, the decider says of what is filled in.
 */
export function possibleActs(state: CriminalState, agency: AgencyId): readonly CriminalStepName[] {
  const { steps } = criminalProcess(state.processVersion);
  return criminalStepNames.filter(
    (name) =>
      steps[name].from.includes(state.stage) && agencyOf(criminalSteps[name], state) === agency,
  );
}
