import { Box, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { PrincipalAgency } from '#domain/access/principal.ts';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { momentInChina } from '../parts/china-time.ts';
import { RecordedLaterNote } from '../parts/recorded-later-note.tsx';

interface HistoryLineProps {
  /** Day of the act, as its event says it. */
  readonly on: unknown;
  readonly recordedAt: string;
  /** Who acted; undefined for nobody's agency. */
  readonly agency: Pick<PrincipalAgency, 'kind'> | undefined;
  /** What happened, and at its end what leads on. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** One event of a case: its day and when it was recorded, in the colour of its agency. */
export function HistoryLine({ on, recordedAt, agency, head, children }: HistoryLineProps) {
  const say = useSay();
  return (
    // On a phone the days stand above what happened, not beside it.
    <Stack
      component="li"
      direction={{ xs: 'column', sm: 'row' }}
      spacing={{ xs: 0.5, sm: 2 }}
      sx={{ alignItems: 'stretch' }}
    >
      <Box sx={{ width: { sm: 150 }, textAlign: { sm: 'right' }, pt: 1, flexShrink: 0 }}>
        <Typography variant="body2">
          {typeof on === 'string' ? on : say(t('日期未公布', 'Day not published'))}
        </Typography>
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
        <Stack
          direction="row"
          spacing={1}
          useFlexGap
          sx={{ alignItems: 'center', flexWrap: 'wrap' }}
        >
          {head}
        </Stack>
        <RecordedLaterNote on={on} recordedAt={recordedAt} />
        {children}
      </Paper>
    </Stack>
  );
}
