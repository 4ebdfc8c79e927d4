import { Grid, Stack, Typography } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { todayInChina } from '../parts/chips.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { measureNames } from '../parts/names.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import { Bars } from './bars.tsx';
import { lastMonths } from '../parts/counts.ts';
import { FigurePanel, type FigureState } from './figure-panel.tsx';
import {
  bases,
  dimensions,
  figureNames,
  figureOf,
  monthsBeyond,
  useSums,
  valueName,
  valuesOf,
  waiting,
  type Basis,
  type Dimension,
  type FigureTable,
  type Sums,
} from './figures.ts';
import { HeatGrid } from './heat-grid.tsx';
import { MonthColumns } from './month-columns.tsx';
import { monthChoices, useChosenItems } from './use-chosen-items.ts';

/** CASE-7: the cases one may list, counted by district, agency, kind and month; each figure opens its list. */
export default function StatisticsPage() {
  const say = useSay();
  const url = useUrlState();
  const [items, choose] = useChosenItems(url);
  const { dimension, figure, basis } = items;
  const filter = Object.fromEntries(
    ['measure', 'district']
      .map((name) => [name, url.get(name)])
      .filter(([, value]) => value !== ''),
  );
  const months = lastMonths(todayInChina(), Number(items.months));
  const all = months.join(',');
  const otherBasis: Basis = basis === 'openedMonth' ? 'decidedMonth' : 'openedMonth';
  // What is counted finer is summed up here: few questions, each a walk over all cases.
  const sums = useSums([
    { by: [dimension, basis], filter },
    { by: [otherBasis], filter: { ...filter, [otherBasis]: all } },
    { by: ['agencyKind', 'stage'], filter: { ...filter, ...waiting } },
    { by: ['outcome'], filter },
  ]);
  const state = sums.data !== undefined ? 'counted' : sums.error === null ? 'awaited' : 'missing';
  const [whole, others, open, outcomes] = (sums.data ?? []).map(({ rows }) => rows);
  const grid = whole?.filter((row) => months.includes(row[basis] ?? 'none'));
  const beyond = monthsBeyond(basis, whole ?? [], months).join(',');
  const monthly = { [basis]: grid, [otherBasis]: others };

  const trend: FigureTable = {
    heads: [t('月份', 'Month'), t('立卷', 'Opened'), t('裁定', 'Decided')].map(say),
    rows: months.map((month) => ({
      id: month,
      name: month,
      figures: [
        figureOf(figure, monthly['openedMonth'], filter, { openedMonth: month }),
        figureOf(figure, monthly['decidedMonth'], filter, { decidedMonth: month }),
      ],
    })),
  };
  const byValue = Map.groupBy(grid ?? [], (row) => row[dimension] ?? 'none');
  const total = { id: all, name: say(t('合计', 'Total')) };
  const cells: FigureTable = {
    heads: [say(dimensions[dimension].label), ...months, total.name],
    rows: valuesOf(dimension, figure, grid).map((value) => ({
      id: value,
      name: say(valueName(dimension, value)),
      figures: [...months, all].map((month) =>
        figureOf(figure, byValue.get(value), filter, { [dimension]: value, [basis]: month }),
      ),
    })),
  };
  const cellOf = (row: string, column: string) =>
    cells.rows.find(({ id }) => id === row)!.figures[months.indexOf(column)]!;
  const ranking: FigureTable = {
    heads: [cells.heads[0]!, total.name],
    rows: [
      ...cells.rows.map((row) => ({ ...row, figures: row.figures.slice(-1) })),
      // What the months leave out is said, so that the rows together are all cases.
      ...(beyond === ''
        ? []
        : [
            {
              id: 'beyond',
              name: say(beyondMonths[basis]),
              figures: [figureOf(figure, whole, filter, { [basis]: beyond })],
            },
          ]),
    ],
  };
  /** One row for each value of a dimension, of the cases with this condition. */
  const rankingOf = (
    by: Dimension,
    rows: readonly Sums[] | undefined,
    condition: Readonly<Record<string, string>>,
  ): FigureTable => ({
    heads: [say(dimensions[by].label), say(figureNames[figure])],
    rows: valuesOf(by, figure, rows).map((value) => ({
      id: value,
      name: say(valueName(by, value)),
      figures: [figureOf(figure, rows, { ...filter, ...condition }, { [by]: value })],
    })),
  });
  const what = `${say(figureNames[figure])} · ${say(bases[basis])}`;
  return (
    <>
      <PageHead title={say(t('统计分析', 'Statistics'))} asOf={sums.data?.[0]?.asOf} />
      <Stack
        direction="row"
        spacing={1.5}
        sx={{ pb: 1.5, flexWrap: 'wrap', rowGap: 1 }}
        className="no-print"
      >
        <Chooser
          label={t('统计内容', 'What')}
          value={figure}
          names={figureNames}
          onChange={(value) => choose('figure', value)}
        />
        <Chooser
          label={t('分组', 'By')}
          value={dimension}
          names={Object.fromEntries(
            Object.entries(dimensions).map(([name, { label }]) => [name, label]),
          )}
          onChange={(value) => choose('dimension', value)}
        />
        <Chooser
          label={t('月份口径', 'Month of')}
          value={basis}
          names={bases}
          onChange={(value) => choose('basis', value)}
        />
        <Chooser
          label={t('时段', 'Months')}
          value={items.months}
          names={Object.fromEntries(
            monthChoices.map((count) => [count, t(`近 ${count} 个月`, `Last ${count} months`)]),
          )}
          onChange={(value) => choose('months', value)}
        />
        <Chooser
          label={t('类型', 'Measure')}
          any={t('全部', 'Any')}
          value={url.get('measure')}
          names={measureNames}
          onChange={(measure) => url.set({ measure })}
        />
        <Chooser
          label={t('区', 'District')}
          any={t('全部', 'Any')}
          value={url.get('district')}
          names={Object.fromEntries(directory().counties.map(({ code, name }) => [code, name]))}
          onChange={(district) => url.set({ district })}
        />
      </Stack>
      <ProblemAlert error={sums.error} />
      <Grid container spacing={2}>
        <FigurePanel
          title={`${say(t('立卷与裁定（按月）', 'Opened and decided, by month'))} · ${say(figureNames[figure])}`}
          size={8}
          table={trend}
          state={state}
        >
          <MonthColumns table={trend} colours={[agencyColours.prison, agencyColours.court]} />
        </FigurePanel>
        <FigurePanel
          title={`${say(dimensions[dimension].label)} · ${what}`}
          size={4}
          table={ranking}
          state={state}
        >
          <Ranking label={what} table={ranking} />
        </FigurePanel>
        <FigurePanel
          title={`${say(dimensions[dimension].label)} × ${say(t('月', 'Month'))} · ${what}`}
          size={12}
          table={cells}
          state={state}
        >
          <HeatGrid
            label={say(t('热力图', 'Heat map'))}
            rows={cells.rows}
            columns={months}
            valueOf={(row, column) => cellOf(row, column).value}
            linkOf={(row, column) => cellOf(row, column).to}
          />
        </FigurePanel>
        <Waiting
          title={t('在办（按承办机关）', 'Waiting, by agency')}
          table={rankingOf('agencyKind', open, {})}
          state={state}
        />
        <Waiting
          title={t('在办（按环节）', 'Waiting, by stage')}
          table={rankingOf('stage', open, waiting)}
          state={state}
        />
        <Waiting
          title={t('结果', 'Outcomes')}
          table={rankingOf('outcome', outcomes, {})}
          state={state}
        />
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

/** The cases that the chosen months leave out. */
const beyondMonths: Readonly<Record<Basis, Bilingual>> = {
  openedMonth: t('其他月份或日期未载明', 'Other months, or no day stated'),
  decidedMonth: t('其他月份或尚未裁定', 'Other months, or not decided'),
};

interface ChooserProps {
  readonly label: Bilingual;
  readonly value: string;
  readonly names: Readonly<Record<string, Bilingual>>;
  /** For none of them, where that can be chosen. */
  readonly any?: Bilingual;
  readonly onChange: (value: string) => void;
}

function Chooser({ label, value, names, any, onChange }: ChooserProps) {
  const say = useSay();
  return (
    <FilterSelect
      label={say(label)}
      {...(any === undefined ? {} : { any: say(any) })}
      value={value}
      onChange={onChange}
      choices={Object.entries(names).map(([each, name]) => ({ value: each, label: say(name) }))}
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
