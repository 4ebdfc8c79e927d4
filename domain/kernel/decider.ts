import type { Violation } from './violation.ts';
import type { ErrorCode } from './errors.ts';

/**
 * What a command leads to: facts to record, or a refusal that says why.
 * A refusal is a value, not an exception: the same core answers in the command
 * handler, in the browser while somebody types, and in the contract.
 */
export type Decision<Event> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly violations: readonly Violation[];
    };

/**
 * The pure core of a stream (J. Chassaing, "Functional Event Sourcing Decider").
 * `decide` never reads a clock: whatever it needs beside command and state
 * comes in `context`.
 */
export interface Decider<State, Command, Event, Context> {
  readonly initialState: State;
  decide(command: Command, state: State, context: Context): Decision<Event>;
  evolve(state: State, event: Event): State;
}

export const accepted = <Event>(...events: Event[]): Decision<Event> => ({
  kind: 'accepted',
  events,
});

export const refused = (code: ErrorCode, ...violations: Violation[]): Decision<never> => ({
  kind: 'refused',
  code,
  violations,
});

/** The state that a list of events gives, oldest first. */
export function fold<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
