import { Box, Grid, Paper, Slider, Stack, TextField, Typography } from '@mui/material';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import { ChangeList } from '../cases/change-list.tsx';
import { eventName } from '../cases/event-names.ts';
import type { RecordedHistory } from '../cases/history-types.ts';
import { proofName } from '../cases/proof-names.ts';
import { differences } from '../cases/state-difference.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { Empty } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const stateOf = (events: readonly RecordedHistory[]): CaseState | null =>
  fold<CaseState | null, CaseEvent>(caseDecider, events as unknown as readonly CaseEvent[]);

/** One case as it was after any of its events, and the difference between any two moments. */
export function CaseReplay() {
  const say = useSay();
  const url = useUrlState();
  const caseId = url.get('case');
  const events = useRead<readonly RecordedHistory[]>(
    uuid.test(caseId) ? `/api/cases/${caseId}/events` : null,
  );
  return (
    <Stack spacing={2}>
      <TextField
        label={say(t('案件编号', 'Id of the case'))}
        value={caseId}
        onChange={(event) =>
          url.set({ case: event.target.value.trim(), revision: null, against: null })
        }
        sx={{ width: 420 }}
      />
      <ProblemAlert error={events.error} />
      {events.data === undefined ? (
        <Empty>
          {say(
            t(
              '输入案件编号，或在“全部事件”中点开一个案件流。',
              'Enter the id of a case, or open a stream under "All events".',
            ),
          )}
        </Empty>
      ) : (
        <Moments events={events.data} />
      )}
    </Stack>
  );
}

function Moments({ events }: { readonly events: readonly RecordedHistory[] }) {
  const say = useSay();
  const url = useUrlState();
  const last = events.length - 1;
  const at = Math.min(last, Number(url.get('revision') || last));
  const against = Math.min(at, Number(url.get('against') || Math.max(0, at - 1)));
  const event = events[at]!;
  const state = stateOf(events.slice(0, at + 1));
  const changes = differences(stateOf(events.slice(0, against + 1)), state);
  return (
    <>
      <Paper sx={{ px: 4, py: 2 }}>
        <Typography gutterBottom id="moments">
          {say(
            t(
              '拖动两端：左端为比较基准，右端为当前时刻',
              'Left end: compared with; right end: the moment shown',
            ),
          )}
        </Typography>
        <Slider
          value={[against, at]}
          min={0}
          max={last}
          step={1}
          marks
          disabled={last === 0}
          valueLabelDisplay="auto"
          valueLabelFormat={(value) => `${value} ${say(eventName(events[value]?.type ?? ''))}`}
          getAriaLabel={(index) =>
            index === 0 ? say(t('比较基准', 'Compared with')) : say(t('当前时刻', 'Moment shown'))
          }
          onChange={(_, value) => {
            const [from = 0, to = 0] = value as number[];
            url.set({ against: String(from), revision: String(to) });
          }}
        />
        <Typography variant="body2">
          <strong>{say(eventName(event.type))}</strong> · #{event.position} ·{' '}
          {new Date(event.recordedAt).toLocaleString('sv-SE')} · {event.metadata.actor.id}
          {event.proof != null && ` · ${say(proofName(event.proof.kind))}`}
        </Typography>
        <Typography variant="caption" color="text.secondary" component="p">
          {say(t('关联', 'Correlation'))} {event.metadata.correlationId} · {say(t('起因', 'Cause'))}{' '}
          {event.metadata.causationId}
        </Typography>
      </Paper>
      <Grid container spacing={2}>
        <Grid size={{ xs: 12, md: 6 }}>
          <Json title={say(t('该时刻的状态', 'State at that moment'))} value={state} />
        </Grid>
        <Grid size={{ xs: 12, md: 6 }}>
          <Paper sx={{ p: 2, mb: 2 }}>
            <Typography variant="h6" component="h2">
              {say(t('两个时刻的差异', 'Difference between the two'))}
            </Typography>
            {changes.length === 0 ? (
              <Typography variant="body2">{say(t('没有差异', 'None'))}</Typography>
            ) : (
              <ChangeList changes={changes} />
            )}
          </Paper>
          <Json title={say(t('原始事件', 'Raw event'))} value={event.data} />
        </Grid>
      </Grid>
    </>
  );
}

const Json = ({ title, value }: { readonly title: string; readonly value: unknown }) => (
  <Paper sx={{ p: 2 }}>
    <Typography variant="h6" component="h2">
      {title}
    </Typography>
    <Box
      component="pre"
      tabIndex={0}
      sx={{
        m: 0,
        fontSize: 12,
        maxHeight: 480,
        overflow: 'auto',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      }}
    >
      {JSON.stringify(value, null, 2)}
    </Box>
  </Paper>
);
