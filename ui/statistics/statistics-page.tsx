import { Grid, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { shanghaiDistricts } from '#domain/access/shanghai-districts.ts';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
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
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { agencyColours } from '../frame/theme.ts';
import { todayInChina } from '../parts/chips.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { districtName, measureName, measureNames, outcomeName, stageName } from '../parts/names.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import { Bars } from './bars.tsx';
import { lastMonths, sum, useStatistics } from './counts.ts';
import { HeatGrid } from './heat-grid.tsx';

/** CASE-7: what came in, what was decided and what waits, by district, agency, kind and month. */
export default function StatisticsPage() {
  const say = useSay();
  const url = useUrlState();
  const where = { measure: url.get('measure'), district: url.get('district') };
  const months = lastMonths(todayInChina());
  const open = useStatistics('open', ['stage'], where);
  const byAgency = useStatistics('open', ['agencyKind'], where);
  const received = useStatistics('received', ['month', 'agencyKind'], where);
  const decided = useStatistics('decided', ['month'], where);
  const closed = useStatistics('closed', ['outcome'], where);
  const grid = useStatistics('received', ['district', 'month', 'agencyKind'], {
    measure: where.measure,
  });
  const monthly = months.map((month) => ({
    month,
    received: sum(
      received.data?.rows.filter((row) => row.month === month && row.agencyKind === 'prison'),
    ),
    decided: sum(decided.data?.rows.filter((row) => row.month === month)),
  }));
  return (
    <>
      <PageHead title={say(t('统计分析', 'Statistics'))} asOf={open.data?.asOf}>
        <FilterSelect
          label={say(t('类型', 'Measure'))}
          any={say(t('全部', 'Any'))}
          value={where.measure}
          onChange={(measure) => url.set({ measure })}
          choices={Object.entries(measureNames).map(([value, name]) => ({
            value,
            label: say(name),
          }))}
        />
        <FilterSelect
          label={say(t('区', 'District'))}
          any={say(t('全部', 'Any'))}
          value={where.district}
          onChange={(district) => url.set({ district })}
          choices={shanghaiDistricts.map(({ adcode, zh, en }) => ({
            value: adcode,
            label: say(t(zh, en)),
          }))}
        />
      </PageHead>
      <ProblemAlert error={open.error ?? received.error} />
      <Grid container spacing={2}>
        <Panel title={say(t('近十二个月收案与裁定', 'Opened and decided, twelve months'))} size={8}>
          <ResponsiveContainer width="100%" height={260}>
            <BarChart data={monthly}>
              <CartesianGrid strokeDasharray="3 3" vertical={false} />
              <XAxis dataKey="month" fontSize={11} />
              <YAxis fontSize={11} allowDecimals={false} />
              <Tooltip />
              <Legend />
              <Bar
                dataKey="received"
                name={say(t('立卷', 'Opened'))}
                fill={agencyColours.prison}
                isAnimationActive={false}
              />
              <Bar
                dataKey="decided"
                name={say(t('裁定', 'Decided'))}
                fill={agencyColours.court}
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        </Panel>
        <Panel title={say(t('在办（按承办机关）', 'Open, by agency'))} size={4}>
          <Bars
            label={say(t('在办', 'Open'))}
            rows={agencyKinds.map((kind) => ({
              name: say(agencyNames[kind]),
              value: sum(byAgency.data?.rows.filter((row) => row.agencyKind === kind)),
              to: '/cases',
            }))}
          />
          <Typography variant="h6" sx={{ mt: 2, mb: 1 }}>
            {say(t('办结结果', 'Outcomes'))}
          </Typography>
          <Bars
            label={say(t('结果', 'Outcomes'))}
            rows={(closed.data?.rows ?? []).map((row) => ({
              name: say(outcomeName(row.outcome ?? null)),
              value: row.cases,
              to: `/search?outcome=${row.outcome ?? ''}`,
            }))}
          />
        </Panel>
        <Panel title={say(t('在办（按环节）', 'Open, by stage'))} size={4}>
          <Bars
            label={say(t('环节', 'Stages'))}
            rows={(open.data?.rows ?? []).map((row) => ({
              name: say(stageName(row.stage ?? '')),
              value: row.cases,
              to: `/cases?stage=${row.stage ?? ''}${where.district === '' ? '' : `&district=${where.district}`}`,
            }))}
          />
        </Panel>
        <Panel title={say(t('立卷（区 × 月）', 'Opened, district by month'))} size={8}>
          <HeatGrid
            label={say(t('区 × 月', 'District by month'))}
            rows={shanghaiDistricts.map(({ adcode }) => ({
              id: adcode,
              name: say(districtName(adcode)),
            }))}
            columns={months}
            valueOf={(district, month) =>
              sum(
                grid.data?.rows.filter(
                  (row) =>
                    row.district === district && row.month === month && row.agencyKind === 'prison',
                ),
              )
            }
            linkOf={(district) => `/cases?district=${district}`}
          />
        </Panel>
      </Grid>
      <Typography variant="caption" color="text.secondary">
        {where.measure === '' ? '' : say(measureName(where.measure))}
      </Typography>
    </>
  );
}

const Panel = ({
  title,
  size,
  children,
}: {
  readonly title: string;
  readonly size: number;
  readonly children: ReactNode;
}) => (
  <Grid size={{ xs: 12, lg: size }}>
    <Paper sx={{ p: 2, height: '100%' }}>
      <Stack spacing={1.5}>
        <Typography variant="h6" component="h2">
          {title}
        </Typography>
        <div>{children}</div>
      </Stack>
    </Paper>
  </Grid>
);
