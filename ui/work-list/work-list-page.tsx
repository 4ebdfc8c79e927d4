import { Chip, Link, Stack } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { AgencyKind } from '#domain/casework/agencies.ts';
import type { Stage } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { query } from '../frame/api.ts';
import { t, useSay } from '../frame/say.ts';
import { AgencyChip, daysAfter, DueChip, StageChip, todayInChina } from '../parts/chips.tsx';
import { ColumnChooser } from '../parts/column-chooser.tsx';
import { districtName, measureName } from '../parts/names.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { SavedQueries } from '../parts/saved-queries.tsx';
import { usePreference } from '../parts/use-preference.ts';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';

interface Entry {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  readonly measure: string;
  readonly district: string | null;
  readonly stage: Stage;
  readonly agencyKind: AgencyKind;
  readonly kind: 'turn' | 'deadline';
  readonly due: string | null;
  readonly article: Bilingual | null;
  readonly arithmetic: Bilingual | null;
  readonly since: string | null;
}
interface WorkList {
  readonly asOf: string;
  readonly total: number;
  readonly entries: readonly Entry[];
}

const views = {
  turn: t('轮到本机关', 'Our turn'),
  deadline: t('另有期限', 'Owed beside'),
  upcoming: t('七日内到期', 'Due in seven days'),
  overdue: t('已逾期', 'Overdue'),
  all: t('全部', 'All'),
} as const;
type View = keyof typeof views;

const pathOf = (view: View, page: number, perPage: number): string =>
  `/api/work-list${query({
    kind: view === 'turn' || view === 'deadline' ? view : null,
    ...(view === 'overdue' ? { overdueOn: todayInChina() } : {}),
    ...(view === 'upcoming'
      ? { dueFrom: todayInChina(), overdueOn: daysAfter(todayInChina(), 8) }
      : {}),
    range: JSON.stringify([page * perPage, (page + 1) * perPage - 1]),
  })}`;

/** 待办: what waits for one's agency, the most pressing first, each with its statutory last day. */
export default function WorkListPage() {
  const say = useSay();
  const url = useUrlState();
  const view = (Object.hasOwn(views, url.get('view')) ? url.get('view') : 'turn') as View;
  const page = Number(url.get('page') || 0);
  const perPage = Number(url.get('rows') || 25);
  const list = useRead<WorkList>(pathOf(view, page, perPage));
  const columns = useColumns();
  const all = columns.map(({ id }) => id);
  const [chosen, choose] = usePreference<readonly string[]>('columns.work-list', all);
  return (
    <>
      <PageHead title={say(t('待办', 'Work list'))} asOf={list.data?.asOf}>
        <Stack direction="row" spacing={1} role="group" aria-label={say(t('范围', 'Scope'))}>
          {(Object.keys(views) as View[]).map((name) => (
            <ViewChip
              key={name}
              name={name}
              active={name === view}
              onPick={() => url.set({ view: name, page: null })}
            />
          ))}
        </Stack>
        <SavedQueries />
        <ColumnChooser all={columns} chosen={chosen} onChoose={choose} />
      </PageHead>
      <ProblemAlert error={list.error} />
      <RowTable
        label={say(t('待办', 'Work list'))}
        columns={columns.filter(({ id }) => chosen.includes(id))}
        rows={list.data?.entries}
        idOf={({ caseId, agencyKind, kind }) => `${caseId}${agencyKind}${kind}`}
        empty={
          <Empty>
            {say(
              t(
                '没有待办事项。可在“案件”中查看全部案件，或切换上方的范围。',
                'Nothing waits here. Look at all cases, or choose another scope above.',
              ),
            )}
          </Empty>
        }
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

function ViewChip({
  name,
  active,
  onPick,
}: {
  readonly name: View;
  readonly active: boolean;
  readonly onPick: () => void;
}) {
  const say = useSay();
  const count = useRead<WorkList>(pathOf(name, 0, 1));
  return (
    <Chip
      clickable
      color={active ? 'primary' : 'default'}
      variant={active ? 'filled' : 'outlined'}
      aria-pressed={active}
      label={`${say(views[name])} ${count.data?.total ?? ''}`}
      onClick={onPick}
    />
  );
}

function useColumns(): readonly Column<Entry>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        id: 'name',
        head: say(t('姓名', 'Name')),
        cell: ({ caseId, name }: Entry) => (
          <Link component={RouterLink} to={`/cases/${caseId}`}>
            {name}
          </Link>
        ),
      },
      {
        id: 'measure',
        head: say(t('类型', 'Measure')),
        cell: (row: Entry) => say(measureName(row.measure)),
      },
      {
        id: 'stage',
        head: say(t('环节', 'Stage')),
        cell: (row: Entry) => <StageChip stage={row.stage} />,
      },
      {
        id: 'agency',
        head: say(t('承办机关', 'Agency')),
        cell: (row: Entry) => <AgencyChip kind={row.agencyKind} />,
      },
      {
        id: 'due',
        head: say(t('法定期限', 'Time limit')),
        cell: (row: Entry) => (
          <DueChip due={row.due} article={row.article} arithmetic={row.arithmetic} />
        ),
      },
      { id: 'since', head: say(t('上一步日期', 'Since')), cell: (row: Entry) => row.since ?? '—' },
      {
        id: 'reference',
        head: say(t('监狱案号', 'Reference')),
        cell: (row: Entry) => row.reference ?? '—',
      },
      {
        id: 'courtCaseNumber',
        head: say(t('法院案号', 'Court number')),
        cell: (row: Entry) => row.courtCaseNumber ?? '—',
      },
      {
        id: 'district',
        head: say(t('区', 'District')),
        cell: (row: Entry) => say(districtName(row.district)),
      },
    ],
    [say],
  );
}
