import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import { ChangeList } from './change-list.tsx';
import type { RecordedHistory } from './history-types.ts';
import { differences } from './state-difference.ts';

interface EventDifferenceProps {
  readonly event: RecordedHistory;
  readonly before: readonly RecordedHistory[];
}

const stateOf = (events: readonly RecordedHistory[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(caseDecider, events as unknown as readonly CaseEvent[]);

/** What an event changed in the case, in the words of the procedure. */
export function EventDifference({ event, before }: EventDifferenceProps) {
  const changes = differences(stateOf(before), stateOf([...before, event]));
  if (before.length === 0 || changes.length === 0) return null;
  return <ChangeList changes={changes} />;
}
