import { Box } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { shanghaiDistricts } from '#domain/access/shanghai-districts.ts';
import { agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import { stages } from '#domain/casework/stages.ts';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  ComposedChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { DutyToday } from '../duty/duty-today.tsx';
import { t, useLanguage, useSay } from '../frame/say.ts';
import { Watermark } from '../frame/watermark.tsx';
import { todayInChina } from '../parts/chips.tsx';
import { districtName, outcomeName, stageName } from '../parts/names.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { Bars } from '../statistics/bars.tsx';
import { lastMonths, sum, useCockpit, type Count } from '../statistics/counts.ts';
import { HeatGrid } from '../statistics/heat-grid.tsx';
import { weekdayName } from './weekday-name.ts';
import { DeadlineBoard } from './deadline-board.tsx';
import { DistrictMap } from './district-map.tsx';

const wall = { width: 1920, height: 1080 } as const;

/** COCK-1, COCK-2: one screen; a district filters everything, every figure leads to its list. */
export default function CockpitPage() {
  const say = useSay();
  const language = useLanguage();
  const url = useUrlState();
  const scale = useScale();
  const today = todayInChina();
  const district = url.get('district');
  const months = lastMonths(today);
  const where = { district };
  const open = useCockpit('open', ['stage'], where);
  const openByDistrict = useCockpit('open', ['district']);
  const byAgency = useCockpit('open', ['agencyKind'], where);
  const late = useCockpit('open', ['agencyKind'], where, today);
  const received = useCockpit('received', ['month', 'agencyKind', 'district'], {});
  const decided = useCockpit('decided', ['month', 'outcome'], where);
  const closed = useCockpit('closed', ['outcome'], where);
  const here = (rows: readonly Count[] | undefined): readonly Count[] =>
    (rows ?? []).filter(
      (row) => (district === '' || row.district === district) && row.agencyKind === 'prison',
    );
  const thisYear = here(received.data?.rows).filter((row) =>
    row.month?.startsWith(today.slice(0, 4)),
  );
  const monthly = months.map((month) => ({
    month: month.slice(2),
    opened: sum(here(received.data?.rows).filter((row) => row.month === month)),
    decided: sum(decided.data?.rows.filter((row) => row.month === month)),
    departures: (decided.data?.rows ?? [])
      .filter((row) => row.month === month)
      .reduce((all, row) => all + row.departures, 0),
  }));
  const rulings = decided.data?.rows ?? [];
  const listOf = (more = ''): string =>
    `/cases?${district === '' ? '' : `district=${district}&`}${more}`;
  const figures: readonly (readonly [string, number, string])[] = [
    [say(t('本年立卷', 'Opened this year')), sum(thisYear), listOf()],
    [say(t('在办案件', 'Open')), sum(open.data?.rows), listOf()],
    [say(t('已逾期', 'Overdue')), sum(late.data?.rows), listOf('overdue=yes')],
    [say(t('已裁定', 'Decided')), sum(rulings), listOf('stage=closed')],
    [
      say(t('裁定与提请不一致', 'Rulings that depart')),
      rulings.reduce((all, row) => all + row.departures, 0),
      listOf('stage=closed'),
    ],
    [say(t('已办结', 'Closed')), sum(closed.data?.rows), listOf('stage=closed')],
  ];
  return (
    <Box sx={{ position: 'fixed', inset: 0, bgcolor: '#06142a', overflow: 'hidden' }}>
      <Watermark />
      <Box
        sx={{
          width: wall.width,
          height: wall.height,
          transform: `scale(${scale})`,
          transformOrigin: 'top left',
          color: '#d8ecff',
          p: 2,
          display: 'grid',
          gap: '14px',
          gridTemplateColumns: '480px 1fr 480px',
          gridTemplateRows: '64px 104px 1fr 1fr 1fr',
          fontVariantNumeric: 'tabular-nums',
          background: 'linear-gradient(#0a2347,#06142a)',
        }}
      >
        <Box
          component="header"
          sx={{ gridColumn: '1 / -1', display: 'flex', alignItems: 'center' }}
        >
          <Box sx={{ width: 480 }}>
            <Link to="/" style={{ color: '#8fcbf6' }}>
              {say(t('返回工作台', 'Back to work'))}
            </Link>
            <DutyToday today={today} />
          </Box>
          <Box
            component="h1"
            sx={{ flex: 1, m: 0, textAlign: 'center', fontSize: 36, letterSpacing: 6 }}
          >
            {say(t('上海市减刑假释协同办案', 'Commutation and parole in Shanghai'))}
            {district !== '' && ` · ${say(districtName(district))}`}
          </Box>
          <Box sx={{ width: 480, textAlign: 'right' }}>
            {today} {weekdayName(today, language)}{' '}
            {say(
              t(
                `数据截至事件 #${open.data?.asOf ?? '…'}`,
                `as of event #${open.data?.asOf ?? '…'}`,
              ),
            )}{' '}
            <FullScreenButton />
          </Box>
        </Box>
        <Box
          sx={{
            gridColumn: '1 / -1',
            display: 'grid',
            gridTemplateColumns: 'repeat(6, 1fr)',
            gap: '14px',
          }}
        >
          {figures.map(([name, value, to]) => (
            <Link key={name} to={to} style={{ color: 'inherit', textDecoration: 'none' }}>
              <Panel>
                <Box sx={{ fontSize: 16, color: '#a9cdf0' }}>{name}</Box>
                <Box sx={{ fontSize: 38, fontWeight: 600, color: '#52c7ff' }}>
                  {value.toLocaleString()}
                </Box>
              </Panel>
            </Link>
          ))}
        </Box>
        <Panel title={say(t('月度立卷与裁定', 'Opened and decided by month'))} place="3 / 1">
          <ResponsiveContainer width="100%" height={200}>
            <BarChart data={monthly}>
              <CartesianGrid stroke="#1d3d66" vertical={false} />
              <XAxis dataKey="month" stroke="#a9cdf0" fontSize={12} />
              <YAxis stroke="#a9cdf0" fontSize={12} allowDecimals={false} />
              <Tooltip contentStyle={{ background: '#0a2347', border: '1px solid #2b5a92' }} />
              <Bar
                dataKey="opened"
                name={say(t('立卷', 'Opened'))}
                fill="#2186d1"
                isAnimationActive={false}
              />
              <Bar
                dataKey="decided"
                name={say(t('裁定', 'Decided'))}
                fill="#5fd3a0"
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        </Panel>
        <Panel
          title={say(t('在办案件分布（点击区域联动）', 'Open cases; click a district'))}
          place="3 / 2 / 6 / 3"
        >
          <Box sx={{ height: 760 }}>
            <DistrictMap
              chosen={district}
              onChoose={(adcode) => url.set({ district: adcode })}
              valueOf={(adcode) =>
                sum(openByDistrict.data?.rows.filter((row) => row.district === adcode))
              }
            />
          </Box>
        </Panel>
        <Panel title={say(t('各区在办排名', 'Ranking of districts'))} place="3 / 3">
          <Bars
            label={say(t('各区', 'Districts'))}
            colour="#2186d1"
            rows={(openByDistrict.data?.rows ?? [])
              .filter((row) => row.district != null && row.district !== '')
              .toSorted((a, b) => b.cases - a.cases)
              .slice(0, 9)
              .map((row) => ({
                name: say(districtName(row.district ?? '')),
                value: row.cases,
                to: `/cases?district=${row.district}`,
              }))}
          />
        </Panel>
        <Panel title={say(t('环节漏斗', 'Funnel of stages'))} place="4 / 1">
          <Bars
            label={say(t('环节', 'Stages'))}
            colour="#5fd3a0"
            rows={(open.data?.rows ?? [])
              .toSorted(
                (a, b) => stages.indexOf(a.stage as never) - stages.indexOf(b.stage as never),
              )
              .slice(0, 10)
              .map((row) => ({
                name: say(stageName(row.stage ?? '')),
                value: row.cases,
                to: listOf(`stage=${row.stage}`),
              }))}
          />
        </Panel>
        <Panel title={say(t('区 × 月立卷', 'Opened, district by month'))} place="4 / 3 / 6 / 4">
          <HeatGrid
            label={say(t('区 × 月', 'District by month'))}
            colour="#2186d1"
            rows={shanghaiDistricts.map(({ adcode }) => ({
              id: adcode,
              name: say(districtName(adcode)),
            }))}
            columns={months}
            valueOf={(adcode, month) =>
              sum(
                received.data?.rows.filter(
                  (row) =>
                    row.district === adcode && row.month === month && row.agencyKind === 'prison',
                ),
              )
            }
            linkOf={(adcode) => `/cases?district=${adcode}`}
          />
          <ProblemAlert error={open.error} />
          <ResponsiveContainer width="100%" height={110}>
            <ComposedChart data={monthly}>
              <XAxis dataKey="month" stroke="#a9cdf0" fontSize={11} />
              <YAxis stroke="#a9cdf0" fontSize={11} width={28} allowDecimals={false} />
              <Tooltip contentStyle={{ background: '#0a2347', border: '1px solid #2b5a92' }} />
              <Line
                dataKey="departures"
                name={say(t('裁定与提请不一致', 'Rulings that depart'))}
                stroke="#ffb454"
                dot={false}
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </Panel>
        <Panel title={say(t('期限看板', 'Deadlines'))} place="5 / 1">
          <DeadlineBoard district={district} />
          <Box sx={{ mt: 1, fontSize: 14 }}>
            {(byAgency.data?.rows ?? []).map((row) => (
              <span key={row.agencyKind} style={{ marginRight: 16 }}>
                {say(agencyNames[row.agencyKind as AgencyKind] ?? t('—', '—'))} {row.cases}
              </span>
            ))}
            {(closed.data?.rows ?? []).slice(0, 3).map((row) => (
              <span key={row.outcome} style={{ marginRight: 16, color: '#a9cdf0' }}>
                {say(outcomeName(row.outcome ?? null))} {row.cases}
              </span>
            ))}
          </Box>
        </Panel>
      </Box>
    </Box>
  );
}

function FullScreenButton() {
  const say = useSay();
  return (
    <button
      type="button"
      onClick={() =>
        void (document.fullscreenElement === null
          ? document.documentElement.requestFullscreen()
          : document.exitFullscreen())
      }
      style={{
        background: 'none',
        border: '1px solid #2b5a92',
        color: '#8fcbf6',
        borderRadius: 4,
        padding: '4px 10px',
        cursor: 'pointer',
      }}
    >
      {say(t('全屏', 'Full screen'))}
    </button>
  );
}

const Panel = ({
  title,
  place,
  children,
}: {
  readonly title?: string;
  /** Place in the grid: row and column, first and last line. */
  readonly place?: string;
  readonly children: ReactNode;
}) => (
  <Box
    component="section"
    sx={{
      border: '1px solid #1f4a7d',
      borderRadius: '4px',
      background: 'rgba(16,47,88,0.55)',
      p: '10px 14px',
      overflow: 'hidden',
      ...(place === undefined ? {} : { gridArea: place }),
    }}
  >
    {title !== undefined && (
      <Box
        component="h2"
        sx={{ m: 0, mb: 1, fontSize: 18, color: '#8fcbf6', borderLeft: '4px solid #38c6ff', pl: 1 }}
      >
        {title}
      </Box>
    )}
    {children}
  </Box>
);

const reckon = (): number => Math.min(innerWidth / wall.width, innerHeight / wall.height);

/** The wall is 1920 by 1080; every other screen shows it smaller or larger, never cut. */
function useScale(): number {
  const [scale, setScale] = useState(reckon);
  useEffect(() => {
    const follow = (): void => setScale(reckon());
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  return scale;
}
