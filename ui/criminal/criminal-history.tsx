import { Box, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import { criminalStepOf } from '#domain/criminal/events.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { momentInChina } from '../parts/china-time.ts';
import { RecordedLaterNote } from '../parts/recorded-later-note.tsx';
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
  const person = data['person'] as ActingPerson | undefined;
  return (
    <Stack
      component="li"
      direction={{ xs: 'column', sm: 'row' }}
      spacing={{ xs: 0.5, sm: 2 }}
      sx={{ alignItems: 'stretch' }}
    >
      <Box sx={{ width: { sm: 150 }, textAlign: { sm: 'right' }, pt: 1, flexShrink: 0 }}>
        <Typography variant="body2">{String(data['on'])}</Typography>
        <Typography variant="caption" color="text.secondary">
          {momentInChina(recordedAt)}
        </Typography>
      </Box>
      <Box
        sx={{
          width: { xs: 'auto', sm: 3 },
          height: { xs: 3, sm: 'auto' },
          bgcolor: agency === undefined ? 'divider' : agencyColours[agency.kind],
          borderRadius: 1,
        }}
      />
      <Paper sx={{ flex: 1, p: 1.25, minWidth: 0 }}>
        <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
          <Typography component="strong" sx={{ fontWeight: 600 }}>
            {say(eventName(type))}
          </Typography>
          <Box sx={{ flex: 1 }} />
          <Typography variant="body2" color="text.secondary">
            #{position}
            {proof != null && ` · ${say(proofName(proof))}`}
          </Typography>
        </Stack>
        <Typography variant="body2" color="text.secondary">
          {agency === undefined ? '' : say(agency.name)}
          {person === undefined ? '' : say(t(`　${person.post} `, ` · ${person.post} `))}
          {person !== undefined && <span lang="zh-CN">{person.name}</span>}
          {metadata.actor.kind === 'system' &&
            say(t('（业务系统报送）', ' (reported by a system)'))}
        </Typography>
        <RecordedLaterNote on={data['on']} recordedAt={recordedAt} />
        <StepSummary fields={fields} data={data as FormObject} facts={null} without={without} />
      </Paper>
    </Stack>
  );
}
