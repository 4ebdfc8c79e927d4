import type { z } from 'zod';
import type { Refusal } from '#domain/casework/refusal.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { agencyOf } from './criminal-decider.ts';
import type { CriminalState } from './criminal-state.ts';
import { criminalProcess } from './process/index.ts';
import { criminalStepNames, criminalSteps, type CriminalStepName } from './steps/index.ts';

/**
 * What of the case as it stands lies in the way of a step, whatever is filled in; null when nothing does. That
 * a field is unfit, or the law forbids what it says, is told of what is filled in.
 */
export function hindranceOf(name: CriminalStepName, state: CriminalState): Refusal | null {
  const { schema } = criminalSteps[name];
  const blank = { on: state.lastOn, documentNumber: null };
  // A yes or no may be what the case waits for: only what refuses either of them lies in the way.
  const refusals = [true, false].map((answer) =>
    criminalSteps[name].check(
      { ...blank, ...answered(schema as unknown as z.ZodObject, answer) } as never,
      state,
    ),
  );
  const [refusal = null] = refusals;
  return refusals.every((each) => each?.code === 'refused-by-state') ? refusal : null;
}

/** The same answer to each yes-or-no question of a step. */
const answered = (schema: z.ZodObject, answer: boolean) =>
  Object.fromEntries(
    Object.entries(schema.shape)
      .filter(([, field]) => (field as z.ZodType).safeParse(answer).success)
      .map(([name]) => [name, answer]),
  );

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
