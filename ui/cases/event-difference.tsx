import { Typography } from '@mui/material';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import { useSay } from '../frame/say.ts';
import { ChangeList } from './change-list.tsx';
import { eventName } from './event-names.ts';
import type { RecordedHistory } from './history-types.ts';
import { differences } from './state-difference.ts';

interface EventDifferenceProps {
  readonly event: RecordedHistory;
  readonly before: readonly RecordedHistory[];
  readonly part: 'title' | 'changes';
}

const stateOf = (events: readonly RecordedHistory[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(caseDecider, events as unknown as readonly CaseEvent[]);

/** The title of an event in the words of the procedure, and what it changed in the case. */
export default function EventDifference({ event, before, part }: EventDifferenceProps) {
  const say = useSay();
  if (part === 'title') {
    return (
      <Typography component="strong" sx={{ fontWeight: 600 }}>
        {say(eventName(event.type))}
      </Typography>
    );
  }
  const changes = differences(stateOf(before), stateOf([...before, event]));
  if (before.length === 0 || changes.length === 0) return null;
  return <ChangeList changes={changes} />;
}
