import { Box, Typography } from '@mui/material';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { stepOfEvent, type CaseEvent } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { fold } from '#domain/kernel/decider.ts';
import { t, useSay } from '../frame/say.ts';
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
    const step = stepOfEvent(event.type);
    return (
      <Typography component="strong" sx={{ fontWeight: 600 }}>
        {step === undefined ? say(t('立卷', 'Case opened')) : say(steps[step].title)}
      </Typography>
    );
  }
  const changes = differences(stateOf(before), stateOf([...before, event]));
  if (before.length === 0 || changes.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2, fontSize: 12 }}>
      {changes.map(({ path, from, to }) => (
        <li key={path} style={{ overflowWrap: 'anywhere' }}>
          <code>{path}</code> {from !== undefined && <del style={{ opacity: 0.65 }}>{from}</del>}{' '}
          <ins style={{ textDecoration: 'none', fontWeight: 600 }}>{to}</ins>
        </li>
      ))}
    </Box>
  );
}
