import { ChevronLeft, ChevronRight } from '@mui/icons-material';
import { IconButton, Paper, Slider, Stack, Typography } from '@mui/material';
import { eventName } from '../words/event-names.ts';
import { AccountId } from '../parts/account-id.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { t, useSay } from '../base/say.ts';
import { AgencyName } from './event-table.tsx';
import { ProofLink } from './proof-link.tsx';
import { momentInChina } from '../parts/china-time.ts';

interface MomentSliderProps {
  readonly events: readonly ShownEvent[];
  /** Indices of the event shown last, and of the one that it is compared with. */
  readonly at: number;
  readonly against: number;
  readonly onShow: (against: number, at: number) => void;
}

/** Two ends over the events of a case: the moment shown, and the one to compare with. */
export function MomentSlider({ events, at, against, onShow }: MomentSliderProps) {
  const say = useSay();
  const last = events.length - 1;
  const event = events[at]!;
  return (
    <Paper sx={{ px: 2, py: 1.25 }}>
      <Typography variant="caption" color="text.secondary">
        {say(
          t(
            '拖动两端：左端为比较基准，右端为当前时刻',
            'Left end: compared with; right end: the moment shown',
          ),
        )}
      </Typography>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center', pr: 1 }}>
        <IconButton
          size="small"
          disabled={at === 0}
          aria-label={say(t('前一事件', 'Event before'))}
          onClick={() => onShow(Math.max(0, at - 2), at - 1)}
        >
          <ChevronLeft />
        </IconButton>
        <Slider
          size="small"
          value={[against, at]}
          min={0}
          max={last}
          step={1}
          marks
          disabled={last === 0}
          valueLabelDisplay="auto"
          valueLabelFormat={(value) =>
            `#${events[value]?.position} ${say(eventName(events[value]?.type ?? ''))}`
          }
          getAriaLabel={(index) =>
            index === 0 ? say(t('比较基准', 'Compared with')) : say(t('当前时刻', 'Moment shown'))
          }
          getAriaValueText={(value) => say(eventName(events[value]?.type ?? ''))}
          onChange={(_, value) => {
            const [from = 0, to = 0] = value as number[];
            onShow(from, to);
          }}
        />
        <IconButton
          size="small"
          disabled={at === last}
          aria-label={say(t('后一事件', 'Event after'))}
          onClick={() => onShow(at, at + 1)}
        >
          <ChevronRight />
        </IconButton>
      </Stack>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        <strong>
          #{event.position} {say(eventName(event.type))}
        </strong>{' '}
        · {momentInChina(event.recordedAt)} · <AgencyName id={event.metadata.actor.agency} /> ·{' '}
        <AccountId id={event.metadata.actor.id} /> · <ProofLink event={event} />
      </Typography>
    </Paper>
  );
}
