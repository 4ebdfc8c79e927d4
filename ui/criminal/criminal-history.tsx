import { Box, Skeleton, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import { criminalStepOf } from '#domain/criminal/events.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { useSay } from '../base/say.ts';
import { EventSaid } from '../case-parts/event-said.tsx';
import { HistoryLine } from '../case-parts/history-line.tsx';
import { saidIn } from '../case-parts/said.ts';
import { fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { useRead } from '../parts/use-read.ts';
import { StepSummary } from '../steps/step-summary.tsx';
import { eventName } from '../words/event-names.ts';
import { proofName } from '../words/proof-names.ts';

/** What happened, by whom, what was stated, and how far its proof is. */
export function CriminalHistory({ caseId }: { readonly caseId: string }) {
  const events = useRead<readonly ShownEvent[]>(`/api/criminal-cases/${caseId}/events`);
  if (events.error !== null) return <ProblemAlert error={events.error} />;
  if (events.data === undefined) return <Skeleton height={240} />;
  return (
    <Stack spacing={1.25} component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {events.data.map((event) => (
        <HistoryEntry key={event.id} event={event} />
      ))}
    </Stack>
  );
}

/** Told at the head of the entry, or by the case itself. */
const without: ReadonlySet<string> = new Set(['/on', '/origin']);

function HistoryEntry({ event }: { readonly event: ShownEvent }) {
  const say = useSay();
  const { type, data, metadata, position, proof, recordedAt } = event;
  const entry = criminalEntry(criminalStepOf(type) ?? 'fileCase')!;
  const fields = useMemo(() => fieldsOf(entry.schema), [entry]);
  const agency =
    metadata.actor.agency === null ? undefined : directory().agency(metadata.actor.agency);
  return (
    <HistoryLine
      on={data['on']}
      recordedAt={recordedAt}
      agency={agency}
      head={
        <>
          <Typography component="strong" sx={{ fontWeight: 600 }}>
            {say(eventName(type))}
          </Typography>
          <Box sx={{ flex: 1 }} />
          <Typography variant="body2" color="text.secondary">
            #{position}
            {proof != null && ` · ${say(proofName(proof))}`}
          </Typography>
        </>
      }
    >
      <EventSaid said={saidIn(event, 'withoutFigures')} />
      <StepSummary fields={fields} data={data as FormObject} facts={null} without={without} />
    </HistoryLine>
  );
}
