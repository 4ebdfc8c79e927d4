import { caseDeadlines, type CaseDeadline } from '#domain/casework/case-deadlines.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';

/** A time limit of the law as what joins two events of a case: the one that began it, the one that met it. */
export interface LimitEffect {
  readonly limit: CaseDeadline;
  /** Index of the event that began it. */
  readonly begunBy: number;
  /** Index of the event that met it; null while it runs, and when the case ended without. */
  readonly endedBy: number | null;
}

/** The time limits that the events of a case, in their order, began and met. */
export function limitEffects(events: readonly CaseEvent[]): readonly LimitEffect[] {
  const effects = new Map<string, LimitEffect>();
  let state: CaseState | null = caseDecider.initialState;
  for (const [index, event] of events.entries()) {
    state = caseDecider.evolve(state, event);
    if (state === null) continue;
    const seen = new Map<string, number>();
    for (const limit of caseDeadlines(state)) {
      // A limit may run again, as after a second return.
      const times = (seen.get(limit.id) ?? 0) + 1;
      seen.set(limit.id, times);
      const key = `${limit.id} ${times}`;
      const { begunBy = index, endedBy = null } = effects.get(key) ?? {};
      effects.set(key, { limit, begunBy, endedBy: endedBy ?? (limit.done ? index : null) });
    }
  }
  return [...effects.values()];
}
