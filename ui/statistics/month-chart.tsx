import { useNavigate } from 'react-router-dom';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from '@mui/material';
import type { FigureTable } from './figures.ts';

interface MonthChartProps {
  readonly table: FigureTable;
  /** Colours of the columns of each month, in their order. */
  readonly colours: readonly string[];
}

/** Columns by month; each leads to its list, as the links of the table do. */
export function MonthChart({ table, colours }: MonthChartProps) {
  const navigate = useNavigate();
  const { palette } = useTheme();
  const axis = { fontSize: 11, tick: { fill: palette.text.secondary }, stroke: palette.divider };
  const columns = table.heads.slice(1);
  const months = table.rows.map(({ id, name, figures }) => ({
    id,
    name,
    ...Object.fromEntries(figures.map(({ value }, index) => [columns[index], value])),
  }));
  const open = (column: number) => (month: { readonly payload?: { readonly id: string } }) => {
    const row = table.rows.find(({ id }) => id === month.payload?.id);
    if (row !== undefined) void navigate(row.figures[column]!.to);
  };
  return (
    <ResponsiveContainer width="100%" height={360}>
      <BarChart data={months} accessibilityLayer={false}>
        <CartesianGrid strokeDasharray="3 3" vertical={false} stroke={palette.divider} />
        <XAxis dataKey="name" {...axis} />
        <YAxis allowDecimals={false} {...axis} />
        <Tooltip
          contentStyle={{ background: palette.background.paper, borderColor: palette.divider }}
          cursor={{ fill: palette.action.hover }}
        />
        <Legend
          formatter={(name: string) => <span style={{ color: palette.text.primary }}>{name}</span>}
        />
        {columns.map((column, index) => (
          <Bar
            key={column}
            dataKey={column}
            fill={colours[index]!}
            cursor="pointer"
            isAnimationActive={false}
            onClick={open(index)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
