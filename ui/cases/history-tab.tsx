import { directory } from '../base/directory.ts';
import { Box, Chip, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { useRead } from '../parts/use-read.ts';
import { EventDifference } from './event-difference.tsx';
import { HistoryLine } from '../case-parts/history-line.tsx';
import { EventSaid } from '../case-parts/event-said.tsx';
import { eventName } from '../words/event-names.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { saidIn } from '../case-parts/said.ts';
import { withdrawnEvents } from '../case-parts/withdrawn-events.ts';
import { proofAddress, proofName } from '../words/proof-names.ts';

/** What happened, by whom, what it changed, and how far its proof is. */
export function HistoryTab({ caseId }: { readonly caseId: string }) {
  const session = useSession();
  const events = useRead<readonly ShownEvent[]>(`/api/cases/${caseId}/events`);
  if (events.error !== null) return <ProblemAlert error={events.error} />;
  if (events.data === undefined) return <Skeleton height={240} />;
  const withdrawn = withdrawnEvents(events.data);
  return (
    <Stack spacing={1.25} component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {events.data.map((event, index) => (
        <HistoryEntry
          key={event.id}
          caseId={caseId}
          event={event}
          before={events.data.slice(0, index)}
          withdrawn={withdrawn.has(event.id)}
          replay={may(session, 'events.readAll')}
        />
      ))}
    </Stack>
  );
}

interface HistoryEntryProps {
  readonly caseId: string;
  readonly event: ShownEvent;
  readonly before: readonly ShownEvent[];
  /** A later event took it back. */
  readonly withdrawn: boolean;
  /** Whether who reads this may open the auditor's replay. */
  readonly replay: boolean;
}

function HistoryEntry({ caseId, event, before, withdrawn, replay }: HistoryEntryProps) {
  const say = useSay();
  const { actor } = event.metadata;
  const agency = useMemo(
    () => (actor.agency === null ? undefined : directory().agency(actor.agency)),
    [actor],
  );
  return (
    <HistoryLine
      on={event.data['on']}
      recordedAt={event.recordedAt}
      agency={agency}
      head={
        <>
          <Typography
            component={withdrawn ? 's' : 'strong'}
            sx={{ fontWeight: 600, color: withdrawn ? 'text.secondary' : 'text.primary' }}
          >
            {say(eventName(event.type))}
          </Typography>
          {withdrawn && <Chip size="small" label={say(t('已撤回', 'Withdrawn'))} />}
          <Box sx={{ flex: 1 }} />
          <Link component={RouterLink} to={proofAddress(caseId, event.position)} variant="body2">
            #{event.position}
            {event.proof != null && ` · ${say(proofName(event.proof))}`}
          </Link>
          {replay && (
            <Link
              component={RouterLink}
              to={`/audit?mode=case&case=${caseId}&at=${event.position}`}
              variant="body2"
            >
              {say(t('回放', 'Replay'))}
            </Link>
          )}
        </>
      }
    >
      <EventSaid said={saidIn(event, 'withoutFigures')} />
      <EventDifference event={event} before={before} />
    </HistoryLine>
  );
}
