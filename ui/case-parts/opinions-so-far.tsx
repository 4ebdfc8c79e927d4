import { Box, Paper, Typography } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';
import { eventName } from '../words/event-names.ts';
import { EventSaid } from './event-said.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { givesOpinion, saidIn } from './said.ts';
import { withdrawnEvents } from './withdrawn-events.ts';

/** What everybody before said of the case, as its history tells it; nothing where it may not be read. */
export function OpinionsOfCase({ caseId }: { readonly caseId: string }) {
  const events = useRead<readonly ShownEvent[]>(`/api/cases/${caseId}/events`);
  const shown = events.data?.[0]?.stream === `case-${caseId}` ? events.data : undefined;
  return shown === undefined ? null : <OpinionsSoFar events={shown} />;
}

/** The opinions, answers and reasons in these events, the newest first. */
export function OpinionsSoFar({ events }: { readonly events: readonly ShownEvent[] }) {
  const say = useSay();
  const withdrawn = withdrawnEvents(events);
  const entries = events
    .map((event) => ({ event, said: saidIn(event, 'withFigures') }))
    .filter(({ event, said }) => givesOpinion(event, said))
    .toReversed();
  return (
    <Paper sx={{ p: 2 }} data-testid="opinions-so-far">
      <Typography variant="subtitle2" component="h2" sx={{ mb: 0.75 }}>
        {say(t('此前各环节意见', 'Opinions so far'))}
      </Typography>
      {entries.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {say(t('尚无意见。', 'None yet.'))}
        </Typography>
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {entries.map(({ event, said }) => (
            <Box
              component="li"
              key={event.id}
              sx={{ py: 0.75, '& + &': { borderTop: 1, borderColor: 'divider' } }}
            >
              <Typography variant="body2" component="h3" sx={{ fontWeight: 600 }}>
                {say(eventName(event.type))}
                {typeof event.data['on'] === 'string' && ` · ${event.data['on']}`}
                {withdrawn.has(event.id) && say(t('（已撤回）', ' (withdrawn)'))}
              </Typography>
              <EventSaid said={said} />
            </Box>
          ))}
        </Box>
      )}
    </Paper>
  );
}
