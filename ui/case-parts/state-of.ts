import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';

/** The case after these events, as the server reckons it. */
export const stateOf = (events: readonly ShownEvent[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(caseDecider, events as unknown as readonly CaseEvent[]);
