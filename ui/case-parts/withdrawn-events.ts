import { stepOfEvent } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';

/** The ids of the events that a later one withdrew: each the last step of the order before it. */
export function withdrawnEvents(events: readonly ShownEvent[]): ReadonlySet<string> {
  const standing: string[] = [];
  const withdrawn = new Set<string>();
  for (const { id, type } of events) {
    const step = stepOfEvent(type);
    if (step === 'withdrawStep') {
      const last = standing.pop();
      if (last !== undefined) withdrawn.add(last);
    } else if (step !== undefined && !steps[step].besideOthers) standing.push(id);
  }
  return withdrawn;
}
