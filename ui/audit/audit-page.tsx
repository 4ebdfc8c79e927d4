import { Button, Chip, Link, Stack, Tab, Tabs, TextField } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { eventName } from '../cases/event-names.ts';
import type { RecordedHistory } from '../cases/history-types.ts';
import { query } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { Watermark } from '../frame/watermark.tsx';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CaseReplay } from './case-replay.tsx';

/** Who knew what when: all events in their order, or one case replayed to any of its moments. */
export default function AuditPage() {
  const say = useSay();
  const url = useUrlState();
  const mode = url.get('mode') === 'case' ? 'case' : 'all';
  return (
    <>
      <Watermark />
      <PageHead title={say(t('审计回放', 'Audit and replay'))} />
      <Tabs
        value={mode}
        onChange={(_, value: string) => url.set({ mode: value === 'case' ? 'case' : null })}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="all" label={say(t('全部事件', 'All events'))} />
        <Tab value="case" label={say(t('案件回放', 'Replay of a case'))} />
      </Tabs>
      {mode === 'all' ? <AllEvents /> : <CaseReplay />}
    </>
  );
}

interface Page {
  readonly events: readonly RecordedHistory[];
  readonly head: string;
}
const pageSize = 200;

function AllEvents() {
  const say = useSay();
  const url = useUrlState();
  const from = Number(url.get('from') || 1);
  const page = useRead<Page>(`/api/events${query({ from, limit: pageSize })}`);
  const wanted = { type: url.get('type'), actor: url.get('actor'), stream: url.get('stream') };
  const rows = page.data?.events.filter(
    (event) =>
      `${event.type} ${say(eventName(event.type))}`.includes(wanted.type) &&
      `${event.metadata.actor.id} ${event.metadata.actor.agency ?? ''}`.includes(wanted.actor) &&
      event.stream.includes(wanted.stream),
  );
  const head = Number(page.data?.head ?? 0);
  const columns = useColumns();
  return (
    <>
      <Stack
        direction="row"
        spacing={1.5}
        sx={{ pb: 1.5, alignItems: 'center', flexWrap: 'wrap', rowGap: 1 }}
        className="no-print"
      >
        <Filter name="stream" label={say(t('案件或流', 'Case or stream'))} />
        <Filter name="actor" label={say(t('操作者或机关', 'Actor or agency'))} />
        <Filter name="type" label={say(t('事件类型', 'Type of event'))} />
        <Button
          disabled={from <= 1}
          onClick={() => url.set({ from: String(Math.max(1, from - pageSize)) })}
        >
          {say(t('更早', 'Earlier'))}
        </Button>
        <Chip
          variant="outlined"
          label={`#${from} – #${Math.min(from + pageSize - 1, head)} / ${head}`}
        />
        <Button
          disabled={from + pageSize > head}
          onClick={() => url.set({ from: String(from + pageSize) })}
        >
          {say(t('更晚', 'Later'))}
        </Button>
        <Button
          disabled={head === 0}
          onClick={() => url.set({ from: String(Math.max(1, head - pageSize + 1)) })}
        >
          {say(t('最新', 'Newest'))}
        </Button>
      </Stack>
      <ProblemAlert error={page.error} />
      <RowTable
        label={say(t('全部事件', 'All events'))}
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        empty={<Empty>{say(t('本页没有符合条件的事件', 'No event on this page fits'))}</Empty>}
      />
    </>
  );
}

function Filter({ name, label }: { readonly name: string; readonly label: string }) {
  const url = useUrlState();
  return (
    <TextField
      label={label}
      value={url.get(name)}
      onChange={(event) => url.set({ [name]: event.target.value })}
    />
  );
}

function useColumns(): readonly Column<RecordedHistory>[] {
  const say = useSay();
  return useMemo(
    () => [
      { id: 'position', head: '#', cell: ({ position }: RecordedHistory) => position },
      {
        id: 'recordedAt',
        head: say(t('记录时间', 'Recorded')),
        cell: ({ recordedAt }: RecordedHistory) => new Date(recordedAt).toLocaleString('sv-SE'),
      },
      {
        id: 'type',
        head: say(t('类型', 'Type')),
        cell: ({ type }: RecordedHistory) => say(eventName(type)),
      },
      {
        id: 'stream',
        head: say(t('流', 'Stream')),
        cell: ({ stream, revision }: RecordedHistory) =>
          stream.startsWith('case-') ? (
            <Link
              component={RouterLink}
              to={`/audit?mode=case&case=${stream.slice(5)}&revision=${revision}`}
            >
              {`${stream}@${revision}`}
            </Link>
          ) : (
            `${stream}@${revision}`
          ),
      },
      {
        id: 'actor',
        head: say(t('操作者', 'Actor')),
        cell: ({ metadata }: RecordedHistory) => metadata.actor.id,
      },
      {
        id: 'cause',
        head: say(t('关联', 'Correlation')),
        cell: ({ metadata }: RecordedHistory) => (
          <code title={metadata.correlationId}>{metadata.correlationId.slice(0, 8)}</code>
        ),
      },
    ],
    [say],
  );
}
