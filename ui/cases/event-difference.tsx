import { ChangeList } from './change-list.tsx';
import type { ShownEvent } from '#read-api/event-answers.ts';
import { differences } from './state-difference.ts';
import { stateOf } from './state-of.ts';

interface EventDifferenceProps {
  readonly event: ShownEvent;
  readonly before: readonly ShownEvent[];
}

/** What an event changed in the case, in the words of the procedure. */
export function EventDifference({ event, before }: EventDifferenceProps) {
  const changes = differences(stateOf(before), stateOf([...before, event]));
  if (before.length === 0 || changes.length === 0) return null;
  return <ChangeList changes={changes} />;
}
