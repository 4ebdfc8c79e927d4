import { Link, Stack, TextField } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { eventName } from '../cases/event-names.ts';
import { query } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';

interface Look {
  readonly id: string;
  readonly what: string;
  readonly caseId: string | null;
  readonly actor: { readonly id: string; readonly agency: string | null };
  readonly at: string;
  readonly position: number;
}
interface Looks {
  readonly asOf: string;
  readonly total: number;
  readonly looks: readonly Look[];
}

/** Who looked at what: the looking is recorded as well, also the auditor's own. */
export default function AccessLogPage() {
  const say = useSay();
  const url = useUrlState();
  const page = Number(url.get('page') || 0);
  const perPage = Number(url.get('rows') || 50);
  const list = useRead<Looks>(
    `/api/access-log${query({
      caseId: url.get('case'),
      actor: url.get('actor'),
      offset: page * perPage,
      limit: perPage,
    })}`,
  );
  return (
    <>
      <PageHead title={say(t('查阅记录', 'Access log'))} asOf={list.data?.asOf} />
      <Stack direction="row" spacing={1.5} sx={{ pb: 1.5 }} className="no-print">
        <TextField
          label={say(t('查阅者', 'Who'))}
          value={url.get('actor')}
          onChange={(event) => url.set({ actor: event.target.value, page: null })}
        />
        <TextField
          label={say(t('案件编号', 'Case'))}
          value={url.get('case')}
          onChange={(event) => url.set({ case: event.target.value, page: null })}
          sx={{ width: 380 }}
        />
      </Stack>
      <ProblemAlert error={list.error} />
      <RowTable
        label={say(t('查阅记录', 'Access log'))}
        rows={list.data?.looks}
        idOf={({ id }) => id}
        empty={<Empty>{say(t('没有记录', 'Nothing recorded'))}</Empty>}
        columns={[
          {
            id: 'at',
            head: say(t('时间', 'When')),
            cell: ({ at }) => new Date(at).toLocaleString('sv-SE'),
          },
          { id: 'actor', head: say(t('查阅者', 'Who')), cell: ({ actor }) => actor.id },
          {
            id: 'agency',
            head: say(t('机关', 'Agency')),
            cell: ({ actor }) => actor.agency ?? '—',
          },
          { id: 'type', head: say(t('内容', 'What')), cell: ({ what }) => say(eventName(what)) },
          {
            id: 'case',
            head: say(t('案件', 'Case')),
            cell: ({ caseId }) =>
              caseId === null ? (
                '—'
              ) : (
                <Link component={RouterLink} to={`/audit?mode=case&case=${caseId}`}>
                  {caseId}
                </Link>
              ),
          },
        ]}
        paging={{
          page,
          perPage,
          total: list.data?.total ?? 0,
          onPage: (next) => url.set({ page: String(next) }),
          onPerPage: (rows) => url.set({ rows: String(rows), page: null }),
        }}
      />
    </>
  );
}
