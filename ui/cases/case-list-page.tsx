import { Link } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { AgencyChip, DueChip, StageChip } from '../parts/chips.tsx';
import { ColumnChooser } from '../parts/column-chooser.tsx';
import { districtName, measureName, outcomeName } from '../parts/names.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { orderIn, pageIn } from '../parts/list-state.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { usePreference } from '../parts/use-preference.ts';
import { useRows } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CaseFilters, chosenFilters } from './case-filters.tsx';
import type { CaseRow } from '#read-api/cases/case-answers.ts';
import { SavedQueries } from '../parts/saved-queries.tsx';

const defaultColumns = [
  'name',
  'measure',
  'stage',
  'turn',
  'due',
  'reference',
  'district',
  'openedOn',
];

/** All cases one may see, narrowed and ordered in the address. */
export default function CaseListPage() {
  const say = useSay();
  const url = useUrlState();
  const [chosen, choose] = usePreference<readonly string[]>('columns.cases', defaultColumns);
  const all = useColumns();
  const paged = pageIn(url);
  const ordered = orderIn(url, ['position', 'DESC']);
  const list = useRows<CaseRow>(
    `/api/cases${query({
      ...chosenFilters(url),
      range: paged.range,
      at: paged.at,
      sort: ordered.asked,
    })}`,
  );
  return (
    <>
      <PageHead title={say(t('案件', 'Cases'))} asOf={list.data?.asOf}>
        <SavedQueries />
        <ColumnChooser all={all} chosen={chosen} onChoose={choose} />
      </PageHead>
      <CaseFilters url={url} />
      <RowTable
        label={say(t('案件', 'Cases'))}
        columns={all.filter(({ id }) => chosen.includes(id))}
        rows={list.data?.rows}
        error={list.error}
        idOf={({ id }) => id}
        sort={ordered.sort}
        onSort={ordered.onSort}
        empty={
          <Empty>
            {say(
              t(
                '没有符合条件的案件。请放宽上方的条件。',
                'No case fits. Widen the conditions above.',
              ),
            )}
          </Empty>
        }
        paging={paged.paging(list.data?.total, list.data?.asOf, list.error)}
      />
    </>
  );
}

function useColumns(): readonly Column<CaseRow>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        id: 'name',
        head: say(t('姓名', 'Name')),
        order: 'name',
        cell: (row: CaseRow) => (
          <Link component={RouterLink} to={`/cases/${row.id}`}>
            {row.offender.name}
          </Link>
        ),
      },
      {
        id: 'measure',
        head: say(t('类型', 'Measure')),
        cell: (row: CaseRow) => say(measureName(row.measure)),
      },
      {
        id: 'stage',
        head: say(t('环节', 'Stage')),
        order: 'stage',
        cell: (row: CaseRow) => <StageChip stage={row.stage} />,
      },
      {
        id: 'turn',
        head: say(t('承办机关', 'Turn')),
        cell: (row: CaseRow) =>
          row.turn.kind === null ? '—' : <AgencyChip kind={row.turn.kind} />,
      },
      {
        id: 'due',
        head: say(t('法定期限', 'Time limit')),
        order: 'due',
        cell: (row: CaseRow) => <DueChip due={row.turn.due} />,
      },
      {
        id: 'reference',
        head: say(t('监狱案号', 'Reference')),
        isLong: true,
        order: 'reference',
        cell: (row: CaseRow) => row.reference ?? '—',
      },
      {
        id: 'courtCaseNumber',
        head: say(t('法院案号', 'Court number')),
        order: 'courtCaseNumber',
        cell: (row: CaseRow) => row.courtCaseNumber ?? '—',
      },
      {
        id: 'district',
        head: say(t('区', 'District')),
        order: 'district',
        cell: (row: CaseRow) => say(districtName(row.district)),
      },
      {
        id: 'openedOn',
        head: say(t('立卷日期', 'Opened')),
        order: 'openedOn',
        cell: (row: CaseRow) => row.openedOn ?? say(t('未公布', 'Not published')),
      },
      {
        id: 'outcome',
        head: say(t('结果', 'Outcome')),
        cell: (row: CaseRow) => say(outcomeName(row.outcome, row.measure)),
      },
      {
        id: 'lastOn',
        head: say(t('最近日期', 'Last act')),
        order: 'lastOn',
        cell: (row: CaseRow) => row.lastOn ?? '—',
      },
    ],
    [say],
  );
}
