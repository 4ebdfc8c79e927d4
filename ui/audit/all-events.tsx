import { Download } from '@mui/icons-material';
import { Box, Button, Chip, Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import type { EventsAnswer } from '#read-api/events/event-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { Empty } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { EventFilters, eventFilterOf } from './event-filters.tsx';
import { EventGroups } from './event-groups.tsx';
import { EventTable } from './event-table.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { RawEvents } from './raw-events.tsx';

/** The three ways to see the same events, and how many of them at a time. */
const views = {
  timeline: { name: t('时间线', 'Timeline'), events: 200 },
  grouped: { name: t('分组', 'Grouped'), events: 1000 },
  raw: { name: t('原始数据', 'Raw'), events: 50 },
} as const;
type View = keyof typeof views;

/** The events of the log that fit, page after page. */
export function AllEvents() {
  const say = useSay();
  const url = useUrlState();
  const session = useSession();
  const [exporting, setExporting] = useState(false);
  const asked = url.get('view');
  const view = (Object.hasOwn(views, asked) ? asked : 'timeline') as View;
  const size = views[view].events;
  const from = Number(url.get('from') || 1);
  const filter = eventFilterOf(url.get);
  const page = useRead<EventsAnswer>(`/api/events${query({ from, limit: size, ...filter })}`);
  const head = Number(page.data?.head ?? 0);
  const next = page.data?.next ?? null;
  const events = page.data?.events;
  const empty = (
    <Empty>
      {say(
        next === null
          ? t('没有符合条件的事件，请放宽上方的条件', 'No event fits; widen the conditions above')
          : t(
              '已查看的部分没有符合条件的事件，请按“更晚”继续',
              'None so far; press “Later” to look further',
            ),
      )}
    </Empty>
  );
  return (
    <>
      <EventFilters />
      <Stack
        direction="row"
        spacing={1.5}
        useFlexGap
        sx={{ pb: 1.5, alignItems: 'center', flexWrap: 'wrap' }}
        className="no-print"
      >
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label={say(t('显示方式', 'View'))}
          onChange={(_, chosen: View | null) => chosen !== null && url.set({ view: chosen })}
        >
          {(Object.keys(views) as View[]).map((name) => (
            <ToggleButton key={name} value={name}>
              {say(views[name].name)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Box sx={{ flex: 1 }} />
        <Turn from={from} size={size} head={head} next={next} />
        {may(session, 'events.export') && (
          <Button startIcon={<Download />} onClick={() => setExporting(true)}>
            {say(t('导出签名事件', 'Signed export'))}
          </Button>
        )}
      </Stack>
      {view === 'timeline' && <EventTable events={events} error={page.error} empty={empty} />}
      {view === 'grouped' && <EventGroups events={events} empty={empty} />}
      {view === 'raw' && <RawEvents events={events} error={page.error} empty={empty} />}
      {exporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </>
  );
}

interface TurnProps {
  readonly from: number;
  readonly size: number;
  readonly head: number;
  readonly next: string | null;
}

/** Where in the log one is, and the ways to the pages beside. */
function Turn({ from, size, head, next }: TurnProps) {
  const say = useSay();
  const url = useUrlState();
  return (
    <>
      <Button
        disabled={from <= 1}
        onClick={() => url.set({ from: String(Math.max(1, from - size)) })}
      >
        {say(t('更早', 'Earlier'))}
      </Button>
      <Chip
        variant="outlined"
        label={`#${from} – #${next === null ? head : Number(next) - 1} / ${head}`}
      />
      <Button disabled={next === null} onClick={() => url.set({ from: next })}>
        {say(t('更晚', 'Later'))}
      </Button>
      <Button
        disabled={head === 0}
        onClick={() => url.set({ from: String(Math.max(1, head - size + 1)) })}
      >
        {say(t('最新', 'Newest'))}
      </Button>
    </>
  );
}
