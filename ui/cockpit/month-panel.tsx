import { Box } from '@mui/material';
import { memo } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, YAxis } from 'recharts';
import type { CockpitFigure } from '#read-api/cockpit/cockpit-answers.ts';
import { t, useSay } from '../base/say.ts';
import { sum } from '../parts/counts.ts';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { monthLabel } from './month-label.ts';
import { MonthText } from './month-text.tsx';
import { ChoiceButton, Figure, Panel } from './panel.tsx';
import { useFigures, without, type Choosing } from './selection.ts';

interface MonthPanelProps extends Pick<Choosing, 'selection' | 'toggle'> {
  readonly months: readonly string[];
}

const departures = (rows: readonly CockpitFigure[]): number =>
  rows.reduce((count, row) => count + row.departures, 0);

/** Opened and decided by month, and how many rulings departed from what was proposed. */
export const MonthPanel = memo(function MonthPanel({ selection, toggle, months }: MonthPanelProps) {
  const say = useSay();
  const opened = useFigures('opened', ['opened'], without(selection, 'openedMonth'));
  const decided = useFigures('decided', ['month'], selection);
  const monthly = months.map((month) => {
    const rulings = (decided.data?.rows ?? []).filter((row) => row.month === month);
    return {
      month,
      opened: sum(opened.data?.rows.filter((row) => row.opened === month)),
      decided: sum(rulings),
      departures: departures(rulings),
    };
  });
  return (
    <Panel
      title={say(t('近十二个月立卷、裁定与不一致', 'Opened, decided, departing: twelve months'))}
      height={250}
      error={opened.error ?? decided.error}
      pending={opened.data === undefined || decided.data === undefined}
    >
      <Box sx={{ flex: 1, minHeight: 0, pl: '54px' }} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={monthly} margin={{ top: 4, right: 0, bottom: 0, left: 0 }}>
            <CartesianGrid stroke="#1d3d66" vertical={false} />
            <YAxis hide allowDecimals={false} />
            <Bar dataKey="opened" fill={look.bar} isAnimationActive={false} />
            <Bar dataKey="decided" fill={look.done} isAnimationActive={false} />
            <Line
              dataKey="departures"
              stroke={look.warn}
              strokeWidth={2}
              dot={{ r: 2 }}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
      <MonthTable selection={selection} toggle={toggle} monthly={monthly} />
    </Panel>
  );
});

const lines = [
  {
    key: 'opened',
    name: t('立卷', 'Opened'),
    colour: look.bar,
    more: (openedMonth: string) => ({ openedMonth }),
  },
  {
    key: 'decided',
    name: t('裁定', 'Decided'),
    colour: look.done,
    more: (decidedMonth: string) => ({ decidedMonth }),
  },
  {
    key: 'departures',
    name: t('不一致', 'Depart'),
    colour: look.warn,
    more: (decidedMonth: string) => ({ decidedMonth, departed: 'yes' as const }),
  },
] as const;

interface Month {
  readonly month: string;
  readonly opened: number;
  readonly decided: number;
  readonly departures: number;
}
interface MonthTableProps extends Pick<Choosing, 'selection' | 'toggle'> {
  readonly monthly: readonly Month[];
}

/** The same figures as numbers, each with its list; a month is chosen by its head. */
function MonthTable({ selection, toggle, monthly }: MonthTableProps) {
  const say = useSay();
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        tableLayout: 'fixed',
        borderSpacing: 0,
        fontSize: 11.5,
        lineHeight: '20px',
        '& td, & th': { p: 0, textAlign: 'center', fontWeight: 400 },
        '& th:first-of-type': { width: 54, textAlign: 'left' },
      }}
    >
      <thead>
        <tr>
          <th scope="col">{say(t('月份', 'Month'))}</th>
          {monthly.map(({ month }, index) => (
            <th scope="col" key={month}>
              <ChoiceButton
                name={month}
                chosen={selection.openedMonth === month}
                onPress={() => toggle('openedMonth', month)}
              >
                <MonthText {...monthLabel(month, index)} />
              </ChoiceButton>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, colour, more }) => (
          <tr key={key}>
            <th scope="row" style={{ color: colour }}>
              {say(name)}
            </th>
            {monthly.map((row) => (
              <td key={row.month}>
                <Figure
                  value={row[key]}
                  name={`${row.month} ${say(name)}`}
                  to={caseListPath({ ...selection, ...more(row.month) })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
