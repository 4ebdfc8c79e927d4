import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, type useSay } from '../base/say.ts';
import {
  dimensions,
  figureNames,
  figureOf,
  monthsBeyond,
  valueName,
  valuesOf,
  type Basis,
  type Dimension,
  type FigureName,
  type FigureTable,
  type Sums,
} from './figures.ts';

/** What is counted in every table of the page, and of which cases. */
export interface Counted {
  readonly say: ReturnType<typeof useSay>;
  readonly figure: FigureName;
  readonly filter: Readonly<Record<string, string>>;
  readonly months: readonly string[];
}

type Rows = readonly Sums[] | undefined;

/** What was opened and what was decided, a row a month. */
export function trendTable(
  { say, figure, filter, months }: Counted,
  monthly: Readonly<Partial<Record<Basis, Rows>>>,
): FigureTable {
  return {
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
}

/** The rows that the months of the page hold. */
export const rowsWithin = (rows: Rows, basis: Basis, months: readonly string[]): Rows =>
  rows?.filter((row) => months.includes(row[basis] ?? 'none'));

/** A row for each value of a dimension, with a figure a month and their total last. */
export function cellTable(counted: Counted, by: Dimension, basis: Basis, whole: Rows): FigureTable {
  const { say, figure, filter, months } = counted;
  const grid = rowsWithin(whole, basis, months);
  const byValue = Map.groupBy(grid ?? [], (row) => row[by] ?? 'none');
  const all = months.join(',');
  return {
    heads: [say(dimensions[by].label), ...months, say(totalName)],
    rows: valuesOf(by, figure, grid).map((value) => ({
      id: value,
      name: say(valueName(by, value)),
      figures: [...months, all].map((month) =>
        figureOf(figure, byValue.get(value), filter, { [by]: value, [basis]: month }),
      ),
    })),
  };
}

const totalName = t('合计', 'Total');

/** The cases that the chosen months leave out. */
const beyondMonths: Readonly<Record<Basis, Bilingual>> = {
  openedMonth: t('其他月份或日期未载明', 'Other months, or no day stated'),
  decidedMonth: t('其他月份或尚未裁定', 'Other months, or not decided'),
};

/**
 * The totals of {@link cellTable}. What the months leave out is said in a row of its own, so that the rows
 * together are all cases.
 */
export function totalsTable(
  { say, figure, filter, months }: Counted,
  basis: Basis,
  cells: FigureTable,
  whole: Rows,
): FigureTable {
  const beyond = monthsBeyond(basis, whole ?? [], months).join(',');
  const others = {
    id: 'beyond',
    name: say(beyondMonths[basis]),
    figures: [figureOf(figure, whole, filter, { [basis]: beyond })],
  };
  return {
    heads: [cells.heads[0]!, say(totalName)],
    rows: [
      ...cells.rows.map((row) => ({ ...row, figures: row.figures.slice(-1) })),
      ...(beyond === '' ? [] : [others]),
    ],
  };
}

/** One row for each value of a dimension, of the cases with this condition. */
export function rankingTable(
  { say, figure, filter }: Counted,
  by: Dimension,
  rows: Rows,
  condition: Readonly<Record<string, string>> = {},
): FigureTable {
  return {
    heads: [say(dimensions[by].label), say(figureNames[figure])],
    rows: valuesOf(by, figure, rows).map((value) => ({
      id: value,
      name: say(valueName(by, value)),
      figures: [figureOf(figure, rows, { ...filter, ...condition }, { [by]: value })],
    })),
  };
}
