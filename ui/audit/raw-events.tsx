import { Box, Paper, Skeleton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { eventName } from '../words/event-names.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { ProofLink } from './proof-link.tsx';

interface RawEventsProps {
  readonly events: readonly ShownEvent[] | undefined;
  readonly error: unknown;
  readonly empty: ReactNode;
}

/** Each event as its canonical JSON (RFC 8785), with names and numbers masked. */
export function RawEvents({ events, error, empty }: RawEventsProps) {
  const say = useSay();
  if (error !== null) return <ProblemAlert error={error} />;
  if (events === undefined) return <Skeleton height={240} />;
  if (events.length === 0) return empty;
  return (
    <Stack spacing={1}>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            '规范化 JSON（RFC 8785），姓名和证件号码脱敏；未脱敏的原文由证据包证明。',
            'Canonical JSON (RFC 8785), names and numbers masked; the bundle proves the original.',
          ),
        )}
      </Typography>
      {events.map(({ proof, ...event }) => (
        <Paper key={event.id} sx={{ p: 1.25 }}>
          <Typography variant="body2">
            <strong>
              #{event.position} {say(eventName(event.type))}
            </strong>{' '}
            · <ProofLink event={{ ...event, proof: proof ?? null }} />
          </Typography>
          <Box
            component="pre"
            tabIndex={0}
            sx={{ m: 0, mt: 0.5, fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {canonicalJson(event as unknown as Json)}
          </Box>
        </Paper>
      ))}
    </Stack>
  );
}
