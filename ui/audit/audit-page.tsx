import { Download } from '@mui/icons-material';
import { Button, Chip, Link, Stack, Tab, Tabs, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { addDays, isLegalDate } from '#domain/kernel/legal-date.ts';
import { eventName, eventTypes } from '../cases/event-names.ts';
import type { RecordedHistory } from '../cases/history-types.ts';
import { query } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
import { Watermark } from '../frame/watermark.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CaseReplay } from './case-replay.tsx';
import { ExportDialog } from './export-dialog.tsx';

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
  /** Position where the next page begins; null at the end of the log. */
  readonly next: string | null;
}
const pageSize = 200;

function AllEvents() {
  const say = useSay();
  const url = useUrlState();
  const from = Number(url.get('from') || 1);
  const session = useSession();
  const [exporting, setExporting] = useState(false);
  const filter = filterOf(url.get);
  const page = useRead<Page>(`/api/events${query({ from, limit: pageSize, ...filter })}`);
  const head = Number(page.data?.head ?? 0);
  const next = page.data?.next ?? null;
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
        <FilterSelect
          label={say(t('事件类型', 'Type of event'))}
          any={say(t('全部', 'Any'))}
          value={url.get('type')}
          onChange={(type) => url.set({ type, from: null })}
          choices={eventTypes.map(([value, name]) => ({ value, label: say(name) }))}
        />
        <Filter name="since" label={say(t('自', 'From'))} date />
        <Filter name="until" label={say(t('至（含）', 'Until, included'))} date />
        <Button
          disabled={from <= 1}
          onClick={() => url.set({ from: String(Math.max(1, from - pageSize)) })}
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
          onClick={() => url.set({ from: String(Math.max(1, head - pageSize + 1)) })}
        >
          {say(t('最新', 'Newest'))}
        </Button>
        {may(session, 'events.export') && (
          <Button startIcon={<Download />} onClick={() => setExporting(true)}>
            {say(t('导出签名事件', 'Signed export'))}
          </Button>
        )}
      </Stack>
      <ProblemAlert error={page.error} />
      <RowTable
        label={say(t('全部事件', 'All events'))}
        columns={columns}
        rows={page.data?.events}
        idOf={({ id }) => id}
        empty={
          <Empty>
            {say(
              next === null
                ? t(
                    '没有符合条件的事件，请放宽上方的条件',
                    'No event fits; widen the conditions above',
                  )
                : t(
                    '已查看的部分没有符合条件的事件，请按“更晚”继续',
                    'None so far; press “Later” to look further',
                  ),
            )}
          </Empty>
        }
      />
      {exporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </>
  );
}

/** The conditions in the address as the server reads them; whole days are those of China. */
function filterOf(get: (name: string) => string): Readonly<Record<string, string>> {
  const { stream, actor, type, since, until } = {
    stream: get('stream').trim(),
    actor: get('actor').trim(),
    type: get('type'),
    since: get('since'),
    until: get('until'),
  };
  return {
    ...(stream && { stream }),
    ...(actor && { actor }),
    ...(type && { type }),
    ...(isLegalDate(since) && { since: `${since}T00:00:00+08:00` }),
    ...(isLegalDate(until) && { until: `${addDays(until, 1)}T00:00:00+08:00` }),
  };
}

function Filter({
  name,
  label,
  date = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly date?: boolean;
}) {
  const url = useUrlState();
  return (
    <TextField
      label={label}
      value={url.get(name)}
      placeholder={date ? 'YYYY-MM-DD' : undefined}
      error={date && url.get(name) !== '' && !isLegalDate(url.get(name))}
      onChange={(event) => url.set({ [name]: event.target.value, from: null })}
      sx={date ? { width: 150 } : {}}
      slotProps={{ htmlInput: { maxLength: date ? 10 : 200 } }}
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
