import type { TakenBy } from './acting-person.ts';
import type { CaseState, Reversible } from './case-state.ts';
import type { Step, StepData } from './step.ts';

type AnyStep = Pick<Step<string, string, StepData>, 'agency' | 'besideOthers'>;

/**
 * The step that may be withdrawn after this one. A step of the order is; one beside the order is
 * not, and it ends the withdrawal of another agency's step, on which it acts.
 */
export function reversibleAfter(
  state: CaseState,
  { agency, besideOthers }: AnyStep,
  change: Partial<CaseState>,
  { person }: TakenBy,
): Reversible | null {
  const { reversible } = state;
  if (!besideOthers) {
    return {
      index: state.steps.length,
      agency,
      staffNumber: person?.staffNumber ?? null,
      before: pick(state, [...Object.keys(change), 'lastOn']),
    };
  }
  return agency === 'party' || agency === reversible?.agency ? reversible : null;
}

function pick(state: CaseState, names: readonly string[]): Partial<CaseState> {
  const picked: Record<string, unknown> = {};
  for (const name of names) {
    if (Object.hasOwn(state, name)) picked[name] = state[name as keyof CaseState];
  }
  return picked as Partial<CaseState>;
}
