import { Grid, Typography } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { todayInChina } from '../parts/chips.tsx';
import { lastMonths } from '../parts/counts.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import { Bars } from './bars.tsx';
import { FigurePanel, type FigureState } from './figure-panel.tsx';
import {
  cellTable,
  rankingTable,
  rowsWithin,
  totalsTable,
  trendTable,
  type Counted,
} from './figure-tables.ts';
import {
  bases,
  dimensions,
  figureNames,
  useSums,
  waiting,
  type Basis,
  type FigureTable,
} from './figures.ts';
import { HeatGrid } from './heat-grid.tsx';
import { MonthColumns } from './month-columns.tsx';
import { StatisticsChoosers } from './statistics-choosers.tsx';
import { useChosenItems, type ChosenItems } from './use-chosen-items.ts';

/** CASE-7: the cases one may list, counted by district, agency, kind and month; each figure opens its list. */
export default function StatisticsPage() {
  const say = useSay();
  const url = useUrlState();
  const [items, choose] = useChosenItems(url);
  const filter = Object.fromEntries(
    ['measure', 'district']
      .map((name) => [name, url.get(name)])
      .filter(([, value]) => value !== ''),
  );
  const tables = useTables(items, filter);
  const { state } = tables;
  const name = say(dimensions[items.dimension].label);
  const what = `${say(figureNames[items.figure])} · ${say(bases[items.basis])}`;
  return (
    <>
      <PageHead title={say(t('统计分析', 'Statistics'))} asOf={tables.asOf} />
      <StatisticsChoosers items={items} choose={choose} url={url} />
      <ProblemAlert error={tables.error} />
      <Grid container spacing={2}>
        <FigurePanel
          title={`${say(t('立卷与裁定（按月）', 'Opened and decided, by month'))} · ${say(figureNames[items.figure])}`}
          size={8}
          table={tables.trend}
          state={state}
        >
          <MonthColumns
            table={tables.trend}
            colours={[agencyColours.prison, agencyColours.court]}
          />
        </FigurePanel>
        <FigurePanel title={`${name} · ${what}`} size={4} table={tables.totals} state={state}>
          <Ranking label={what} table={tables.totals} />
        </FigurePanel>
        <FigurePanel
          title={`${name} × ${say(t('月', 'Month'))} · ${what}`}
          size={12}
          table={tables.cells}
          state={state}
        >
          <Heat cells={tables.cells} months={tables.months} />
        </FigurePanel>
        <Waiting
          title={t('在办（按承办机关）', 'Waiting, by agency')}
          table={tables.byAgency}
          state={state}
        />
        <Waiting
          title={t('在办（按环节）', 'Waiting, by stage')}
          table={tables.byStage}
          state={state}
        />
        <Waiting title={t('结果', 'Outcomes')} table={tables.outcomes} state={state} />
      </Grid>
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
        {say(
          t(
            '统计范围为本人可见的案件；每个数字可打开对应的案件清单。',
            'Counted are the cases that you may list; each figure opens its list.',
          ),
        )}
      </Typography>
    </>
  );
}

/** What is counted finer is summed up here: few questions, each a walk over all cases. */
function useTables(items: ChosenItems, filter: Counted['filter']) {
  const { dimension, figure, basis } = items;
  const months = lastMonths(todayInChina(), Number(items.months));
  const otherBasis: Basis = basis === 'openedMonth' ? 'decidedMonth' : 'openedMonth';
  const sums = useSums([
    { by: [dimension, basis], filter },
    { by: [otherBasis], filter: { ...filter, [otherBasis]: months.join(',') } },
    { by: ['agencyKind', 'stage'], filter: { ...filter, ...waiting } },
    { by: ['outcome'], filter },
  ]);
  const [whole, others, open, outcomes] = (sums.data ?? []).map(({ rows }) => rows);
  const counted: Counted = { say: useSay(), figure, filter, months };
  const cells = cellTable(counted, dimension, basis, whole);
  const state: FigureState =
    sums.data !== undefined ? 'counted' : sums.error === null ? 'awaited' : 'missing';
  return {
    asOf: sums.data?.[0]?.asOf,
    error: sums.error,
    state,
    months,
    cells,
    trend: trendTable(counted, {
      [basis]: rowsWithin(whole, basis, months),
      [otherBasis]: others,
    }),
    totals: totalsTable(counted, basis, cells, whole),
    byAgency: rankingTable(counted, 'agencyKind', open),
    byStage: rankingTable(counted, 'stage', open, waiting),
    outcomes: rankingTable(counted, 'outcome', outcomes),
  };
}

interface HeatProps {
  readonly cells: FigureTable;
  readonly months: readonly string[];
}

function Heat({ cells, months }: HeatProps) {
  const say = useSay();
  const cellOf = (row: string, column: string) =>
    cells.rows.find(({ id }) => id === row)!.figures[months.indexOf(column)]!;
  return (
    <HeatGrid
      label={say(t('热力图', 'Heat map'))}
      rows={cells.rows}
      columns={months}
      valueOf={(row, column) => cellOf(row, column).value}
      linkOf={(row, column) => cellOf(row, column).to}
    />
  );
}

interface RankingProps {
  readonly label: string;
  readonly table: FigureTable;
}

const Ranking = ({ label, table }: RankingProps) => (
  <Bars
    label={label}
    rows={table.rows.map(({ name, figures: [figure] }) => ({ name, ...figure! }))}
  />
);

interface WaitingProps {
  readonly title: Bilingual;
  readonly table: FigureTable;
  readonly state: FigureState;
}

function Waiting({ title, table, state }: WaitingProps) {
  const say = useSay();
  return (
    <FigurePanel title={say(title)} size={4} table={table} state={state}>
      <Ranking label={say(title)} table={table} />
    </FigurePanel>
  );
}
