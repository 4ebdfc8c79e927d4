import type { CockpitFigure } from '#read-api/cockpit/cockpit-answers.ts';
import { directory } from '../base/directory.ts';
import { Box } from '@mui/material';
import { memo } from 'react';
import { t, useSay } from '../base/say.ts';
import { districtName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';
import { sum } from '../parts/counts.ts';
import { HeatGrid } from '../statistics/heat-grid.tsx';
import { beyondDistricts } from './beyond-districts.ts';
import { ChoiceBars } from './choice-bars.tsx';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { monthLabel } from './month-label.ts';
import { MonthText } from './month-text.tsx';
import { DistrictMap } from './map/district-map.tsx';
import type { MapAnswer } from '#read-api/map/map-answers.ts';
import { ChoiceButton, Figure, Panel } from './panel.tsx';
import { useFigures, without, type Choosing, type Selection } from './selection.ts';

type DistrictPanelProps = Pick<Choosing, 'selection' | 'toggle'>;

const codes = () => directory().counties.map(({ code: adcode }) => adcode);

/** The open cases that no district shows, so that a map of two of twelve does not look like all of them. */
function Beyond({
  rows,
  selection,
}: {
  readonly rows: readonly CockpitFigure[] | undefined;
  readonly selection: Selection;
}) {
  const say = useSay();
  const places = [...beyondDistricts(rows ?? [], codes())];
  if (places.length === 0) return null;
  return (
    <Box sx={{ color: look.quiet, fontSize: 13, whiteSpace: 'nowrap' }}>
      {say(t('未分区：', 'In no district: '))}
      {places.map(([place, cases], index) => (
        <span key={place}>
          {index > 0 && say(t('、', ', '))}
          {say(districtName(place))}{' '}
          {place === null ? (
            cases.toLocaleString('en-US')
          ) : (
            <Figure
              value={cases}
              name={say(districtName(place))}
              to={caseListPath({ ...selection, district: place, mark: 'open' })}
            />
          )}
        </span>
      ))}
    </Box>
  );
}

/** Open cases on the map; a district narrows every figure. */
export const MapPanel = memo(function MapPanel({ selection, toggle }: DistrictPanelProps) {
  const say = useSay();
  const open = useFigures('open', ['district'], without(selection, 'district'));
  const settings = useRead<MapAnswer>('/api/map');
  return (
    <Panel
      title={say(t('在办案件分布（点击区域联动）', 'Open cases; a district narrows every figure'))}
      error={open.error ?? settings.error}
      pending={open.data === undefined || settings.data === undefined}
      aside={<Beyond rows={open.data?.rows} selection={selection} />}
    >
      {settings.data !== undefined && (
        <DistrictMap
          settings={settings.data}
          chosen={selection.district}
          onChoose={(adcode) => toggle('district', adcode)}
          values={Object.fromEntries(
            codes().map((adcode) => [
              adcode,
              sum(open.data?.rows.filter((row) => row.district === adcode)),
            ]),
          )}
        />
      )}
    </Panel>
  );
});

/** The districts by their open cases, the most first. */
export const RankingPanel = memo(function RankingPanel({ selection, toggle }: DistrictPanelProps) {
  const say = useSay();
  const open = useFigures('open', ['district'], without(selection, 'district'));
  const ranked = codes()
    .map((adcode) => ({
      id: adcode,
      name: say(districtName(adcode)),
      value: sum(open.data?.rows.filter((row) => row.district === adcode)),
      to: caseListPath({ ...selection, district: adcode, mark: 'open' }),
    }))
    .toSorted((one, other) => other.value - one.value);
  return (
    <Panel
      title={say(t('各区在办排名', 'Ranking of districts, open cases'))}
      height={190}
      error={open.error}
      pending={open.data === undefined}
    >
      <ChoiceBars
        label={say(t('各区', 'Districts'))}
        colour={look.bar}
        columns={2}
        nameWidth={118}
        chosen={selection.district}
        onChoose={(adcode) => toggle('district', adcode)}
        rows={ranked}
      />
    </Panel>
  );
});

interface HeatPanelProps extends DistrictPanelProps {
  readonly months: readonly string[];
}

/** Opened by district and month, twelve months; both heads narrow every figure. */
export const HeatPanel = memo(function HeatPanel({ selection, toggle, months }: HeatPanelProps) {
  const say = useSay();
  const opened = useFigures(
    'opened',
    ['district', 'opened'],
    without(selection, 'district', 'openedMonth'),
  );
  const counted = new Map(
    opened.data?.rows.map((row) => [`${row.district} ${row.opened}`, row.cases]),
  );
  const districts = codes();
  const inMonths = opened.data?.rows.filter((row) => months.includes(row.opened ?? '')) ?? [];
  const beyond = [...beyondDistricts(inMonths, districts).keys()].filter((code) => code !== null);
  const shown = [...districts, ...beyond];
  return (
    <Panel
      title={say(t('区 × 月立卷热力', 'Opened, district by month'))}
      error={opened.error}
      pending={opened.data === undefined}
    >
      <Box
        sx={{
          overflowY: 'auto',
          '& td a, & th': { p: '0 !important', lineHeight: '15px' },
          // Months are of one width, whatever heads them.
          '& thead th': { width: '6.3%' },
        }}
      >
        <HeatGrid
          label={say(t('区 × 月', 'District by month'))}
          colour={look.bar}
          rows={shown.map((adcode) => ({ id: adcode, name: say(districtName(adcode)) }))}
          columns={months}
          valueOf={(district, month) => counted.get(`${district} ${month}`) ?? 0}
          linkOf={(district, openedMonth) => caseListPath({ ...selection, district, openedMonth })}
          rowHead={(adcode, name) => (
            <ChoiceButton
              chosen={selection.district === adcode}
              onPress={() => toggle('district', adcode)}
            >
              {name}
            </ChoiceButton>
          )}
          columnHead={(month) => (
            <ChoiceButton
              name={month}
              chosen={selection.openedMonth === month}
              onPress={() => toggle('openedMonth', month)}
            >
              <MonthText {...monthLabel(month, months.indexOf(month))} />
            </ChoiceButton>
          )}
        />
      </Box>
    </Panel>
  );
});
